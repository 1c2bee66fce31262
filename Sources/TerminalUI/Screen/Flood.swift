/// More text without a pause than a field takes, from a terminal that marks no pastes: what it still brings is thrown away.
///
/// A value; its user says how long nothing came.
struct Flood {
    /// How long nothing comes, in milliseconds, before something else begins.
    private static let pause = 100
    private var count = 0

    /// Takes in that so many keys arrived, after so many milliseconds in which nothing came.
    ///
    /// - Returns: whether they belong to a text that is too long.
    mutating func takes(_ keys: Int, after milliseconds: Int) -> Bool {
        count = (milliseconds < Self.pause ? count : 0) + keys
        return count > KeyDecoder.pasteLimit
    }
}
