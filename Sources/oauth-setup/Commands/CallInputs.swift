internal import AuthEngine
internal import Bounds
internal import ConnectionStrings
internal import Secrets

/// The inputs of a procedure on the command line: `NAME=VALUE`, `NAME=@FILE`, `NAME=env:VARIABLE`.
struct CallInputs {
    let environment: [String: String]
    let readFile: (String) -> [UInt8]?

    /// Reads the arguments.
    ///
    /// - Returns: the inputs with their values.
    /// - Throws: ``Failure`` without any value: no `=`, an input that is there twice, a file or variable that cannot be
    ///   read, a secret that stands in the argument itself.
    func read(_ arguments: [String]) throws(Failure) -> ConnectionProperties {
        var inputs = ConnectionProperties()
        for argument in arguments {
            guard let mark = argument.firstIndex(of: "="), mark > argument.startIndex else {
                throw Failure(
                    "an input has no name",
                    "名前のない入力があります",
                    hint: ("write NAME=VALUE, NAME=@FILE or NAME=env:VARIABLE", "名前=値、名前=@ファイル、名前=env:変数 の形で指定してください"),
                    exitCode: 2
                )
            }
            let name = String(argument[..<mark])
            guard inputs[name] == nil else {
                let name = GivenName(name).text ?? "..."
                throw Failure("the input \(name) is there twice", "入力 \(name) が2回指定されています", exitCode: 2)
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
            throw Failure(
                "\(name) is a secret and was given as an argument, where every user of this machine can see it",
                "\(name) は秘密の値ですが、引数に指定されたため、このマシンのほかのユーザーからも見えます",
                hint: ("write \(name)=@FILE or \(name)=env:VARIABLE", "\(name)=@ファイル または \(name)=env:変数 と指定してください"),
                exitCode: 2
            )
        }
        return text
    }

    private func content(of file: String, _ name: String) throws(Failure) -> String {
        guard let bytes = readFile(file), var text = String(validForeign: bytes) else {
            let name = GivenName(name).text ?? "..."
            throw Failure("cannot read the file of \(name)", "\(name) のファイルを読み取れません", exitCode: 2)
        }
        // An editor ends the last line; that is not part of the value.
        if text.last?.isNewline == true { text.removeLast() }
        return text
    }

    private func variable(_ variable: String, _ name: String) throws(Failure) -> String {
        guard let text = environment[variable] else {
            let name = GivenName(name).text ?? "..."
            throw Failure(
                "the environment variable for the value of \(name) is not set",
                "\(name) の値となる環境変数が設定されていません",
                exitCode: 2
            )
        }
        return text
    }

    /// Whether an input's value must not stand in an argument.
    static func isSecret(_ name: String) -> Bool {
        let key = ConnectionProperties.key(name)
        return ["verifier", "token", "secret", "password", "authkey"].contains { key.contains($0) }
    }
}
