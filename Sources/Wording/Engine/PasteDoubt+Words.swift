internal import AuthEngine
internal import Localization

extension PasteDoubt {
    /// What is unclear, and what to do.
    var words: ErrorWords {
        let hint = LocalizedText.en("paste the full address in one line, with nothing before or after it")
            .ja("URL全体だけを、前後に何も付けずに1行で貼り付けてください")
        return switch self {
        case .lines:
            .en("it cannot be told whether the lines after the code belong to it")
                .ja("コードの後の行が、コードの続きかどうか判別できません").fix(hint)
        case .more:
            .en("it cannot be told whether what follows the code belongs to it")
                .ja("コードの後の文字が、コードの続きかどうか判別できません").fix(hint)
        case .ending(let character):
            .en("it cannot be told whether the \(character) at the end belongs to the code")
                .fix("paste it without the \(character), or with < and > around it when it belongs to the code")
                .ja("末尾の \(character) が、コードの一部かどうか判別できません")
                .fix("\(character) を除いて貼り付けてください。コードの一部であれば、全体を < と > で囲んでください")
        }
    }
}
