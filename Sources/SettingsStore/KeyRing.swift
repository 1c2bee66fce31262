internal import AgeFile
internal import Glibc
internal import Secrets

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Finds this machine's identity, makes it on first use, and reads the further recipients.
struct KeyRing: Sendable {
    /// Where an identity file is, and who put it there.
    enum Source {
        /// `OAUTH_SETUP_IDENTITY` names it.
        case environment(path: String)
        /// systemd handed it over in `$CREDENTIALS_DIRECTORY`, and watches over it.
        case credential(path: String)
        /// It is in the configuration folder.
        case folder(path: String)

        var path: String {
            switch self {
            case .environment(let path), .credential(let path), .folder(let path): path
            }
        }
    }

    let folder: ConfigurationFolder
    let environment: [String: String]
    let passphrase: (@Sendable () throws(SettingsError) -> Secret?)?
    let random: RandomBytes
    let now: @Sendable () -> Int64
    let calls: SystemCalls

    /// The keys, when there is an identity.
    ///
    /// - Throws: `identityMissing`, `identityDamaged`, `identityProtected`, `notPrivate`, `badRecipient` and others.
    func keys() throws(SettingsError) -> Keys {
        let source = source()
        if case .folder = source, try !PrivateFolder.check(folder.path) { throw missing(source.path) }
        guard let file = try PrivateFile.read(source.path, rule(source)) else { throw missing(source.path) }
        return Keys(identities: try identities(file, source.path), recipients: try recipients())
    }

    /// The keys; the identity of the configuration folder is made when it is missing.
    func keysMakingIdentity() throws(SettingsError) -> Keys {
        if case .folder(let path) = source() {
            try folder.prepare()
            if try PrivateFile.read(path) == nil { try makeIdentity(path) }
        }
        return try keys()
    }

    func source() -> Source {
        if let path = environment["OAUTH_SETUP_IDENTITY"], !path.isEmpty { return .environment(path: path) }
        if let credentials = environment["CREDENTIALS_DIRECTORY"], !credentials.isEmpty {
            let path = "\(credentials)/oauth-setup.identity"
            var status = stat()
            if unsafe lstat(path, &status) == 0 { return .credential(path: path) }
        }
        return .folder(path: folder.identityPath)
    }

    /// systemd gives credentials to the user by an access list, which shows as a group that may read.
    private func rule(_ source: Source) -> PrivateFile.Rule {
        if case .credential = source { return PrivateFile.Rule(forbidden: 0o037, mayBelongToRoot: true) }
        return PrivateFile.Rule()
    }

    private func missing(_ path: String) -> SettingsError {
        SettingsError(
            .identityMissing,
            "there is no identity at \(Shown.path(path))",
            hint: "put it back from a backup, name another one in OAUTH_SETUP_IDENTITY, or sign in again"
        )
    }

    private func identities(_ file: [UInt8], _ path: String) throws(SettingsError) -> [X25519Identity] {
        let isSealed = file.starts(with: "age-encryption.org/".utf8) || file.starts(with: "-----BEGIN AGE".utf8)
        let text = isSealed ? try unsealed(file, path) : file
        do {
            return try AgeKeyFile.identities(String(decoding: text, as: UTF8.self))
        } catch {
            throw SettingsError(
                .identityDamaged,
                "the identity \(Shown.path(path)) cannot be read: \(error.message)",
                hint: "put it back from a backup"
            )
        }
    }

    private func unsealed(_ file: [UInt8], _ path: String) throws(SettingsError) -> [UInt8] {
        guard let secret = try passphrase?(), !secret.isEmpty else {
            throw SettingsError(
                .identityProtected,
                "the identity \(Shown.path(path)) is protected by a passphrase",
                hint: "run this where the passphrase can be asked for"
            )
        }
        do {
            return try Age.decrypt(file, with: [try ScryptIdentity(passphrase: secret.reveal())])
        } catch  where error.code == .noMatch {
            throw SettingsError(.identityProtected, "the passphrase of the identity \(Shown.path(path)) is wrong")
        } catch {
            throw SettingsError(
                .identityDamaged,
                "the identity \(Shown.path(path)) cannot be opened: \(error.message)",
                hint: "put it back from a backup"
            )
        }
    }

    private func recipients() throws(SettingsError) -> [X25519Recipient] {
        // Public keys may be read by anyone; whoever can change them can read what is sealed next.
        let rule = PrivateFile.Rule(forbidden: 0o022)
        guard let file = try PrivateFile.read(folder.recipientsPath, rule) else { return [] }
        do {
            return try AgeKeyFile.recipients(String(decoding: file, as: UTF8.self))
        } catch {
            throw SettingsError(
                .badRecipient,
                "\(Shown.path(folder.recipientsPath)): \(error.message)",
                hint: error.hint
            )
        }
    }

    /// Makes the identity file whole or not at all; when another process is faster, its file stays.
    private func makeIdentity(_ path: String) throws(SettingsError) {
        ReplacementFile.reap(for: path, now: now())
        let random = random
        let text: String
        do {
            let created = Date(timeIntervalSince1970: Double(now() / 1_000)).formatted(.iso8601)
            text = AgeKeyFile.text(of: try X25519Identity { random($0) }, created: created)
        } catch {
            throw SettingsError(.identityDamaged, "an identity cannot be made: \(error.message)")
        }
        let file = try ReplacementFile(
            for: path,
            reserving: text.utf8.count,
            random: random,
            calls: calls.keepingWhatIsThere
        )
        do throws(SettingsError) {
            try file.commit(Array(text.utf8)) { _ in }
        } catch  where error.code == .alreadyThere {
            // Another process was faster, and its identity is as good.
        }
    }
}
