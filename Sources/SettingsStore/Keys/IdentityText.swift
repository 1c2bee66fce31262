internal import AgeFile

/// The text of an identity file, as far as a rotation changes it; every other line stays as it is.
///
/// While a rotation is under way the file holds the new key first, then a mark, then everything it held before. Files
/// are sealed for the first key and open with any, so that at every moment one of the keys opens every file.
struct IdentityText {
    private static let mark = "# retiring: "
    private static let publicKey = "# public key: "
    private static let created = "# created: "

    let text: String

    /// The public key of the key that is being retired; nil when no rotation is under way.
    var retiring: String? {
        lines.first { $0.hasPrefix(Self.mark) }.map { String($0.dropFirst(Self.mark.count)) }
    }

    /// A new key before everything else, and the mark that retires the one that was first.
    func beginning(_ identity: AgeSecretKey, retiring old: AgePublicKey, moment: String) -> IdentityText {
        IdentityText(text: AgeKeyFile.text(of: identity, created: moment) + "\(Self.mark)\(old.text)\n" + text)
    }

    /// Without the mark; without the retired key too, unless it is kept.
    func finishing(keepsOld: Bool) -> IdentityText {
        guard let retiring else { return self }
        var kept: [Substring] = []
        for line in lines where !line.hasPrefix(Self.mark) {
            guard keepsOld || !isKey(line, retiring) else {
                // The two comments that age-keygen writes belong to the key.
                if kept.last.map(String.init) == Self.publicKey + retiring { kept.removeLast() }
                if kept.last?.hasPrefix(Self.created) == true { kept.removeLast() }
                continue
            }
            kept.append(line)
        }
        return IdentityText(text: kept.joined(separator: "\n"))
    }

    private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    private func isKey(_ line: Substring, _ recipient: String) -> Bool {
        // A comment is no key.
        let identity = try? AgeSecretKey(String(line.last == "\r" ? line.dropLast() : line))
        return identity?.recipient.text == recipient
    }
}
