internal import AuthEngine
internal import Bounds
internal import ConnectionStrings
internal import Localization
internal import Secrets
internal import Wording

/// The inputs of a procedure on the command line: `NAME=VALUE`, `NAME=@FILE`, `NAME=env:VARIABLE`.
struct CallInputs {
    let environment: [String: String]

    /// Reads the arguments.
    ///
    /// - Returns: the inputs with their values.
    /// - Throws: ``Failure`` without any value: no `=`, an input that is there twice, a file or variable that cannot be
    ///   read, a secret that stands in the argument itself.
    func read(_ arguments: [String]) throws(Failure) -> ConnectionProperties {
        var inputs = ConnectionProperties()
        for argument in arguments {
            guard let mark = argument.firstIndex(of: "="), mark > argument.startIndex else {
                throw Failure(CallWords.nameless, exitCode: 2)
            }
            let name = String(argument[..<mark])
            guard inputs[name] == nil else {
                let name = GivenName(name).text ?? "..."
                throw Failure(CallWords.twice(name), exitCode: 2)
            }
            inputs[name] = try value(String(argument[argument.index(after: mark)...]), of: name)
        }
        return inputs
    }

    private func value(_ text: String, of name: String) throws(Failure) -> String {
        if text.hasPrefix("@") { return try content(of: String(text.dropFirst()), name) }
        if text.hasPrefix("env:") { return try variable(String(text.dropFirst(4)), name) }
        guard text.isEmpty || !Self.isSecret(name) else {
            let name = GivenName(name).text ?? "NAME"
            throw Failure(CallWords.secretInArgument(name), exitCode: 2)
        }
        return text
    }

    private func content(of file: String, _ name: String) throws(Failure) -> String {
        let cannot = CallWords.fileUnreadable(GivenName(name).text ?? "...")
        guard var text = String(validForeign: try FileText.required(file, cannot)) else {
            throw Failure(FileFault.notUTF8.words(cannot), exitCode: 2)
        }
        // An editor ends the last line; that is not part of the value.
        if text.last?.isNewline == true { text.removeLast() }
        return text
    }

    private func variable(_ variable: String, _ name: String) throws(Failure) -> String {
        guard let text = environment[variable] else {
            let name = GivenName(name).text ?? "..."
            throw Failure(CallWords.variableMissing(name), exitCode: 2)
        }
        return text
    }

    /// Whether an input's value must not stand in an argument.
    static func isSecret(_ name: String) -> Bool {
        let key = ConnectionProperties.key(name)
        return ["verifier", "token", "secret", "password", "authkey"].contains { key.contains($0) }
    }
}
