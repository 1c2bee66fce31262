internal import AgeFile
internal import StrictJSON

/// Settings as sealed bytes: pretty JSON, padded so that the length does not tell which token changed.
enum SettingsText {
    private static let paddingStep = 512

    private static func putBack(_ path: String?) -> SettingsError.Hint {
        .words(
            "put a backup in its place; else \(removal(path).english), then sign in again",
            "バックアップを戻してください。なければ\(removal(path).japanese)、もう一度サインインしてください"
        )
    }

    /// What to do about a file from elsewhere.
    private static func sendAgain(_ file: [UInt8]) -> SettingsError.Hint {
        guard Age.mentionsArmor(file) else {
            return .words(
                "check that it is the file that transfer wrote, and copy it here again",
                "transfer が書き出したファイルか確認し、もう一度コピーしてください"
            )
        }
        return .words(
            "have it sent again as an attachment: mail programs indent, quote and wrap the lines of a text",
            "添付ファイルとして送り直してもらってください。メールの本文では行が字下げ・引用・折り返しされます"
        )
    }

    /// What a message calls a file: its path, or just a file where it has none.
    private struct Name {
        let english: String
        let japanese: String

        init(_ path: String?) {
            english = path.map(Shown.path) ?? "the file"
            japanese = path.map(Shown.path) ?? "ファイル"
        }
    }

    static func seal(
        _ settings: Settings,
        to recipients: [any AgeRecipient],
        random: @escaping AgeRandom
    ) throws(SettingsError) -> [UInt8] {
        var text = Array(settings.revealedJSON().text(.pretty).utf8)
        // Blanks after the value are JSON still; a line end closes the text.
        text.append(10)
        while !(text.count + 1).isMultiple(of: paddingStep) { text.append(32) }
        text.append(10)
        return try sealed(text, to: recipients, random: random)
    }

    static func sealed(
        _ text: [UInt8],
        to recipients: [any AgeRecipient],
        random: @escaping AgeRandom
    ) throws(SettingsError) -> [UInt8] {
        do {
            return try Age.encrypt(text, to: recipients, armored: true, random: random)
        } catch {
            throw SettingsError(
                .badRecipient,
                "the settings cannot be sealed: \(error.message)",
                "設定を暗号化できません: \(error.japaneseMessage)",
                hint: error.settingsHint
            )
        }
    }

    static func open(
        _ file: [UInt8],
        with identities: [any AgeIdentity],
        path: String?
    ) throws(SettingsError) -> Settings {
        let text = try opened(file, with: identities, path: path)
        let name = Name(path)
        do {
            return try Settings(json: try JSONParser.parse(text))
        } catch let error as JSONError {
            throw SettingsError(
                .damaged,
                "\(name.english) does not hold settings: \(error.text)",
                "\(name.japanese) の内容は設定ではありません（\(error.line) 行目、\(error.column) 桁目）"
            )
        } catch let error as SettingsError {
            throw error.about(name.english, name.japanese)
        } catch {
            throw SettingsError(
                .damaged,
                "\(name.english) does not hold settings",
                "\(name.japanese) の内容は設定ではありません"
            )
        }
    }

    /// How to remove a file that does not open: by the name of its connection, if it is at the default place of one.
    private static func removal(_ path: String?) -> (english: String, japanese: String) {
        let parts = path?.split(separator: "/") ?? []
        guard parts.count > 3, parts[parts.count - 3] == "connections",
            parts.last.map(String.init) == ConfigurationFolder.settingsName
        else { return ("remove it", "削除して") }
        let program = parts[parts.count - 4] == "practice" ? "oauth-setup practice" : "oauth-setup"
        let command = "\(program) forget \(Shown.word(String(parts[parts.count - 2])))"
        return ("remove it with \(command)", "\(command) で削除して")
    }

    static func opened(
        _ file: [UInt8],
        with identities: [any AgeIdentity],
        path: String?
    ) throws(SettingsError) -> [UInt8] {
        let name = Name(path)
        do {
            return try Age.decrypt(file, with: identities)
        } catch  where error.code == .noMatch {
            throw SettingsError(
                .sealedToAnotherKey,
                "\(name.english) is sealed for another key than this machine's",
                "\(name.japanese) はこのマシンのものではない鍵で暗号化されています",
                hint: .words(
                    "use the identity it was sealed for or have it sealed for this machine;"
                        + " else \(removal(path).english), then sign in again",
                    "暗号化に使った鍵を指定するか、このマシン用に暗号化し直してください。"
                        + "できなければ\(removal(path).japanese)、もう一度サインインしてください"
                )
            )
        } catch {
            throw SettingsError(
                .damaged,
                "\(name.english) is damaged: \(error.message)",
                "\(name.japanese) は壊れています: \(error.japaneseMessage)",
                hint: path == nil ? sendAgain(file) : putBack(path)
            )
        }
    }
}
