internal import Foundation
internal import Glibc
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

extension Doctor {
    /// The folder, and everything secret in it that others could get at.
    var folderFindings: [Finding] {
        guard let folder else {
            return [
                Finding(
                    .folder,
                    .problem,
                    "the home folder is not known",
                    "ホームフォルダーがわかりません",
                    mend: ("set OAUTH_SETUP_HOME to a folder", "OAUTH_SETUP_HOME にフォルダーを設定してください")
                )
            ]
        }
        // Whoever may not look into a folder is not told that it is empty.
        do {
            _ = try folder.connectionNames()
        } catch {
            // What others can get at is listed below, with the mend of each.
            guard case .folderNotPrivate = error else { return [Finding(.folder, error)] }
        }
        guard FileManager.default.fileExists(atPath: folder.path) else {
            return [
                .good(.folder, "\(folder.path) is made on first use", "\(folder.path) は最初の利用時に作成されます")
            ]
        }
        let loose = secretPaths(folder).compactMap(Self.looseness)
        return loose.isEmpty ? [.good(.folder, "\(folder.path), private", "\(folder.path)（本人だけがアクセス可能）")] : loose
    }

    /// Whether other machines may use the folder, too; nil on a file system of this machine's own.
    func sharedFolder(_ program: Program) -> Finding? {
        let path = program.folder.path
        let place = SettingsLocation.file(path: "\(path)/OAuthSettings.txt")
        guard let shared = program.store.sharedFileSystem(of: place) else { return nil }
        guard shared.mayLockLocally else {
            return .good(.folder, "\(path) is on \(shared.name)", "\(path) は \(shared.name) にあります")
        }
        return Finding(
            .folder,
            .note,
            "\(path) is on \(shared.name), where locks may count on one machine only: two machines that refresh at once can"
                + " end a sign-in",
            "\(path) は \(shared.name) にあり、ロックが1台のマシンの中でしか効かないことがあります。"
                + "2台が同時に更新すると、サインインが無効になりかねません",
            mend: (
                "let one machine use it, or set OAUTH_SETUP_HOME to a folder on a disk of its own",
                "1台だけで使うか、OAUTH_SETUP_HOME にそのマシンのディスク上のフォルダーを設定してください"
            )
        )
    }

    /// The key, without which nothing stored can be opened.
    func identity(hasConnections: Bool, _ program: Program) -> Finding {
        let path = program.folder.identityPath
        guard FileManager.default.fileExists(atPath: path) else {
            guard hasConnections else {
                return .good(.identity, "made on first use", "最初の利用時に作成されます")
            }
            return Finding(
                .identity,
                .problem,
                "\(path) is gone; without it no connection opens",
                "\(path) がないため、保存済みの接続を開けません",
                mend: ("bring it back from a backup, or set the connections up again", "バックアップから戻すか、接続を設定し直してください")
            )
        }
        guard unsafe access(path, R_OK) == 0 else {
            return Finding(
                .identity,
                .problem,
                "\(path) cannot be read",
                "\(path) を読み取れません",
                mend: ("chmod 600 \(Self.quoted(path))", "chmod 600 \(Self.quoted(path))")
            )
        }
        return .good(.identity, path, path)
    }

    /// The person's own definitions, each that cannot be used.
    var servicesFindings: [Finding] {
        let faults: [DefinitionError]
        let count: Int
        do {
            count = try folder?.ownDefinitions().count ?? 0
            faults = try folder.map { try ServiceCatalog(services: []).adding(ownServicesIn: $0).faults } ?? []
        } catch {
            return [Finding(.services, error)]
        }
        guard !faults.isEmpty else {
            return [.good(.services, "in order, \(count) of your own", "正常です（独自の定義: \(count)件）")]
        }
        return faults.map { fault in
            let command = "oauth-setup services check \(Self.quoted(fault.file))"
            if case .writableByOthers(_, let mend) = fault.fault {
                return Finding(
                    .services,
                    .problem,
                    fault.message(in: .english),
                    fault.message(in: .japanese),
                    mend: (mend, mend)
                )
            }
            return Finding(
                .services,
                .problem,
                fault.message(in: .english),
                fault.message(in: .japanese),
                mend: ("\(command) says what it means", "\(command) で意味を確認できます")
            )
        }
    }

    /// What the wizard's key f has written: nobody keeps account of these files but the person.
    func copies(_ program: Program) -> [Finding] {
        let copies = Copies(program.folder)
        let paths = name.map { copies.paths(of: $0) } ?? copies.all
        return paths.map { path in
            Finding(
                .copies,
                .note,
                "\(path) was written by the wizard (key f), and may hold a connection's secrets",
                "\(path) はウィザード（f キー）で書き出したファイルで、接続の秘密の値を含むことがあります",
                mend: (
                    "remove it when it is not needed any more: rm \(Self.quoted(path))",
                    "不要になったら削除してください: rm \(Self.quoted(path))"
                )
            )
        }
    }

    /// Newer tokens of a connection that wait in the state folder.
    func waiting(_ patient: Patient, _ program: Program) -> [Finding] {
        guard let location = patient.location, let path = program.store.inspect(location).waiting else { return [] }
        let folder = Self.quoted("\(program.folder.connectionsPath)/\(patient.name)")
        return [
            Finding(
                .settings,
                .problem,
                "\(patient.name): its settings file could not be written; its newest tokens wait in \(path) and are used from there",
                "\(patient.name): 設定ファイルに書き込めなかったため、最新のトークンは \(path) に保管され、そこから使われています",
                mend: (
                    "make room or allow writing in \(folder), then run oauth-setup token \(patient.name)",
                    "\(folder) の空きを作るか書き込みを許可してから、oauth-setup token \(patient.name) を実行してください"
                )
            )
        ]
    }

    /// The folders and files that must be the person's alone.
    private func secretPaths(_ folder: ConfigurationFolder) -> [String] {
        // A person's own notes beside the connections are no concern of this program.
        let connections = ((try? folder.connectionNames()) ?? []).flatMap { name in
            let place = "\(folder.connectionsPath)/\(name)"
            let kept = FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String } ?? []
            return [place] + kept.map { "\(place)/\($0)" }
        }
        // Practice connections live one folder deeper; the outer folder guards them.
        let outer = program?.practice == nil ? [] : [(folder.path as NSString).deletingLastPathComponent]
        let copies = [folder.path + "/copies"] + Copies(folder).all
        return (outer + [folder.path, folder.identityPath, folder.connectionsPath] + connections + copies).filter {
            FileManager.default.fileExists(atPath: $0)
        }
    }

    private static func looseness(_ path: String) -> Finding? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = attributes[.posixPermissions] as? Int
        else { return nil }
        let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
        if let owner = attributes[.ownerAccountID] as? Int, owner != Int(geteuid()) {
            let mend = ForeignOwner(UInt32(owner)).mend(path)
            return Finding(
                .folder,
                .problem,
                "\(path) belongs to another user",
                "\(path) はほかのユーザーのものです",
                mend: (mend.english, mend.japanese)
            )
        }
        guard mode & 0o077 != 0 else { return nil }
        let command = "chmod \(isFolder ? 700 : 600) \(quoted(path))"
        return Finding(
            .folder,
            .problem,
            "others can get at \(path)",
            "\(path) にほかのユーザーがアクセスできます",
            mend: (command, command)
        )
    }

    private static func quoted(_ path: String) -> String { ForeignText.word(path) }
}
