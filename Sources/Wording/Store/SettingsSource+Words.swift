internal import Localization
internal import SettingsStore

extension SettingsSource {
    /// What a sentence calls it: its path, or just a file where it has none.
    var name: LocalizedText {
        switch self {
        case .file(let path): LocalizedText(same: DisplayPath.path(path))
        case .copy, .json: LocalizedText(english: "the file", japanese: "ファイル")
        }
    }

    /// Words with the name of what they are about before them; a mere JSON value has none.
    func about(english: String, japanese: String, hint: LocalizedText? = nil) -> ErrorWords {
        switch self {
        case .file, .copy:
            ErrorWords(
                LocalizedText(english: "\(name.english): \(english)", japanese: "\(name.japanese): \(japanese)"),
                hint: hint
            )
        case .json: ErrorWords(LocalizedText(english: english, japanese: japanese), hint: hint)
        }
    }

    func tooLarge(_ limit: Int) -> ErrorWords {
        switch self {
        case .file(let path):
            ErrorWords(
                LocalizedText(
                    english: "\(DisplayPath.path(path)) is larger than \(limit) bytes",
                    japanese: "\(DisplayPath.path(path)) が上限の \(limit) バイトを超えています"
                )
            )
        case .copy, .json:
            ErrorWords(LocalizedText(english: "the file is too large", japanese: "ファイルが大きすぎます"))
        }
    }

    func newerSchema(_ version: Int64) -> ErrorWords {
        about(
            english: "the settings were written by a newer version of this program (schema \(version))",
            japanese: "このプログラムの新しいバージョンで作成された設定です（スキーマ \(version)）",
            hint: LocalizedText(
                english: "update this program; the settings are left as they are",
                japanese: "このプログラムを更新してください。設定はそのまま残っています"
            )
        )
    }

    var sealedToAnotherKey: ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "\(name.english) is sealed for another key than this machine's",
                japanese: "\(name.japanese) はこのマシンのものではない鍵で暗号化されています"
            ),
            hint: LocalizedText(
                english: "use the identity it was sealed for or have it sealed for this machine;"
                    + " else \(removal.english), then sign in again",
                japanese: "暗号化に使った鍵を指定するか、このマシン用に暗号化し直してください。"
                    + "できなければ\(removal.japanese)、もう一度サインインしてください"
            )
        )
    }

    /// How to get a good file in the place of a damaged one.
    var replacement: LocalizedText? {
        switch self {
        case .file:
            LocalizedText(
                english: "put a backup in its place; else \(removal.english), then sign in again",
                japanese: "バックアップを戻してください。なければ\(removal.japanese)、もう一度サインインしてください"
            )
        case .copy(mentionsArmor: false):
            LocalizedText(
                english: "check that it is the file that transfer wrote, and copy it here again",
                japanese: "transfer が書き出したファイルか確認し、もう一度コピーしてください"
            )
        case .copy(mentionsArmor: true):
            LocalizedText(
                english:
                    "have it sent again as an attachment: mail programs indent, quote and wrap the lines of a text",
                japanese: "添付ファイルとして送り直してもらってください。メールの本文では行が字下げ・引用・折り返しされます"
            )
        case .json: nil
        }
    }

    /// How to remove a file that does not open: by the name of its connection, if it is at the default place of one.
    private var removal: LocalizedText {
        let simple = LocalizedText(english: "remove it", japanese: "削除して")
        guard case .file(let path) = self else { return simple }
        let parts = path.split(separator: "/")
        guard parts.count > 3, parts[parts.count - 3] == "connections",
            parts.last.map(String.init) == ConfigurationFolder.settingsName
        else { return simple }
        let program = parts[parts.count - 4] == "practice" ? "oauth-setup practice" : "oauth-setup"
        let command = "\(program) forget \(DisplayPath.word(String(parts[parts.count - 2])))"
        return LocalizedText(english: "remove it with \(command)", japanese: "\(command) で削除して")
    }
}
