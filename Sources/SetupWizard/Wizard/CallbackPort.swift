/// The port of a callback address.
enum CallbackPort {
    /// The port named in the address; nil when there is none.
    static func of(_ callback: String) -> Int? {
        let authority = callback.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
        return authority.split(separator: ":").last.flatMap { Int($0) }
    }
}

extension String {
    /// Without blanks and line ends at either end.
    package var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
