/// What a browser would end up with after an authorization request.
package enum PracticeAnswer: Sendable, Hashable {
    /// It is sent to that address, with a code, a token (in the fragment) or an error.
    case redirect(to: String)
    /// A page shows that code for copying.
    case codePage(code: String)
    /// A page says that the request is wrong; the program that asked hears nothing.
    case errorPage
    /// Nothing happens: a page waits for somebody who does not come.
    case nothing
}
