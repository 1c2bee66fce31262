import Testing

/// The fronts catch signals of the whole process, so their tests run one after another.
@Suite("The fronts", .serialized)
enum TerminalFrontsTests {}
