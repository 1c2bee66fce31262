/// A property to be written.
struct WrittenPair {
    let name: String
    let value: String
}
