/// Suggests what somebody probably meant.
public enum NearestName {
    /// The name that is at most two edits (a third of the length for long names) away, case aside; nil when none is.
    ///
    /// A name that would have to be written anew from its first letter to its last is no suggestion.
    public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        // Nobody meant a name of ours by something that long.
        guard name.utf8.count <= 200 else { return nil }
        let limit = max(2, name.count / 3)
        return
            candidates
            .map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
            .filter { $0.distance <= limit && $0.distance < name.count }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?
            .name
    }

    /// The number of insertions, deletions and replacements between two texts (Levenshtein).
    private static func distance(_ one: String, _ other: String) -> Int {
        let columns = Array(other)
        var row = Array(0...columns.count)
        for (line, character) in one.enumerated() {
            var previous = row[0]
            row[0] = line + 1
            for (index, candidate) in columns.enumerated() {
                let replaced = previous + (character == candidate ? 0 : 1)
                previous = row[index + 1]
                row[index + 1] = min(replaced, row[index] + 1, previous + 1)
            }
        }
        return row[columns.count]
    }
}
