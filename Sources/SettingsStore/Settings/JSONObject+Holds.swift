internal import StrictJSON

extension JSONObject {
    /// Whether a member is absent, null, or of the wanted kind.
    func holds(_ name: String, _ isWanted: (JSONValue) -> Bool) -> Bool {
        guard let value = self[name], value != .null else { return true }
        return isWanted(value)
    }
}
