internal import CNcurses
internal import CPlatform
internal import Glibc
internal import Secrets
internal import SetupWizard

/// The terminal through ncurses, which only paints and decodes keys here; only this and ``CursesKeys`` touch ncurses.
///
/// For one thread. ``close()`` gives the terminal back; so does the end of its life.
@safe
final class CursesTerminal {
    /// To be polled for keys.
    var descriptor: Int32 { device.descriptor }
    /// Whether only ASCII can be shown.
    let isASCII: Bool
    /// Whether colours are used.
    let hasColors: Bool
    /// What the terminal sends for Backspace.
    let eraseByte: UInt8

    private let device: TerminalDevice
    private let screen: OpaquePointer
    private let pasteOn: String
    private let pasteOff: String
    private var isOnScreen = true
    /// Whether presses of the mouse and its wheel are reported (xterm's modes 1000 and 1006); the terminal selects text with Shift then.
    var takesMouse = false {
        didSet { if takesMouse != oldValue { write(takesMouse ? Self.mouseOn : Self.mouseOff) } }
    }
    private static let mouseOn = "\u{1B}[?1000;1006h"
    private static let mouseOff = "\u{1B}[?1006;1000l"
    private var isOpen = true

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
        let device = try TerminalDevice(path: path)
        // The window's own size counts, not LINES and COLUMNS; where it cannot be meant, a plain terminal's to begin with.
        use_env(false)
        use_tioctl(device.size.map { $0.rows <= Self.mostRows && $0.columns <= Self.mostColumns } ?? true)
        // Half of what a key held back by the network may take: the decoder waits as well.
        set_escdelay(environment["SSH_CONNECTION"] == nil ? 25 : 50)
        var opened: OpaquePointer?
        for name in TerminalType.candidates(type) where unsafe opened == nil {
            unsafe opened = newterm(name, device.output, device.input)
        }
        guard let screen = unsafe opened else {
            device.closeFiles()
            throw TerminalError(.unsuitable, "this kind of terminal is unknown here")
        }
        unsafe set_term(screen)
        self.device = device
        unsafe self.screen = screen
        isASCII = !isUTF8
        eraseByte = device.settings.c_cc.2
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
        var settings = device.settings
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
        CursesKeys.define()
        device.takeFlowKeys()
        def_prog_mode()
    }

    /// The grounds of ``Palette``, unless `NO_COLOR` forbids colours or they could not be undone.
    private static func startColors(_ environment: [String: String]) -> Bool {
        let forbidden = !(environment["NO_COLOR"] ?? "").isEmpty
        let undoable = unsafe cw_capability("op") != nil || cw_capability("oc") != nil
        guard !forbidden, undoable, has_colors(), start_color() == OK, use_default_colors() == OK else { return false }
        for (pair, kind) in Badge.Kind.allCases.enumerated() {
            let (letters, ground) = Palette.colors(kind)
            init_pair(Int16(pair + 1), Int16(letters.rawValue), Int16(ground.rawValue))
        }
        return true
    }

    // MARK: Painting

    /// The rows and columns now.
    var size: (rows: Int, columns: Int) { (max(1, Int(cw_lines())), max(1, Int(cw_columns()))) }

    /// Takes in the window's size after it changed.
    func updateSize() {
        guard let (rows, columns) = device.size, rows > 0, columns > 0 else { return }
        resizeterm(min(rows, Self.mostRows), min(columns, Self.mostColumns))
    }

    /// The largest screen that is painted; of a larger one the rest stays empty.
    ///
    /// ncurses counts in 16 bits, and takes some hundred bytes for each cell.
    private static let mostRows: Int32 = 500
    private static let mostColumns: Int32 = 1_000

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
    func forget() { unsafe clearok(cw_stdscr(), true) }

    private func attributes(_ look: TextLook) -> attr_t {
        var attributes: attr_t = 0
        if look.bold { attributes |= cw_bold() }
        if look.dim { attributes |= cw_dim() }
        if look.underlined { attributes |= cw_underline() }
        // Without colours a ground is the terminal's own, turned round.
        if look.reversed || (look.ground != nil && !hasColors) { attributes |= cw_reverse() }
        return attributes
    }

    private func pair(_ look: TextLook) -> Int16 {
        guard hasColors, let ground = look.ground else { return 0 }
        return Int16(1 + (Badge.Kind.allCases.firstIndex(of: ground) ?? 0))
    }

    // MARK: Keys

    /// Everything that has arrived.
    func read() -> [KeyDecoder.Input] {
        var inputs: [KeyDecoder.Input] = []
        while true {
            let code = unsafe wgetch(cw_stdscr())
            guard code != ERR else { return inputs }
            if let input = CursesKeys.input(code) { inputs.append(input) }
        }
    }

    // MARK: Leaving and coming back

    /// Writes straight to the terminal, past ncurses.
    func write(_ text: String) { Descriptor.write(text, to: descriptor) }

    /// Goes to the normal screen with the terminal's own settings.
    func leave() {
        guard isOnScreen else { return }
        isOnScreen = false
        write(pasteOff + (takesMouse ? Self.mouseOff : ""))
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
        write(pasteOn + (takesMouse ? Self.mouseOn : ""))
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
        device.close()
    }
}
