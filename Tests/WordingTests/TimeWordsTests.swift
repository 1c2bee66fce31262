import Localization
import Testing
import Wording

@Suite("A moment to come")
struct TimeWordsTests {
    @Test("is said by how long it takes and the clock, with the day unless it is today")
    func ahead() {
        let now: Int64 = 1_700_000_000_000
        let clock = { (moment: Int64) in String(TimeWords.localMoment(moment).dropFirst(11).prefix(5)) }
        let soon = now + 180_000
        let today = TimeWords.localMoment(soon).prefix(10) == TimeWords.localMoment(now).prefix(10)
        if today {
            #expect(TimeWords.ahead(soon, now: now).english == "in 3 minutes (\(clock(soon)))")
            #expect(TimeWords.ahead(soon, now: now).japanese == "3分後（\(clock(soon))）")
        }
        let later = now + 3 * 86_400_000
        #expect(TimeWords.ahead(later, now: now).english.hasPrefix("in 3 days (2023-11-1"))
        #expect(TimeWords.ahead(now - 1000, now: now).english == clock(now - 1000))
    }
}
