import AgeFile

/// Sealing without the store, for files the store would never write.
enum Sealing {
    static func seal(_ text: [UInt8], for recipient: String) throws -> [UInt8] {
        try Age.encrypt(text, to: [try AgePublicKey(recipient)], armored: true)
    }
}
