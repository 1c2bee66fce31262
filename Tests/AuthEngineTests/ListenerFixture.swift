import AuthEngine
import CallbackServer
import FoundationEssentials
import NetworkTestSupport
import Secrets
import ServiceCatalog
import Synchronization
import Wording

/// A callback listener that waits for the state `good`, and what it has heard.
final class ListenerFixture: Sendable {
    let port: Int
    let listener: CallbackListener
    let heard: Heard

    init(
        _ callback: (Int) -> String = { "http://localhost:\($0)/callback" },
        page: ReplyPage = .received,
        timeout: Int64 = 10_000,
        grant: OAuth.Grant = .code
    ) async throws {
        port = RawSocket.freePort()
        let heard = Heard()
        self.heard = heard
        listener = try await CallbackListener.start(
            try CallbackAddress(callback(port)),
            CallbackReader(
                ExpectedReply(state: "good", grant: grant),
                onWrongState: { heard.countWrongState() },
                onReply: { heard.hear($0) }
            ),
            pages: CallbackPages(words: .standard),
            now: 1_700_000_000_000,
            timeout: timeout
        )
        listener.tell(page)
    }

    func get(_ target: String, method: String = "GET", host: String? = nil, more: String = "") async -> String {
        await say("\(method) \(target) HTTP/1.1\r\nHost: \(host ?? "localhost:\(port)")\r\n\(more)\r\n")
    }

    /// Says something to the port; `PORT` in it stands for the number.
    func say(_ text: String) async -> String {
        await talk(text.replacing("PORT", with: "\(port)"), port: port) ?? "nobody"
    }

    /// The addresses at which somebody listens on a TCP port, as `/proc/net/tcp` writes them.
    static func listening(at port: Int) throws -> Set<String> {
        var found: Set<String> = []
        for file in ["/proc/net/tcp", "/proc/net/tcp6"] {
            guard let data = FileManager.default.contents(atPath: file) else { continue }
            for line in String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst() {
                let words = line.split(separator: " ")
                let address = words[1].split(separator: ":")
                if words[3] == "0A", Int(address[1], radix: 16) == port { found.insert(String(address[0])) }
            }
        }
        return found
    }
}

/// What a listener has heard.
final class Heard: Sendable {
    private let answers = Mutex<[Result<AuthorizationReply, AuthError>]>([])

    func hear(_ answer: Result<AuthorizationReply, AuthError>) -> Bool {
        answers.withLock { answers in
            answers.append(answer)
            return answers.count == 1
        }
    }

    private let wrong = Mutex(0)

    func countWrongState() { wrong.withLock { $0 += 1 } }

    /// How many answers had a wrong state.
    var wrongStates: Int { wrong.withLock(\.self) }

    var all: [Result<AuthorizationReply, AuthError>] { answers.withLock { $0 } }

    var code: String? {
        guard case .success(.code(let code)) = all.first else { return nil }
        return code.reveal()
    }
}

/// The status of an answer.
func status(_ answer: String) -> Int? {
    answer.split(separator: " ").dropFirst().first.flatMap { Int($0) }
}
