/// The name of the innermost case that tells what an error is about, such as `invalidGrant`.
///
/// - Parameter value: an enum that carries at most one other one, or an error that holds one as its `fact`.
/// - Returns: nil for nil; the name of the type for anything else.
package func caseName(of value: Any?) -> String? {
    guard let value else { return nil }
    let mirror = Mirror(reflecting: value)
    if let fact = mirror.descendant("fact") { return caseName(of: fact) }
    guard mirror.displayStyle == .enum else { return "\(type(of: value))" }
    guard let part = mirror.children.first, let name = part.label else { return "\(value)" }
    guard Mirror(reflecting: part.value).displayStyle == .enum else { return name }
    return Mirror(reflecting: part.value).children.first?.label ?? "\(part.value)"
}
