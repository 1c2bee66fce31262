internal import AgeFile
internal import Localization

extension AgeError.KeyFault {
    /// What is wrong with the text of a key, and how such a text looks.
    var words: ErrorWords {
        switch self {
        case .notASecretKey(let kind, let line):
            .en(
                line.map { "line \($0) is not a secret key this program knows" }
                    ?? "this is not \(Self.article(kind)) secret key of age"
            )
            .ja(Self.japanese(line))
            .fix(Self.looks(english: Self.secretKey(kind)))
        case .notAPublicKey(let kind, let line):
            .en(
                line.map { "line \($0) is not a public key this program knows" }
                    ?? "this is not \(Self.article(kind)) public key of age"
            )
            .ja(Self.japanese(line))
            .fix(Self.looks(english: Self.publicKey(kind)))
        case .noSecretKey: .en("there is no secret key in the file").ja(Self.japanese(nil))
        case .lowOrderPoint: .en("this public key cannot be used: it is a point of low order").ja(Self.japanese(nil))
        case .unusable: .en("this public key cannot be used").ja(Self.japanese(nil))
        }
    }

    private static func article(_ kind: AgeSecretKey.Kind) -> String {
        switch kind {
        case .x25519: "a"
        case .hybrid: "a post-quantum"
        }
    }

    private static func japanese(_ line: Int?) -> String {
        line.map { "\($0)行目はageの鍵ではありません" } ?? "ageの鍵ではありません"
    }

    private static func looks(english: String) -> LocalizedText {
        .en(english).ja("age1… で始まる62文字、または age1pq1… で始まる1959文字の公開鍵か確認してください")
    }

    private static func secretKey(_ kind: AgeSecretKey.Kind) -> String {
        switch kind {
        case .x25519: "it starts with AGE-SECRET-KEY-1 and has 74 characters"
        case .hybrid: "it starts with AGE-SECRET-KEY-PQ-1 and has 77 characters"
        }
    }

    private static func publicKey(_ kind: AgeSecretKey.Kind) -> String {
        switch kind {
        case .x25519: "it starts with age1 and has 62 characters"
        case .hybrid: "it starts with age1pq1 and has 1959 characters"
        }
    }
}
