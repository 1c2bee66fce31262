internal import ServiceCatalog
internal import WebRequests

extension Membership {
    /// The values its property could have for the list to contain the account, in order, each once.
    ///
    /// - Parameter texts: the addresses in the list.
    /// - Returns: what stands in an address where the template has its property; addresses of other forms name nothing that
    ///   could be given. A template that is the property alone takes scheme, host and port.
    func values(in texts: some Sequence<String>) -> [String] {
        var before = ""
        var after = ""
        var isBehind = false
        for part in startsWith.parts {
            switch part {
            case .text(let text): if isBehind { after += text.lowercased() } else { before += text.lowercased() }
            case .property, .first: isBehind = true
            case .optional: break
            }
        }
        var values: [String] = []
        for text in texts {
            let text = text.lowercased()
            guard text.hasPrefix(before) else { continue }
            let rest = text.dropFirst(before.count)
            var value = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            if before.isEmpty {
                guard let address = WebAddress(text) else { continue }
                value = "\(address.scheme)://\(address.unusualAuthority)"
            } else {
                let end = rest.dropFirst(value.count)
                guard end.hasPrefix(after), end.dropFirst(after.count).first.map({ "/?#:".contains($0) }) ?? true else {
                    continue
                }
            }
            if !value.isEmpty, !values.contains(String(value)) { values.append(String(value)) }
        }
        return values
    }
}
