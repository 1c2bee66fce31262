internal import ArgumentParser
internal import Glibc
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import StrictJSON
internal import Wording

/// `key`: this machine's key: its public half, its passphrase, and a new one in its place.
struct KeyCommand: WaitingCommand {
    static let configuration = CommandConfiguration("key", KeyHelp.abstract, KeyHelp.discussion)

    @OptionGroup var common: CommonOptions
    @Flag(help: Help.about(KeyHelp.showRecipient)) var showRecipient = false
    @Flag(help: Help.about(KeyHelp.protect)) var protect = false
    @Flag(help: Help.about(KeyHelp.unprotect)) var unprotect = false
    @Flag(help: Help.about(KeyHelp.rotate)) var rotate = false
    @Flag(help: Help.about(KeyHelp.postQuantum)) var postQuantum = false
    @Option(help: Help.about(KeyHelp.newPassphraseFile, "FILE"), completion: .file()) var newPassphraseFile: String?
    @Option(help: Help.about(KeyHelp.also, "FILE"), completion: .file()) var also: [String] = []
    @Flag(help: Help.about(KeyHelp.keepOld)) var keepOld = false
    @Flag(help: Help.about(KeyHelp.json)) var json = false

    func validate() throws {
        guard [showRecipient, protect, unprotect, rotate].count(where: \.self) <= 1 else {
            throw ValidationError(OptionMistakes.oneKeyAction)
        }
        guard rotate || (also.isEmpty && !keepOld && !postQuantum) else {
            throw ValidationError(OptionMistakes.rotateMissing)
        }
        guard protect || newPassphraseFile == nil else { throw ValidationError(OptionMistakes.protectMissing) }
    }

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        if protect {
            try await protect(program)
        } else if unprotect {
            try await unprotect(program)
        } else if rotate {
            try await rotate(program)
        } else {
            try show(program)
        }
    }

    private func show(_ program: Program) throws {
        let recipient = try program.recipient()
        if json {
            Output.data(description(recipient, program).text(.pretty))
        } else {
            Output.data(recipient)
        }
        if program.store.isRotationUnfinished { Output.note(KeyWords.unfinished(program.language)) }
    }

    private func description(_ recipient: String, _ program: Program) -> JSONValue {
        [
            "recipient": .string(recipient),
            "identity": .string(program.store.identityPath),
            "protected": .bool(program.store.isIdentityProtected),
        ]
    }

    private func protect(_ program: Program) async throws {
        // The one given is the key's own, where it has one, and else the new one.
        let isGivenNew = common.key.passphrase.isGiven && !program.store.isIdentityProtected
        try program.store.unlock()
        let passphrase =
            if let newPassphraseFile {
                try PassphraseSource.required(newPassphraseFile, .passphrase)
            } else {
                isGivenNew ? try common.key.passphrase.given() : try asked(program.language)
            }
        try await program.store.protectIdentity(with: passphrase)
        Output.note(KeyWords.protected(program.store.identityPath)(program.language))
    }

    private func asked(_ language: Language) throws -> Secret {
        let passphrase = try PassphraseSource.asked(KeyWords.askNew, language)
        guard try PassphraseSource.asked(KeyWords.askAgain, language) == passphrase else {
            throw Failure(PassphraseWords.different, exitCode: 2)
        }
        return passphrase
    }

    private func unprotect(_ program: Program) async throws {
        let had = try await program.store.unprotectIdentity()
        let words = had ? KeyWords.unprotected : KeyWords.wasUnprotected
        Output.note(words(program.store.identityPath)(program.language))
    }

    private func rotate(_ program: Program) async throws {
        for path in also where unsafe access(path, F_OK) != 0 {
            throw Failure(FileFault(errno).words(KeyWords.alsoUnreadable(path), takesInput: false), exitCode: 2)
        }
        let rotation = try await program.store.rotateIdentity(also: also, isPostQuantum: postQuantum, keepsOld: keepOld)
        let language = program.language
        if json {
            var value = description(rotation.recipient, program).object ?? JSONObject()
            value["retired"] = .string(rotation.retired)
            value["resealed"] = .integer(rotation.resealedCount)
            value["left"] = .array(rotation.left.map { .string($0.path) })
            value["foreign"] = .array(rotation.foreign.map { .string($0) })
            Output.data(JSONValue.object(value).text(.pretty))
        } else {
            Output.data(rotation.recipient)
        }
        Output.note(KeyWords.resealed(rotation.resealedCount, isResumed: rotation.isResumed)(language))
        for path in rotation.foreign { Output.note(KeyWords.foreign(path)(language)) }
        if rotation.isRetiredStillRecipient { Output.note(KeyWords.retiredIsRecipient(language)) }
        for left in rotation.left { Output.note(Failure.words(left.error, language)?.message ?? left.path) }
        if rotation.keepsOld { Output.note(KeyWords.keptOld(language)) }
        guard rotation.left.isEmpty else { throw Failure(KeyWords.left(rotation.left.count)) }
        Output.note(KeyWords.tellOthers(language))
    }
}

extension Program {
    /// This machine's public key; makes no new one where the old one is missed: it would be in the way of the backup.
    ///
    /// - Throws: `SettingsError`, or ``Failure`` where the key has gone.
    func recipient() throws -> String {
        let path = store.identityPath
        if try !folder.connectionNames().isEmpty, unsafe access(path, F_OK) != 0, errno == ENOENT {
            throw Failure(DoctorFileWords.keyGone(path), exitCode: 5)
        }
        return try store.recipient()
    }
}
