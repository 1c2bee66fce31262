import AgeFile

/// Bytes 0, 1, 2, … again for every request, so that a sealed file is the same each time.
let countingRandom: AgeRandom = { count in (0..<count).map { UInt8(truncatingIfNeeded: $0) } }
