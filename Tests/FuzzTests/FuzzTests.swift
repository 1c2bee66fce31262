import Foundation
import TestSupport
import Testing

/// Whatever comes from outside is taken or refused, and neither crashes, hangs nor gives a secret away.
///
/// `FUZZ_MINUTES=10 swift test --filter FuzzTests` goes on for that long, from `FUZZ_SEED` (else the time of day) on;
/// `Tests/Sweeps/fuzz.py` does that target by target and keeps the seed of whatever goes wrong.
@Suite("Bad input from outside")
struct FuzzTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let targets = FuzzTarget.allCases.filter { target in
        environment["FUZZ_TARGET"].map { $0 == target.rawValue } ?? true
    }

    /// Seeds that once found a fault; they are tried again for ever.
    private static let kept: [FuzzTarget: [UInt64]] = [.definitions: [166_824], .replies: [110_017]]

    @Test("is refused, or taken for what it is: the corpus itself, and what kept seeds make of it", arguments: targets)
    func keptSeeds(target: FuzzTarget) throws {
        let corpus = try target.corpus()
        #expect(!corpus.isEmpty)
        for input in corpus { #expect(target.fault(input) == nil) }
        for seed in Self.kept[target] ?? [] { try check(target, corpus, seed) }
        for seed in 1...UInt64(target == .definitions ? 150 : 400) { try check(target, corpus, seed) }
    }

    @Test(
        "does no harm for as long as one likes",
        .enabled(if: environment["FUZZ_MINUTES"] != nil, "only with FUZZ_MINUTES"),
        arguments: targets
    )
    func long(target: FuzzTarget) throws {
        let minutes = try #require(Self.environment["FUZZ_MINUTES"].flatMap { Double($0) })
        let start = Self.environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? UInt64(Date().timeIntervalSince1970) << 20
        let corpus = try target.corpus()
        let deadline = ContinuousClock.now + .seconds(minutes * 60)
        var seed = start
        while ContinuousClock.now < deadline {
            // Where a crash can be found again.
            print("fuzz \(target.rawValue) \(seed) \(seed - start)")
            for _ in 0..<200 {
                try check(target, corpus, seed)
                seed += 1
            }
        }
        print("fuzz \(target.rawValue) done \(seed - start)")
    }

    private func check(_ target: FuzzTarget, _ corpus: [[UInt8]], _ seed: UInt64) throws {
        var mutator = FuzzMutator(corpus: corpus, seed: seed)
        let input = mutator.input()
        var fault: String?
        let took = workTime { fault = target.fault(input) }
        try #require(fault == nil, "seed \(seed): \(fault ?? "")")
        try #require(took < 60, "seed \(seed) of \(input.count) bytes took \(took) s")
    }
}
