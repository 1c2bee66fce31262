internal import CPlatform
internal import Glibc

/// Opens an address in the person's browser, detached, without a shell.
enum Browser {
    /// Asks `$BROWSER`, else the desktop's opener, to open an address.
    ///
    /// `BROWSER` may name several commands separated by colons; `%s` in one stands for the address. Without it an opener is
    /// asked only on a desktop, because elsewhere it would start a text browser in the middle of the screen.
    ///
    /// - Returns: whether a browser was started.
    static func open(_ url: String, environment: [String: String]) -> Bool {
        commands(url, environment: environment).contains { start($0, environment: environment) }
    }

    /// Whether there is probably a browser on this machine.
    static func isLikely(environment: [String: String]) -> Bool {
        let desktop = ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER"].contains { environment[$0]?.isEmpty == false }
        return desktop && environment["SSH_CONNECTION"] == nil
    }

    /// The programs that are tried, the first one first; empty when there is probably no browser.
    static func programs(environment: [String: String]) -> [String] {
        guard isLikely(environment: environment) else { return [] }
        return commands("", environment: environment).compactMap(\.first)
    }

    private static func commands(_ url: String, environment: [String: String]) -> [[String]] {
        if let browser = environment["BROWSER"], !browser.isEmpty {
            return browser.split(separator: ":").map { command in
                let words = command.split(separator: " ").map(String.init)
                return words.contains { $0.contains("%s") }
                    ? words.map { $0.replacing("%s", with: url) }
                    : words + [url]
            }
        }
        let desktop = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
        return desktop ? [["xdg-open", url]] : []
    }

    private static func start(_ command: [String], environment: [String: String]) -> Bool {
        guard let name = command.first, let path = ProgramSearch.path(name, environment: environment) else {
            return false
        }
        let words = unsafe command.map { unsafe strdup($0) } + [nil]
        let variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        let failure = unsafe platform_start_detached(path, words, variables)
        for index in unsafe words.indices { unsafe free(words[index]) }
        for index in unsafe variables.indices { unsafe free(variables[index]) }
        return failure == 0
    }
}
