/// What came out of a payload: all of it, or what was authentic before the failure.
package struct OpenedPayload: Sendable {
    /// The content that was opened.
    package var content: [UInt8] = []
    /// Why it is not all of it.
    package var failure: AgeError?
}
