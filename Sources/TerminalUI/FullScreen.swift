internal import CPlatform
package import SetupWizard

/// The wizard on a full screen.
package enum FullScreen {
    /// Shows the wizard until it ends; then the terminal is as it was, and the farewell stands on its normal screen.
    ///
    /// To be called on the main thread, which it keeps. Signals are handled while it runs: an interrupt is an event, a
    /// request to terminate ends the wizard, a crash gives the terminal back first.
    ///
    /// - Parameters:
    ///   - front: the wizard; when the terminal goes away it gets ``WizardEvent/terminate`` and this returns.
    ///   - environment: the process's environment.
    ///   - path: the terminal's device.
    ///   - keepsStandardError: whether standard error is kept back while the screen is painted and printed afterwards.
    /// - Throws: ``TerminalError`` before anything is painted, when the screen cannot be opened.
    package static func run(
        _ front: any WizardFronting,
        environment: [String: String],
        terminal path: String = "/dev/tty",
        keepsStandardError: Bool = true
    ) throws(TerminalError) {
        let pipe = try WakePipe()
        // Before ncurses, which would install its own where there are none.
        platform_catch_signals(pipe.writing, 1)
        defer { withExtendedLifetime(pipe) { platform_release_signals() } }
        let terminal = try CursesTerminal(path: path, environment: environment)
        let errors = keepsStandardError ? KeptStandardError() : nil
        defer { errors?.replay() }
        let loop = ScreenLoop(front: front, terminal: terminal, pipe: pipe, environment: environment)
        front.setWake { pipe.wake() }
        loop.run()
        front.setWake(nil)
        for line in front.farewell { terminal.printAfterwards(line) }
        terminal.close()
    }
}
