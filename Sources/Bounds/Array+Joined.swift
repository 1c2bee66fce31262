extension [String] {
    /// One text of all of them, with another between each two.
    ///
    /// The library's own looks up a type when it is first asked, which takes longer than all else that is done with a page's words.
    package func joined(by between: String) -> String {
        var text = first ?? ""
        for other in dropFirst() { text += between + other }
        return text
    }
}
