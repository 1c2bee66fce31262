/// A key press, already decoded.
package enum Key: Sendable, Hashable {
    /// A character that is typed.
    case character(Character)
    case enter
    case tab
    /// Shift and Tab.
    case backTab
    case up
    case down
    case left
    case right
    /// Control or Alt and the left arrow, or Alt and `b`.
    case wordLeft
    /// Control or Alt and the right arrow, or Alt and `f`.
    case wordRight
    case home
    case end
    case pageUp
    case pageDown
    case backspace
    case delete
    case escape
    /// Control and a lower-case letter or `_`.
    case control(Character)
    /// F1 and so on.
    case function(Int)
}
