/// Something the wizard asks of the terminal it runs in.
package enum TerminalEffect: Sendable, Equatable {
    /// Put text on the clipboard of the person's terminal (OSC 52; inside tmux also `tmux load-buffer -w -`).
    case copy(String)
    /// Show text alone on the normal screen, from column 0, so that it copies whole; Enter comes back.
    case plainView(String)
    /// Show a QR code of the text as a whole, or why it cannot be shown; the note says what can be done with it on a phone.
    case qrCode(String, note: String)
    /// Paint everything anew.
    case redraw
    /// Stop the process as Ctrl-Z does, and paint anew when it goes on.
    case suspend
}
