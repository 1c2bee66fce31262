import AgeFile
import Localization
import SettingsStore
import Testing
import Wording

@Suite("The words of the store's errors")
struct StoreWordsTests {
    @Test("are one line without a full stop, and differ between the languages", arguments: SettingsErrorSample.all)
    func settings(error: SettingsError) {
        check(error.words, "\(error)")
    }

    @Test("are there for every fact of the age format, too", arguments: ageErrors)
    func age(error: AgeError) {
        check(error.words, "\(error)")
    }

    @Test("are there for everything that keeps an engine from being used", arguments: engineFaults)
    func engines(fault: SettingsError.FleetFault) {
        for place in ["etcd://one:2379/work", "postgresql://one/oauth/work"] {
            check(SettingsError.fleet(place: place, fault).words, "\(place): \(fault)")
        }
    }

    private static let engineFaults: [SettingsError.FleetFault] =
        SettingsError.EngineTrouble.allCases.map { .unreachable($0) }
        + [
            SettingsError.EngineRefusal.loginNeeded, .loginRefused, .notPermitted, .full, .tooLarge, .noGateway,
            .certificateName, .noLibrary, .noDatabase, .badOptions, .badCertificate, .other(code: "22012"),
        ]
        .map { .refused($0) }

    private func check(_ words: ErrorWords, _ name: String) {
        for text in [words.message, words.hint].compactMap(\.self) {
            for language in Language.allCases {
                let sentence = text(language)
                #expect(!sentence.isEmpty && !sentence.contains(where: \.isNewline), "\(name)")
                #expect(!sentence.hasSuffix(".") && !sentence.hasSuffix("。"), "\(name): \(sentence)")
            }
        }
        #expect(words.message.english != words.message.japanese, "\(name)")
        #expect(words.message.japanese.contains(/[\p{Hiragana}\p{Katakana}]/), "\(name)")
        // A command is the same in every language.
        if let hint = words.hint, hint.english != hint.japanese {
            #expect(hint.japanese.contains(/[\p{Hiragana}\p{Katakana}]/), "\(name)")
        }
    }

    private static let ageErrors: [AgeError] =
        [.noMatch, .headerMAC] + headers.map { .header($0) } + keys.map { .key($0) } + usages.map { .usage($0) }
        + AgeError.PayloadFault.allCases.map { .payload($0) } + AgeError.ArmorFault.allCases.map { .armor($0) }

    private static let headers: [AgeError.HeaderFault] =
        [
            .notAnAgeFile, .unknownVersion, .cutShort, .nothingFollows, .tooLong, .noStanza, .tooManyStanzas(limit: 32),
            .noArrow, .badArguments, .badBody, .badLastLine, .badPassphraseStanza, .passphraseNotAlone,
            .workFactorAboveLimit(25, limit: 20), .workFactorImpossible, .badFileKey,
        ] + AgeSecretKey.Kind.allCases.flatMap { [.badKeyStanza($0), .lowOrderPoint($0)] }

    private static let keys: [AgeError.KeyFault] =
        [.noSecretKey, .lowOrderPoint, .unusable]
        + AgeSecretKey.Kind.allCases.flatMap { kind in
            [.notASecretKey(kind), .notASecretKey(kind, line: 2), .notAPublicKey(kind), .notAPublicKey(kind, line: 2)]
        }

    private static let usages: [AgeError.UsageFault] = [
        .noRecipient, .passphraseNotAlone, .emptyPassphrase, .badArgument, .workFactorImpossible,
        .workFactorLimitImpossible,
        .tooFewRandomBytes(wanted: 32), .cannotWrap, .cannotDeriveKey,
    ]
}
