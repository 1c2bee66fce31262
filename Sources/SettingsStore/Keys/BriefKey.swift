extension String {
    /// A public key as a sentence can hold it: a post-quantum one has 1959 characters, of which the first tell it apart.
    package var briefKey: String { count > 70 ? "\(prefix(24))…" : self }
}
