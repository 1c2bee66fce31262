internal import Bounds
internal import StrictJSON

/// Values as the JSON mapping of protocol buffers has them: bytes in base64, 64-bit integers as texts, zeros left out.
enum EtcdText {
    static func encoded(_ bytes: [UInt8]) -> JSONValue { .string(Base64URL.encodeStandard(bytes)) }

    static func key(_ text: String) -> JSONValue { encoded(Array(text.utf8)) }

    static func bytes(_ json: JSONValue?) -> [UInt8]? {
        guard let text = json?.string else { return [] }
        let plain = text.prefix { $0 != "=" }.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
        return Base64URL.decode(String(plain))
    }

    static func number(_ json: JSONValue?) -> String {
        switch json {
        case .string(let text), .number(let text): text
        default: "0"
        }
    }
}
