extension Settings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The revision only, never a value.
    public var description: String { "<settings, revision \(revision)>" }

    /// The same as the description.
    public var debugDescription: String { description }

    /// A mirror without children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
