import Glibc
import TestSupport
import Testing

@testable import TerminalUI

/// A terminal whose other side the test holds, with the wizard on it.
final class ScreenTerminal {
    let parent: Int32
    let child: Int32
    let front: SampleFront
    /// The settings of the terminal before the wizard came.
    let before: PseudoTerminal.Settings
    private(set) var bytes: [UInt8] = []
    private var thread = pthread_t()

    /// What the thread needs.
    private final class Job {
        let front: SampleFront
        let path: String
        let environment: [String: String]

        init(_ front: SampleFront, _ path: String, _ environment: [String: String]) {
            self.front = front
            self.path = path
            self.environment = environment
        }
    }

    init(_ front: SampleFront, _ environment: [String: String], rows: UInt16 = 24) throws {
        self.front = front
        var ends: (Int32, Int32) = (-1, -1)
        var size = winsize(ws_row: rows, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        try #require(unsafe openpty(&ends.0, &ends.1, nil, nil, &size) == 0)
        (parent, child) = ends
        before = PseudoTerminal.Settings(child)
        let path = unsafe String(cString: ttyname(child))
        let job = unsafe Unmanaged.passRetained(Job(front, path, environment)).toOpaque()
        let code = unsafe pthread_create(
            &thread,
            nil,
            { job in
                guard let job = unsafe job else { return nil }
                let own = unsafe Unmanaged<Job>.fromOpaque(job).takeRetainedValue()
                try? FullScreen.run(
                    own.front,
                    environment: own.environment,
                    terminal: own.path,
                    keepsStandardError: false
                )
                return nil
            },
            job
        )
        try #require(code == 0)
    }

    deinit {
        _ = close(parent)
        _ = close(child)
    }

    var output: String { String(decoding: bytes, as: UTF8.self) }

    func send(_ text: String) { Descriptor.write(text, to: parent) }

    /// Reads until the text was written after that place.
    func wait(for text: String, after start: Int = 0) -> Bool {
        for _ in 0..<1000 {
            if String(decoding: bytes.dropFirst(start), as: UTF8.self).contains(text) { return true }
            if Descriptor.wait([parent], timeout: 20)[0].readable, let more = Descriptor.read(parent) {
                bytes += more
            }
        }
        return false
    }

    /// Makes its window another size, and says so as a terminal does.
    func resize(rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = unsafe ioctl(parent, UInt(TIOCSWINSZ), &size)
        kill(getpid(), SIGWINCH)
    }

    func finish() { _ = pthread_join(thread, nil) }

    var settings: PseudoTerminal.Settings { PseudoTerminal.Settings(child) }
}
