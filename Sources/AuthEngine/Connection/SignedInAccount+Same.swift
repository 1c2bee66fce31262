public import SettingsStore

extension SignedInAccount {
    /// Whether both are the same person or account, as far as the service names them.
    ///
    /// Things of different kinds (a person and an app) cannot be told apart, and count as the same.
    ///
    /// - Parameter other: who signed in another time.
    /// - Returns: false when they are surely not the same.
    public func isSamePerson(as other: SignedInAccount) -> Bool {
        guard subject == other.subject else { return true }
        // A name may be changed; an address is better.
        if let detail, let otherDetail = other.detail, detail.contains("@"), otherDetail.contains("@") {
            return detail.lowercased() == otherDetail.lowercased()
        }
        return name == other.name
    }
}
