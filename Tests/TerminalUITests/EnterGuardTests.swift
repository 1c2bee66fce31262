import SetupWizard
import Testing

@testable import TerminalUI

@Suite("Enter")
struct EnterGuardTests {
    @Test("is not taken for half a second by a page that appeared by itself, nor are Space and Esc")
    func pause() {
        var guarded = EnterGuard()
        func lets(_ key: Key, at moment: Int) -> Bool { guarded.lets(key, at: moment) }
        #expect(lets(.enter, at: 0))
        guarded.pageAppeared(at: 10_000)
        for (index, key) in [Key.enter, .character(" "), .escape].enumerated() {
            #expect(!lets(key, at: 10_200 + index))
            #expect(lets(key, at: 10_500 + index))
            guarded.arrivalBegan()
        }
        for key in [Key.down, .control("c"), .character("a")] { #expect(lets(key, at: 10_001)) }
    }

    @Test("held down leads to one page, and no further before it is let go")
    func held() {
        var guarded = EnterGuard()
        func lets(_ key: Key, at moment: Int) -> Bool { guarded.lets(key, at: moment) }
        #expect(lets(.enter, at: 0))
        #expect(lets(.enter, at: 30), "still on the same page, from field to field")
        guarded.pageFollowed()
        for moment in stride(from: 60, to: 3_000, by: 30) { #expect(!lets(.enter, at: moment)) }
        #expect(lets(.enter, at: 3_200))
    }

    @Test("that arrives together with a text was pasted with it; after a few letters it was typed")
    func pasted() {
        var guarded = EnterGuard()
        func lets(_ key: Key, at moment: Int) -> Bool { guarded.lets(key, at: moment) }
        for character in "hello world" { #expect(lets(.character(character), at: 0)) }
        #expect(!lets(.enter, at: 0))
        guarded.arrivalBegan()
        for character in "kin" { #expect(lets(.character(character), at: 1_000)) }
        #expect(lets(.enter, at: 1_000))
    }
}
