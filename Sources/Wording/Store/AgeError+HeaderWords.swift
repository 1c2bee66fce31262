internal import AgeFile

extension AgeError.HeaderFault {
    /// What is wrong with a header, in English; in Japanese one sentence is for all of them.
    var english: String {
        switch self {
        case .notAnAgeFile: "this is not an age file"
        case .unknownVersion: "the version of the age format is not known"
        case .cutShort: "the header is cut short"
        case .nothingFollows: "the file ends after the header"
        case .tooLong: "the header is too long"
        case .noStanza: "the header has no stanza"
        case .tooManyStanzas(let limit): "the header has more than \(limit) stanzas"
        case .noArrow: "a stanza does not begin with an arrow"
        case .badArguments: "a stanza's arguments break the format"
        case .badBody: "a stanza's body breaks the format"
        case .badLastLine: "the last line of the header breaks the format"
        case .badKeyStanza(let kind): "\(Self.stanza(kind)) breaks the format"
        case .lowOrderPoint(let kind): "\(Self.stanza(kind)) holds a point of low order"
        case .badPassphraseStanza: "a scrypt stanza breaks the format"
        case .passphraseNotAlone: "a scrypt stanza is not the only one"
        case .workFactorAboveLimit(let factor, let limit):
            "the passphrase's work factor is \(factor), more than the limit of \(limit)"
        case .workFactorImpossible: "the work factor is out of range"
        case .badFileKey: "the file key is not 16 bytes"
        }
    }

    private static func stanza(_ kind: AgeSecretKey.Kind) -> String {
        switch kind {
        case .x25519: "an X25519 stanza"
        case .hybrid: "a post-quantum stanza"
        }
    }
}
