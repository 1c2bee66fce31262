import Foundation
import StrictJSON
import TestSupport
import Testing

/// A real browser without a window, driven by its debugging protocol over two pipes.
final class Chromium {
    /// Whether it is installed.
    static let isAvailable = Tool("chromium") != nil

    private let folder: TemporaryFolder
    private let process = Process()
    private let orders = Pipe()
    private let answers = Pipe()
    private var received = Data()
    private var number = 0
    private var session: String?

    /// Starts one with a profile of its own; `trustsEveryone` takes certificates nobody vouches for, as a person does who was
    /// told the fingerprint and clicks on.
    init(trustsEveryone: Bool = false) throws {
        folder = try TemporaryFolder()
        process.executableURL = URL(filePath: "/bin/sh")
        // Chromium takes orders at descriptor 3 and answers at 4; each message ends with a NUL.
        process.arguments =
            ["-c", #"exec chromium "$@" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null"#, "sh"]
            + ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
            + ["--remote-debugging-pipe", "--user-data-dir=\(folder.path(of: "profile"))", "--lang=en"]
            + (trustsEveryone ? ["--ignore-certificate-errors"] : []) + ["about:blank"]
        process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
        process.standardInput = orders
        process.standardOutput = answers
        process.standardError = FileHandle.nullDevice
        try process.run()
        try? answers.fileHandleForWriting.close()
        let targets = try call("Target.getTargets")["targetInfos"]?.array ?? []
        let page = try #require(targets.first { $0["type"] == "page" }?["targetId"])
        session = try call("Target.attachToTarget", ["targetId": page, "flatten": true])["sessionId"]?.string
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// Opens an address.
    func open(_ address: String) throws {
        _ = try call("Page.navigate", ["url": .string(address)])
    }

    /// The value of an expression in the page; nil for anything but a text.
    func text(_ expression: String) throws -> String? {
        try call("Runtime.evaluate", ["expression": .string(expression)])["result"]?["value"]?.string
    }

    /// Clicks on something once it is there.
    func click(_ selector: String) throws {
        try wait("document.querySelector('\(selector)') ? 'yes' : ''") { $0 == "yes" }
        _ = try text("document.querySelector('\(selector)').click(), ''")
    }

    /// Waits until an expression is right.
    func wait(_ expression: String, until isRight: (String?) -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(30)
        var last: String?
        while ContinuousClock.now < deadline {
            // Between two pages there is nothing to ask.
            last = try? text(expression)
            if isRight(last) { return }
            usleep(20_000)
        }
        let place = try? text("location.host + ' ' + document.body?.innerText?.slice(0, 300)")
        throw Failure(description: "\(expression) stays \(last ?? "nothing") at \(place ?? "no page")")
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private func call(_ method: String, _ parameters: JSONValue = [:]) throws -> JSONValue {
        number += 1
        let id = number
        var message: JSONObject = JSONObject()
        message["id"] = .integer(id)
        message["method"] = .string(method)
        message["params"] = parameters
        if let session { message["sessionId"] = .string(session) }
        try orders.fileHandleForWriting.write(contentsOf: Data(JSONValue.object(message).text().utf8) + [0])
        while true {
            let answer = try next()
            guard answer["id"]?.integer == Int64(id) else { continue }
            guard let result = answer["result"] else { throw Failure(description: "\(method): \(answer.text())") }
            return result
        }
    }

    /// The next message; events are among them.
    private func next() throws -> JSONValue {
        while true {
            if let end = received.firstIndex(of: 0) {
                let message = received[..<end]
                received = Data(received[received.index(after: end)...])
                return try JSONParser.parse(Array(message))
            }
            let piece = answers.fileHandleForReading.availableData
            guard !piece.isEmpty else { throw Failure(description: "the browser is gone") }
            received += piece
        }
    }
}
