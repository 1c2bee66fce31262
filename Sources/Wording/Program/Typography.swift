/// How the languages are set.
package enum Typography {
    /// Characters with room of their own, beside which no blank stands.
    package static let tight: Set<Character> = ["、", "。", "（", "）", "「", "」", "："]
}
