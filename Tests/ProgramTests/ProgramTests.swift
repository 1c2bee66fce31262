import Testing

/// The real program; one test at a time, because sign-ins share the callback ports that are registered.
@Suite("The real program", .serialized)
enum ProgramTests {}
