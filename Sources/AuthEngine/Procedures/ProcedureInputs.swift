internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog

/// The inputs of one call, under the spelling of the documents.
struct ProcedureInputs {
    /// Who shows the sign-in to the person.
    enum Mode: String, CaseIterable {
        /// This program opens the browser and listens.
        case app = "APP"
        /// The caller brings the code.
        case web = "WEB"
    }

    /// What they add to the authorization request.
    private(set) var parameters: [PropertyValue] = []
    /// The value of `AuthMode`; nil when it is not given.
    private(set) var mode: Mode?
    private var values = ConnectionProperties()

    /// Reads them; empty ones count as absent.
    ///
    /// - Parameters:
    ///   - given: names in any case, and their values.
    ///   - procedure: whose inputs they are.
    ///   - service: whose connector's.
    /// - Throws: ``AuthError``: `unknownInput`, `badValue`, or `inputWithoutEffect` for a value that would have to change
    ///   something that is not there in OAuth 2.0.
    init(_ given: ConnectionProperties, of procedure: StoredProcedure, _ service: Service) throws(AuthError) {
        let known = procedure.inputs(of: service)
        for (index, pair) in given.pairs.enumerated() where !pair.value.isEmpty {
            let key = ConnectionProperties.key(pair.name)
            guard let name = known.first(where: { ConnectionProperties.key($0) == key }) else {
                let nearest = NearestName.of(pair.name, among: known)
                let procedure = procedure.rawValue
                let name = GivenName(pair.name, place: index + 1)
                throw AuthError(.plan(.unknownInput(name: name, of: procedure, nearest: nearest, known: known)))
            }
            if let input = service.procedureInputs.first(where: { $0.name == name }) {
                parameters += try Self.parameters(input, pair.value)
            }
            values[name] = pair.value
        }
        if let text = values["AuthMode"] {
            mode = Mode(rawValue: text.uppercased())
            guard mode != nil else {
                throw AuthError(.plan(.badValue(name: "AuthMode", why: .notAmong(Mode.allCases.map(\.rawValue)))))
            }
        }
    }

    /// The value of an input, when it has one.
    subscript(name: String) -> String? { values[name] }

    private static func parameters(_ input: ProcedureInput, _ value: String) throws(AuthError) -> [PropertyValue] {
        let value = value.lowercased()
        if input.meaning == .authorization {
            guard let choice = input.choices.first(where: { $0.value.lowercased() == value }) else {
                throw AuthError(.plan(.badValue(name: input.name, why: .notAmong(input.choices.map(\.value)))))
            }
            return choice.parameters
        }
        guard value == input.defaultValue?.lowercased() else {
            let isOAuth1 = input.meaning == .oauth1
            throw AuthError(
                .plan(.inputWithoutEffect(name: input.name, isOAuth1: isOAuth1, possible: input.defaultValue))
            )
        }
        return []
    }
}
