internal import AgeFile
internal import Localization

extension AgeError.KeyFault {
    /// What is wrong with the text of a key, and how such a text looks.
    var words: ErrorWords {
        switch self {
        case .notASecretKey(let kind, let line):
            ErrorWords(
                LocalizedText(
                    english: line.map { "line \($0) is not a secret key this program knows" }
                        ?? "this is not \(Self.article(kind)) secret key of age",
                    japanese: Self.japanese(line)
                ),
                hint: Self.looks(english: Self.secretKey(kind))
            )
        case .notAPublicKey(let kind, let line):
            ErrorWords(
                LocalizedText(
                    english: line.map { "line \($0) is not a public key this program knows" }
                        ?? "this is not \(Self.article(kind)) public key of age",
                    japanese: Self.japanese(line)
                ),
                hint: Self.looks(english: Self.publicKey(kind))
            )
        case .noSecretKey:
            ErrorWords(
                LocalizedText(english: "there is no secret key in the file", japanese: Self.japanese(nil))
            )
        case .lowOrderPoint:
            ErrorWords(
                LocalizedText(
                    english: "this public key cannot be used: it is a point of low order",
                    japanese: Self.japanese(nil)
                )
            )
        case .unusable:
            ErrorWords(LocalizedText(english: "this public key cannot be used", japanese: Self.japanese(nil)))
        }
    }

    private static func article(_ kind: AgeSecretKey.Kind) -> String {
        switch kind {
        case .x25519: "a"
        case .hybrid: "a post-quantum"
        }
    }

    private static func japanese(_ line: Int?) -> String {
        line.map { "\($0) 行目は age の鍵ではありません" } ?? "age の鍵ではありません"
    }

    private static func looks(english: String) -> LocalizedText {
        LocalizedText(
            english: english,
            japanese: "age1… で始まる 62 文字、または age1pq1… で始まる 1959 文字の公開鍵か確認してください"
        )
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
