internal import FoundationEssentials
internal import Glibc
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON

/// The small files the wizard writes: a draft beside the settings, and text a person wants as a file.
struct WizardFiles {
    let folder: ConfigurationFolder
    /// The person's home folder, which `~` stands for; nil where the environment names none.
    let home: String?
    /// What makes files that are whole, durable and private.
    let store: SettingsStore

    private var draftPath: String { folder.path + "/draft.json" }

    /// The answers of a set-up that was broken off; nil when there is none that can be used.
    var draft: SetupAnswers? {
        guard let bytes = FileText.read(draftPath), let json = try? JSONParser.parse(bytes) else { return nil }
        return SetupAnswers(draft: json)
    }

    /// What a session is given.
    var session: SessionFiles {
        SessionFiles(
            save: { [copies = Copies(folder), store] in copies.write($0, of: $1, by: store) },
            read: { [home] in FileText.read(Self.expanded($0, home: home)) },
            keepDraft: { [draftPath, store] draft in
                guard let draft else {
                    _ = unsafe unlink(draftPath)
                    return
                }
                // A draft is a convenience: when it cannot be written, the person types again.
                try? store.newFile(draftPath, replacing: true).commit(Array((draft.text(.pretty) + "\n").utf8))
            }
        )
    }

    /// A settings file's place as people write it, as a whole path; one with a scheme stays as it is.
    static func location(_ text: String, home: String?) -> String {
        guard !text.contains("://") else { return text }
        let path = expanded(text, home: home)
        guard !path.hasPrefix("/"), !path.hasPrefix("~"), let here = unsafe getcwd(nil, 0) else { return path }
        defer { unsafe free(here) }
        return "\(unsafe String(cString: here))/\(path.hasPrefix("./") ? path.dropFirst(2) : path[...])"
    }

    /// A path as people write it: `~` is the home folder, and a file dropped on the terminal may come in quotes.
    private static func expanded(_ path: String, home: String?) -> String {
        var path = path
        for quote in ["'", "\""] where path.count > 1 && path.hasPrefix(quote) && path.hasSuffix(quote) {
            path = String(path.dropFirst().dropLast())
        }
        // As a shell does it: Foundation asks the list of users, which need not agree with the environment.
        guard let home, path == "~" || path.hasPrefix("~/") else { return path }
        return home + path.dropFirst()
    }
}
