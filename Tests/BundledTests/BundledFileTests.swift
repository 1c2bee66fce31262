import Bundled
import Foundation
import Testing

@Suite("The files that are compiled in")
struct BundledFileTests {
    @Test("are those of Resources, byte for byte")
    func areComplete() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Resources")
            .standardized
        let found = try #require(FileManager.default.enumerator(atPath: folder.path))
        let kinds = [".json", ".html", ".1"]
        // The examples are for people.
        let paths = found.compactMap { $0 as? String }
            .filter { path in !path.hasPrefix("Examples/") && kinds.contains { path.hasSuffix($0) } }
        #expect(BundledFile.all().map(\.path) == paths.sorted())
        for file in BundledFile.all() {
            #expect(try Data(contentsOf: folder.appending(path: file.path)) == Data(file.bytes))
        }
    }

    @Test("are found by folder and by name")
    func areFound() {
        #expect(!BundledFile.all(in: "Services").isEmpty)
        #expect(BundledFile.named("Pages/reply.html") != nil)
        #expect(BundledFile.named("Pages/none.html") == nil)
    }
}
