internal import AuthEngine
package import Localization
package import ServiceCatalog
internal import Wording

/// What is wrong with an answer.
package enum AnswerProblem: Sendable, Equatable {
    /// It is needed and not there.
    case missing
    /// It cannot be right.
    case bad(FieldProblem)

    /// What is wrong and, for a value that is not secret, an example of a good one.
    package func text(_ field: Field, in language: Language) -> String {
        let what =
            switch self {
            case .missing: FieldWords.missing(language)
            case .bad(let problem): problem.text(in: language)
            }
        return field.example.isEmpty || namesAddress ? what : what + FieldWords.example(field.example)(language)
    }

    /// Whether the problem itself says what to write.
    private var namesAddress: Bool {
        switch self {
        case .bad(.onlyWithCertificate), .bad(.onlyWithoutCertificate), .bad(.otherHost), .bad(.notACallback),
            .bad(.noAppThere):
            true
        case .missing, .bad: false
        }
    }
}
