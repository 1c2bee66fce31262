internal import Foundation
internal import Glibc
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore

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
        guard FileManager.default.fileExists(atPath: folder.path) else {
            return [
                .good(.folder, "\(folder.path) is made on first use", "\(folder.path) は最初の利用時に作成されます")
            ]
        }
        let loose = secretPaths(folder).compactMap(Self.looseness)
        return loose.isEmpty ? [.good(.folder, "\(folder.path), private", "\(folder.path)（本人だけがアクセス可能）")] : loose
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

    /// The folders and files that must be the person's alone.
    private func secretPaths(_ folder: ConfigurationFolder) -> [String] {
        let kept = FileManager.default.enumerator(atPath: folder.connectionsPath)?.compactMap { $0 as? String } ?? []
        let connections = kept.map { "\(folder.connectionsPath)/\($0)" }
        // Practice connections live one folder deeper; the outer folder guards them.
        let outer = program?.practice == nil ? [] : [(folder.path as NSString).deletingLastPathComponent]
        let copies = [folder.path + "/copies"] + Copies(folder).all
        return (outer + [folder.path, folder.identityPath] + connections + copies).filter {
            FileManager.default.fileExists(atPath: $0)
        }
    }

    private static func looseness(_ path: String) -> Finding? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let mode = attributes[.posixPermissions] as? Int
        else { return nil }
        let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
        if let owner = attributes[.ownerAccountID] as? Int, owner != Int(geteuid()) {
            let command = "chown \(geteuid()) \(quoted(path))"
            return Finding(
                .folder,
                .problem,
                "\(path) belongs to another user",
                "\(path) はほかのユーザーのものです",
                mend: (command, command)
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
