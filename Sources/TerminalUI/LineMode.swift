internal import CPlatform
package import SetupWizard
package import Wording

/// The wizard as questions and answers, line by line: nothing is ever painted over, nothing moves.
package enum LineMode {
    /// Asks until the wizard ends.
    ///
    /// - Parameters:
    ///   - front: the wizard; at the end of the input it gets ``WizardEvent/terminate``, on the page with the result
    ///     ``WizardEvent/confirm``.
    ///   - reason: why there is no full screen, said on the first line; nil says nothing.
    ///   - input: where answers come from.
    ///   - output: where questions go.
    /// - Throws: ``TerminalError`` when the system gives no pipe.
    package static func run(
        _ front: any WizardFronting,
        reason: LineModeReason?,
        input: Int32 = 0,
        output: Int32 = 2
    ) throws(TerminalError) {
        let pipe = try WakePipe()
        platform_catch_signals(pipe.writing, 0)
        defer { withExtendedLifetime(pipe) { platform_release_signals() } }
        front.setWake { pipe.wake() }
        defer { front.setWake(nil) }
        let dialogue = Dialogue(front: front, reader: LineReader(descriptor: input, pipe: pipe), output: output)
        _ = front.handle(.askLineByLine)
        if let reason { dialogue.say(front.words(FrontWords.lineMode(because: reason.words))) }
        dialogue.run()
    }
}
