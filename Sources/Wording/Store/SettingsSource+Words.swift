internal import Localization
internal import SettingsStore

extension SettingsSource {
    /// What a sentence calls it: its path, or just a file where it has none.
    var name: LocalizedText {
        switch self {
        case .file(let path): LocalizedText(same: DisplayPath.path(path))
        case .copy, .json: .en("the file").ja("ファイル")
        }
    }

    /// Words with the name of what they are about before them; a mere JSON value has none.
    func about(english: String, japanese: String, hint: LocalizedText? = nil) -> ErrorWords {
        switch self {
        case .file, .copy: .en("\(name.english): \(english)").ja("\(name.japanese): \(japanese)").fix(hint)
        case .json: .en(english).ja(japanese).fix(hint)
        }
    }

    func tooLarge(_ limit: Int) -> ErrorWords {
        switch self {
        case .file(let path):
            .en("\(DisplayPath.path(path)) is larger than \(limit) bytes")
                .ja("\(DisplayPath.path(path)) が上限の\(limit)バイトを超えています").fix(SharedHint.otherFile)
        case .copy, .json: .en("the file is too large").ja("ファイルが大きすぎます").fix(SharedHint.otherFile)
        }
    }

    func newerSchema(_ version: Int64) -> ErrorWords {
        about(
            english: "the settings were written by a newer version of this program (schema \(version))",
            japanese: "このプログラムの新しいバージョンで作成された設定です（スキーマ \(version)）",
            hint: .en("update this program; the settings are left as they are").ja("このプログラムを更新してください。設定はそのまま残っています")
        )
    }

    var sealedToAnotherKey: ErrorWords {
        .en("\(name.english) is sealed for another key than this machine's")
            .fix(
                "use the identity it was sealed for or have it sealed for this machine;"
                    + " else \(removal.english), then sign in again"
            )
            .ja("\(name.japanese) はこのマシンのものではない鍵で暗号化されています")
            .fix("暗号化に使った鍵を指定するか、このマシン用に暗号化し直してください。できなければ\(removal.japanese)、もう一度ログインしてください")
    }

    /// How to get a good file in the place of a damaged one.
    var replacement: LocalizedText? {
        switch self {
        case .file:
            .en("put a backup in its place; else \(removal.english), then sign in again")
                .ja("バックアップを戻してください。なければ\(removal.japanese)、もう一度ログインしてください")
        case .copy(mentionsArmor: false):
            .en("check that it is the file that transfer wrote, and copy it here again")
                .ja("transfer が書き出したファイルか確認し、もう一度コピーしてください")
        case .copy(mentionsArmor: true):
            .en("have it sent again as an attachment: mail programs indent, quote and wrap the lines of a text")
                .ja("添付ファイルとして送り直してもらってください。メールの本文では行が字下げ・引用・折り返しされます")
        case .json: nil
        }
    }

    /// How to remove a file that does not open: by the name of its connection, if it is at the default place of one.
    private var removal: LocalizedText {
        let simple = LocalizedText.en("remove it").ja("削除して")
        guard case .file(let path) = self else { return simple }
        let parts = path.split(separator: "/")
        guard parts.count > 3, parts[parts.count - 3] == "connections",
            parts.last.map(String.init) == ConfigurationFolder.settingsName
        else { return simple }
        let program = parts[parts.count - 4] == "practice" ? "oauth-setup practice" : "oauth-setup"
        let command = "\(program) forget \(DisplayPath.word(String(parts[parts.count - 2])))"
        return .en("remove it with \(command)").ja("\(command) で削除して")
    }
}
