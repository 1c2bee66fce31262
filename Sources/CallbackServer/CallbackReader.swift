/// What a listener asks whoever waits for the answer of a sign-in.
package struct CallbackReader: Sendable {
    /// Whether the answer comes in the fragment, which the landing page hands over (RFC 6749 section 4.2.2).
    let isInFragment: Bool
    /// Reads the parameters of a request; nil when they are not what is waited for.
    let read: @Sendable ([(name: String, value: String)]) -> (@Sendable () -> Bool)?

    /// A reader.
    ///
    /// - Parameters:
    ///   - isInFragment: whether the answer comes in the fragment.
    ///   - read: reads the decoded names and values of a request. Nil means that they are not what is waited for; else what hands
    ///     the answer in, and returns whether it was the first.
    package init(
        isInFragment: Bool,
        read: @escaping @Sendable ([(name: String, value: String)]) -> (@Sendable () -> Bool)?
    ) {
        self.isInFragment = isInFragment
        self.read = read
    }
}
