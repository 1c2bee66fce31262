/// Why it cannot be told where a pasted code ends.
public enum PasteDoubt: Sendable, Hashable {
    /// More lines follow, which may belong to it.
    case lines
    /// A word follows behind a blank, which may belong to it.
    case more
    /// It ends in a character that may be the end of a sentence or of a bracket.
    case ending(Character)

    /// What is unclear, and what to do.
    var wording: ErrorWording {
        let hint = (
            "paste the whole address in one line, with nothing before or after it",
            "アドレス全体だけを、前後に何も付けずに1行で貼り付けてください"
        )
        return switch self {
        case .lines:
            ErrorWording(
                "it cannot be told whether the lines after the code belong to it",
                "コードの後の行が、コードの続きかどうか判別できません",
                hint: hint
            )
        case .more:
            ErrorWording(
                "it cannot be told whether what follows the code belongs to it",
                "コードの後の文字が、コードの続きかどうか判別できません",
                hint: hint
            )
        case .ending(let character):
            ErrorWording(
                "it cannot be told whether the \(character) at the end belongs to the code",
                "末尾の \(character) が、コードの一部かどうか判別できません",
                hint: (
                    "paste it without the \(character), or with < and > around it when it belongs to the code",
                    "\(character) を除いて貼り付けてください。コードの一部であれば、全体を < と > で囲んでください"
                )
            )
        }
    }
}
