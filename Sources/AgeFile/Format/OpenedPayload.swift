/// What came out of a file: all of its content, or what was authentic before the failure.
package struct OpenedPayload: Sendable {
    /// The content that was opened.
    package var content: [UInt8] = []
    /// Why it is not all of it.
    package var failure: AgeError?
    /// The types of the header's stanzas, as far as it could be read.
    package var stanzaTypes: [String] = []

    /// How many public keys the file is sealed for.
    package var publicKeyCount: Int { Age.publicKeyCount(stanzaTypes) }
}
