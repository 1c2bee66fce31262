internal import CNcurses
internal import SetupWizard

/// What ncurses is told of keys, and what its codes mean.
enum CursesKeys {
    /// The codes that `define_key` gives to the marks around a paste.
    private static let pasteBegin: Int32 = 2000
    private static let pasteEnd: Int32 = 2001
    /// The codes of moves by words.
    private static let wordLeft: Int32 = 2002
    private static let wordRight: Int32 = 2003
    /// The code of what a mouse report begins with; with `KEY_MOUSE` ncurses would wait for a second click.
    private static let mouse: Int32 = 2004

    /// Sequences that terminals send although their description says otherwise.
    private static let sequences: [(String, Int32)] = [
        ("\u{1B}[200~", pasteBegin), ("\u{1B}[201~", pasteEnd), ("\u{1B}[<", mouse), ("\u{1B}[M", mouse),
        ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
        ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
        ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
        ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME), ("\u{1B}[8~", KEY_END),
        ("\u{1B}[Z", KEY_BTAB), ("\u{1B}OP", cw_function_key(1)), ("\u{1B}[11~", cw_function_key(1)),
        ("\u{1B}OQ", cw_function_key(2)), ("\u{1B}[12~", cw_function_key(2)),
        ("\u{1B}[1;5D", wordLeft), ("\u{1B}[1;5C", wordRight), ("\u{1B}[1;3D", wordLeft), ("\u{1B}[1;3C", wordRight),
    ]

    /// Tells ncurses of them; once the terminal is open.
    static func define() { for (sequence, code) in sequences { unsafe define_key(sequence, code) } }

    /// What a code means; nil for what is no key here.
    static func input(_ code: Int32) -> KeyDecoder.Input? {
        if let byte = UInt8(exactly: code) { return .byte(byte) }
        switch code {
        case pasteBegin: return .pasteBegin
        case pasteEnd: return .pasteEnd
        case wordLeft: return .key(.wordLeft)
        case wordRight: return .key(.wordRight)
        case mouse, KEY_MOUSE: return .mouse
        case KEY_UP, KEY_SR: return .key(.up)
        case KEY_DOWN, KEY_SF: return .key(.down)
        case KEY_LEFT, KEY_SLEFT: return .key(.left)
        case KEY_RIGHT, KEY_SRIGHT: return .key(.right)
        case KEY_HOME, KEY_FIND, KEY_A1: return .key(.home)
        case KEY_END, KEY_SELECT, KEY_C1: return .key(.end)
        case KEY_PPAGE, KEY_A3: return .key(.pageUp)
        case KEY_NPAGE, KEY_C3: return .key(.pageDown)
        case KEY_BACKSPACE: return .key(.backspace)
        case KEY_DC: return .key(.delete)
        case KEY_BTAB: return .key(.backTab)
        case KEY_ENTER: return .key(.enter)
        case cw_function_key(1)...cw_function_key(12): return .key(.function(Int(code - cw_function_key(0))))
        default: return nil
        }
    }
}
