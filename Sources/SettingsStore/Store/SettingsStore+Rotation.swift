internal import AgeFile
internal import FoundationEssentials
internal import Secrets

extension SettingsStore {
    /// Gives this machine a new key and seals every connection for it.
    ///
    /// First the identity file gets the new key beside the old one, in one step: from then on every file is written for the
    /// new key and can be read with either. Then each file is sealed anew under its lock, and at last the old key goes.
    /// Killed at any point, one of the keys in the identity file opens every file, and the next call finishes the work.
    ///
    /// - Parameters:
    ///   - paths: Settings files that are not at their default place.
    ///   - isPostQuantum: Whether the new key is a post-quantum one; it is in any case when the old one is.
    ///   - keepsOld: Whether the old key stays in the identity file, for files that are not known here.
    ///   - timeout: How long to wait for each lock.
    /// - Returns: What was done, and what is left.
    /// - Throws: ``SettingsError`` about the identity, `locked` or `cannotWrite`; `CancellationError`.
    public func rotateIdentity(
        also paths: [String] = [],
        isPostQuantum: Bool = false,
        keepsOld: Bool = false,
        timeout: Duration = .seconds(60)
    ) async throws -> KeyRotation {
        _ = try keyRing.keysMakingIdentity()
        return try await holdingIdentity(timeout: timeout) {
            var rotation = try begunRotation(isPostQuantum: isPostQuantum)
            // Listed after the new key is in place: whoever read the old one before holds the lock of a folder that is there.
            for path in try rotatedPaths() + paths {
                do {
                    if try await reseal(path, timeout: timeout) { rotation.resealedCount += 1 }
                } catch let error as SettingsError {
                    if case .sealedToAnotherKey = error {
                        rotation.foreign.append(path)
                    } else {
                        rotation.left.append(.init(path: path, error: error))
                    }
                }
            }
            for fleet in try await rekeyFleets(from: rotation.retired, to: rotation.recipient) {
                rotation.left.append(.init(path: fleet.place, error: fleet.error))
            }
            if rotation.left.isEmpty {
                let file = try keyRing.identityFile()
                let text = IdentityText(text: try keyRing.text(of: file)).finishing(keepsOld: keepsOld)
                try write(text.text, over: file)
                rotation.keepsOld = keepsOld
            }
            return rotation
        }
    }

    /// Puts the new key into the identity file, unless an earlier call has.
    private func begunRotation(isPostQuantum: Bool) throws -> KeyRotation {
        let file = try keyRing.identityFile()
        let text = IdentityText(text: try keyRing.text(of: file))
        let keys = try keyRing.keys()
        guard let old = keys.identities.first else { throw SettingsError.identityDamaged(.noKey(path: file.path)) }
        let first = old.recipient
        let named = keys.recipients.map(\.text)
        if let retiring = text.retiring {
            return KeyRotation(
                recipient: first.text,
                retired: retiring,
                isResumed: true,
                isRetiredStillRecipient: named.contains(retiring)
            )
        }
        let identity = try keyRing.newIdentity(isPostQuantum ? .hybrid : old.kind)
        try write(text.beginning(identity, retiring: first, moment: keyRing.moment).text, over: file)
        return KeyRotation(
            recipient: identity.recipient.text,
            retired: first.text,
            isResumed: false,
            isRetiredStillRecipient: named.contains(first.text)
        )
    }

    /// Writes an identity file with the passphrase it had.
    private func write(_ text: String, over file: IdentityFile) throws(SettingsError) {
        let passphrase = file.isProtected ? try keyRing.passphrase?() : nil
        guard !file.isProtected || passphrase != nil else {
            throw SettingsError.identityProtected(.neededAgain(path: file.path))
        }
        try write(text, to: file.path, sealedWith: passphrase)
    }

    /// Every default place where there are, or are about to be, settings.
    private func rotatedPaths() throws(SettingsError) -> [String] {
        var folders = [folder]
        // A named key serves the practice connections too; a key of the folder does not.
        if case .environment = keyRing.source() { folders.append(ConfigurationFolder(path: "\(folder.path)/practice")) }
        var paths: [String] = []
        for folder in folders {
            for name in try folder.connectionFolders() {
                paths.append(try folder.settingsPath(connection: name))
            }
        }
        return paths
    }

    /// Seals a file for the keys of this moment; false when there is none.
    private func reseal(_ path: String, timeout: Duration) async throws -> Bool {
        let backend = try backend(.file(path: path))
        guard backend.isInUse else { return false }
        return try await claiming(backend, within: timeout, making: false) { claim in
            while let file = try await claim.read() {
                let keys = try keyRing.keys()
                let (random, source) = (random, backend.source)
                let sealed = try keys.resealed(file, from: source) { random($0) }
                guard try keys.opens(sealed, like: file, from: source) else {
                    throw SettingsError.cannotWrite(path: backend.path, .wouldNotOpen)
                }
                guard case .done = try await claim.write(sealed) else { continue }
                // What could not be written there is sealed for the old key, too.
                if let settings = try? keys.open(file, from: source), let kept = state.unsaved(of: settings.id) {
                    let sealed = try? keys.resealed(kept, from: source) { random($0) }
                    if let sealed { try state.keepUnsaved(sealed, of: settings.id) }
                }
                return true
            }
            return false
        }
    }
}
