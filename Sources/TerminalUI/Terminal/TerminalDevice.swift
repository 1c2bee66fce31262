internal import CPlatform
internal import Glibc

/// A terminal's device, with the settings it had.
@safe
struct TerminalDevice {
    /// To be polled for keys.
    let descriptor: Int32
    /// For reading.
    let input: UnsafeMutablePointer<FILE>
    /// For painting.
    let output: UnsafeMutablePointer<FILE>
    /// As they were.
    let settings: termios

    /// Opens it.
    ///
    /// - Parameter path: the device.
    /// - Throws: ``TerminalError`` when there is no such terminal.
    init(path: String) throws(TerminalError) {
        descriptor = unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        var settings = termios()
        guard descriptor >= 0, unsafe tcgetattr(descriptor, &settings) == 0 else {
            if descriptor >= 0 { _ = Glibc.close(descriptor) }
            throw TerminalError(.noTerminal, "there is no terminal to open")
        }
        self.settings = settings
        let other = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard let input = unsafe fdopen(descriptor, "r"), let output = unsafe fdopen(other, "w") else {
            throw TerminalError(.noTerminal, "the terminal cannot be opened")
        }
        unsafe self.input = input
        unsafe self.output = output
    }

    /// Lets Ctrl-S and Ctrl-Q be keys, not a way to freeze the screen.
    func takeFlowKeys() {
        var settings = termios()
        unsafe tcgetattr(descriptor, &settings)
        settings.c_iflag &= ~tcflag_t(IXON)
        unsafe tcsetattr(descriptor, TCSADRAIN, &settings)
    }

    /// The rows and columns of its window; nil when it has none, or tells none.
    var size: (rows: Int32, columns: Int32)? {
        var rows: Int32 = 0
        var columns: Int32 = 0
        return unsafe platform_terminal_size(descriptor, &rows, &columns) == 0 ? (rows, columns) : nil
    }

    /// Gives the settings back and closes it.
    func close() {
        var settings = settings
        unsafe tcsetattr(descriptor, TCSADRAIN, &settings)
        closeFiles()
    }

    /// Closes it as it is.
    func closeFiles() {
        unsafe fclose(output)
        unsafe fclose(input)
    }
}
