internal import CNcurses
internal import CPlatform
internal import Glibc
internal import Secrets
internal import SetupWizard

/// The terminal through ncurses, which only paints and decodes keys here; nothing else touches ncurses.
///
/// For one thread. ``close()`` gives the terminal back; so does the end of its life.
@safe
final class CursesTerminal {
    /// To be polled for keys.
    let descriptor: Int32
    /// Whether only ASCII can be shown.
    let isASCII: Bool
    /// Whether colours are used.
    let hasColors: Bool
    /// What the terminal sends for Backspace.
    let eraseByte: UInt8

    private let input: UnsafeMutablePointer<FILE>
    private let output: UnsafeMutablePointer<FILE>
    private let screen: OpaquePointer
    private let savedSettings: termios
    private let pasteOn: String
    private let pasteOff: String
    private var isOnScreen = true
    private var isOpen = true

    /// The codes that `define_key` gives to the marks around a paste.
    private static let pasteBegin: Int32 = 2000
    private static let pasteEnd: Int32 = 2001
    /// The codes of moves by words.
    private static let wordLeft: Int32 = 2002
    private static let wordRight: Int32 = 2003
    /// What is written when the program crashes: everything this program or ncurses may have turned on is turned off.
    private static let crashReset =
        "\u{1B}[?2004l\u{1B}[?1006;1002;1000l\u{1B}[0m\u{1B}[?25h\u{1B}[?1l\u{1B}>\u{1B}[?1049l\r\n"

    /// Whether this kind of terminal is known here, if need be under a well-known name, and can move its cursor.
    static func canMoveCursor(_ type: String) -> Bool {
        TerminalType.candidates(type).contains { unsafe cw_can_move_cursor($0, STDOUT_FILENO) != 0 }
    }

    /// Opens the terminal and takes the screen over.
    ///
    /// - Parameters:
    ///   - path: the terminal's device.
    ///   - environment: `TERM`, `NO_COLOR`, `SSH_CONNECTION` are looked at.
    /// - Throws: ``TerminalError`` when there is no such terminal or it cannot show a screen; it is then as it was.
    init(path: String, environment: [String: String]) throws(TerminalError) {
        let isUTF8 = platform_set_locale() == 1
        let type = environment["TERM"] ?? ""
        guard !TerminalType.isDumb(type) else {
            throw TerminalError(.unsuitable, "this kind of terminal shows no full screen")
        }
        descriptor = unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        var settings = termios()
        guard descriptor >= 0, unsafe tcgetattr(descriptor, &settings) == 0 else {
            if descriptor >= 0 { _ = Glibc.close(descriptor) }
            throw TerminalError(.noTerminal, "there is no terminal to open")
        }
        let other = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard let input = unsafe fdopen(descriptor, "r"), let output = unsafe fdopen(other, "w") else {
            throw TerminalError(.noTerminal, "the terminal cannot be opened")
        }
        // The window's own size counts, not LINES and COLUMNS; where it cannot be meant, a plain terminal's to begin with.
        use_env(false)
        use_tioctl(Self.isPlausible(descriptor))
        // Half of what a key held back by the network may take: the decoder waits as well.
        set_escdelay(environment["SSH_CONNECTION"] == nil ? 25 : 50)
        var opened: OpaquePointer?
        for name in TerminalType.candidates(type) where unsafe opened == nil {
            unsafe opened = newterm(name, output, input)
        }
        guard let screen = unsafe opened else {
            unsafe fclose(input)
            unsafe fclose(output)
            throw TerminalError(.unsuitable, "this kind of terminal is unknown here")
        }
        unsafe set_term(screen)
        unsafe self.input = input
        unsafe self.output = output
        unsafe self.screen = screen
        savedSettings = settings
        isASCII = !isUTF8
        eraseByte = settings.c_cc.2
        let canMove = unsafe cw_capability("cup") != nil
        hasColors = canMove && Self.startColors(environment)
        let hasPaste = unsafe cw_capability("BE") != nil || TerminalType.understandsModes(type)
        pasteOn = hasPaste ? "\u{1B}[?2004h" : ""
        pasteOff = hasPaste ? "\u{1B}[?2004l" : ""
        guard canMove else {
            close()
            throw TerminalError(.unsuitable, "this kind of terminal cannot move its cursor")
        }
        setModes()
        unsafe platform_catch_crashes(descriptor, Self.crashReset, Int32(Self.crashReset.utf8.count), &settings)
        write(pasteOn)
        updateSize()
    }

    deinit {
        close()
    }

    private func setModes() {
        cbreak()
        noecho()
        nonl()
        let window = unsafe cw_stdscr()
        unsafe keypad(window, true)
        unsafe nodelay(window, true)
        unsafe meta(window, true)
        unsafe define_key("\u{1B}[200~", Self.pasteBegin)
        unsafe define_key("\u{1B}[201~", Self.pasteEnd)
        for (sequence, code) in Self.moreKeys { unsafe define_key(sequence, code) }
        // Ctrl-S and Ctrl-Q are keys here, not a way to freeze the screen.
        var settings = termios()
        unsafe tcgetattr(descriptor, &settings)
        settings.c_iflag &= ~tcflag_t(IXON)
        unsafe tcsetattr(descriptor, TCSADRAIN, &settings)
        def_prog_mode()
    }

    /// Sequences that terminals send although their description says otherwise.
    private static let moreKeys: [(String, Int32)] = [
        ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
        ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
        ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
        ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME), ("\u{1B}[8~", KEY_END),
        ("\u{1B}[Z", KEY_BTAB), ("\u{1B}OP", cw_function_key(1)), ("\u{1B}[11~", cw_function_key(1)),
        ("\u{1B}OQ", cw_function_key(2)), ("\u{1B}[12~", cw_function_key(2)),
        ("\u{1B}[1;5D", wordLeft), ("\u{1B}[1;5C", wordRight), ("\u{1B}[1;3D", wordLeft), ("\u{1B}[1;3C", wordRight),
    ]

    /// Colours over the terminal's own background, unless `NO_COLOR` forbids them or they could not be undone.
    private static func startColors(_ environment: [String: String]) -> Bool {
        let forbidden = !(environment["NO_COLOR"] ?? "").isEmpty
        let undoable = unsafe cw_capability("op") != nil || cw_capability("oc") != nil
        guard !forbidden, undoable, has_colors(), start_color() == OK, use_default_colors() == OK else { return false }
        for (pair, color) in [COLOR_RED, COLOR_GREEN, COLOR_YELLOW, COLOR_CYAN].enumerated() {
            init_pair(Int16(pair + 1), Int16(color), -1)
        }
        return true
    }

    // MARK: Painting

    /// The rows and columns now.
    var size: (rows: Int, columns: Int) {
        (max(1, Int(cw_lines())), max(1, Int(cw_columns())))
    }

    /// Takes in the window's size after it changed.
    func updateSize() {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard unsafe platform_terminal_size(descriptor, &rows, &columns) == 0, rows > 0, columns > 0 else { return }
        resizeterm(min(rows, Self.mostRows), min(columns, Self.mostColumns))
    }

    /// The largest screen that is painted; of a larger one the rest stays empty.
    ///
    /// ncurses counts in 16 bits, and takes some hundred bytes for each cell.
    private static let mostRows: Int32 = 500
    private static let mostColumns: Int32 = 1_000

    private static func isPlausible(_ descriptor: Int32) -> Bool {
        var rows: Int32 = 0
        var columns: Int32 = 0
        return unsafe platform_terminal_size(descriptor, &rows, &columns) != 0
            || (rows <= mostRows && columns <= mostColumns)
    }

    /// Paints a frame and leaves the cursor where it says.
    func paint(_ frame: Frame) {
        let window = unsafe cw_stdscr()
        unsafe werase(window)
        // For the last cell ncurses reads the one before it, which a single column has not.
        let rows = frame.rows.prefix(size.columns > 1 ? size.rows : size.rows - 1)
        for (index, row) in rows.enumerated() {
            for run in row.runs {
                let cells = run.text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
                unsafe wattr_set(window, attributes(run.look), pair(run.look), nil)
                unsafe wmove(window, Int32(index), Int32(run.column))
                unsafe waddnwstr(window, cells, Int32(cells.count))
            }
        }
        unsafe wattr_set(window, 0, 0, nil)
        unsafe wmove(window, Int32(frame.cursor.row), Int32(frame.cursor.column))
        unsafe wrefresh(window)
        isOnScreen = true
    }

    /// Forgets what is on the screen, so that the next frame is painted as a whole.
    func forget() {
        unsafe clearok(cw_stdscr(), true)
    }

    private func attributes(_ look: TextLook) -> attr_t {
        var attributes: attr_t = 0
        if look.bold { attributes |= cw_bold() }
        if look.dim { attributes |= cw_dim() }
        if look.underlined { attributes |= cw_underline() }
        if look.reversed { attributes |= cw_reverse() }
        return attributes
    }

    private func pair(_ look: TextLook) -> Int16 {
        guard hasColors else { return 0 }
        return switch look.color {
        case .own: 0
        case .red: 1
        case .green: 2
        case .yellow: 3
        case .cyan: 4
        }
    }

    // MARK: Keys

    /// Everything that has arrived.
    func read() -> [KeyDecoder.Input] {
        var inputs: [KeyDecoder.Input] = []
        while true {
            let code = unsafe wgetch(cw_stdscr())
            guard code != ERR else { return inputs }
            if let input = Self.input(code) { inputs.append(input) }
        }
    }

    private static func input(_ code: Int32) -> KeyDecoder.Input? {
        if let byte = UInt8(exactly: code) { return .byte(byte) }
        switch code {
        case pasteBegin: return .pasteBegin
        case pasteEnd: return .pasteEnd
        case wordLeft: return .key(.wordLeft)
        case wordRight: return .key(.wordRight)
        case KEY_MOUSE: return .mouse
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

    // MARK: Leaving and coming back

    /// Writes straight to the terminal, past ncurses.
    func write(_ text: String) {
        Descriptor.write(text, to: descriptor)
    }

    /// Goes to the normal screen with the terminal's own settings.
    func leave() {
        guard isOnScreen else { return }
        isOnScreen = false
        write(pasteOff)
        endwin()
    }

    /// Comes back after ``leave()``; the next ``paint(_:)`` paints everything.
    func enter(afterStop: Bool = false) {
        if afterStop { def_shell_mode() }
        reset_prog_mode()
        updateSize()
        forget()
        unsafe wrefresh(cw_stdscr())
        isOnScreen = true
        write(pasteOn)
    }

    /// Prints a line on the normal screen.
    func printAfterwards(_ line: String) {
        leave()
        write(ForeignText.lines(line) + "\n")
    }

    /// Gives the terminal back as it was.
    func close() {
        guard isOpen else { return }
        isOpen = false
        leave()
        platform_release_crashes()
        unsafe delscreen(screen)
        var settings = savedSettings
        unsafe tcsetattr(descriptor, TCSADRAIN, &settings)
        unsafe fclose(output)
        unsafe fclose(input)
    }
}
