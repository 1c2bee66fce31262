import Foundation
import ServiceCatalog
import StrictJSON
import Testing

/// The files of `Resources` in the checkout.
enum Resources {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Resources")
        .standardized

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: path)))
    }

    static func json(_ path: String) throws -> JSONValue {
        try JSONParser.parse(try bytes(path))
    }

    static func service(_ id: String) throws -> Service {
        try #require(ServiceCatalog.bundled().service(id))
    }
}

extension JSONValue {
    /// The texts of an object, by name.
    var texts: [String: String] {
        var texts: [String: String] = [:]
        for (name, value) in object ?? JSONObject() {
            texts[name] = value.string
        }
        return texts
    }
}
