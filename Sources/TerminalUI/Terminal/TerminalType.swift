/// The kind of a terminal, from `TERM`.
enum TerminalType {
    /// Kinds that speak xterm's language but whose description many machines do not have.
    private static let modern = [
        "alacritty", "contour", "foot", "ghostty", "iterm", "kitty", "konsole", "mintty", "rio", "st", "vscode", "vte",
        "wezterm", "xterm", "gnome",
    ]

    /// The names to try, in order: the terminal's own, then a well-known one it understands.
    static func candidates(_ name: String) -> [String] {
        let namesXterm = name.indices.contains { name[$0...].hasPrefix("xterm") }
        let isModern = namesXterm || modern.contains { name == $0 || name.hasPrefix($0 + "-") }
        if isModern { return [name, "xterm-256color", "xterm"] }
        if name.hasPrefix("tmux") || name.hasPrefix("screen") { return [name, "screen-256color", "screen"] }
        return [name]
    }

    /// Whether the name says that there is no screen to paint on.
    static func isDumb(_ name: String) -> Bool { ["", "dumb", "unknown"].contains(name) }

    /// Whether to ask for bracketed paste although the terminal's description does not mention it: harmless there.
    static func understandsModes(_ name: String) -> Bool {
        candidates(name).count > 1 || name.hasPrefix("rxvt")
    }

    /// Whether the language of the locale is one whose terminals often draw lines two columns wide.
    static func drawsWideLines(_ environment: [String: String]) -> Bool {
        let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return ["ja", "zh", "ko"].contains { name.hasPrefix($0) }
    }
}
