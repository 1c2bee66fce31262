internal import AuthEngine
internal import Localization

extension PasteDoubt {
    /// What is unclear, and what to do.
    var words: ErrorWords {
        let hint = LocalizedText(
            english: "paste the whole address in one line, with nothing before or after it",
            japanese: "アドレス全体だけを、前後に何も付けずに1行で貼り付けてください"
        )
        return switch self {
        case .lines:
            ErrorWords(
                LocalizedText(
                    english: "it cannot be told whether the lines after the code belong to it",
                    japanese: "コードの後の行が、コードの続きかどうか判別できません"
                ),
                hint: hint
            )
        case .more:
            ErrorWords(
                LocalizedText(
                    english: "it cannot be told whether what follows the code belongs to it",
                    japanese: "コードの後の文字が、コードの続きかどうか判別できません"
                ),
                hint: hint
            )
        case .ending(let character):
            ErrorWords(
                LocalizedText(
                    english: "it cannot be told whether the \(character) at the end belongs to the code",
                    japanese: "末尾の \(character) が、コードの一部かどうか判別できません"
                ),
                hint: LocalizedText(
                    english: "paste it without the \(character), or with < and > around it when it belongs to the code",
                    japanese: "\(character) を除いて貼り付けてください。コードの一部であれば、全体を < と > で囲んでください"
                )
            )
        }
    }
}
