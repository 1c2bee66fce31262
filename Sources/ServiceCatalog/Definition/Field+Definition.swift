extension Field {
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        property = try reader.text("property")
        kind = try reader.choice("kind", of: Kind.self)
        secret = try reader.flag("secret", default: false)
        label = try reader.localized("label")
        help = try reader.localized("help", mayBeEmpty: true)
        example = try reader.optionalText("example", mayBeEmpty: true) ?? ""
        defaultValue = try reader.optionalText("default", mayBeEmpty: true)
        choices = try reader.list("choices") { choice throws(DefinitionError) in
            Choice(value: try choice.text("value", mayBeEmpty: true), label: try choice.localized("label"))
        }
        limit = try reader.optionalInteger("limit")
        digits = try reader.flag("digits", default: false)
        domain = try reader.optionalText("domain")
        connector = try reader.flag("connector", default: true)
        guard (kind == .choice) != choices.isEmpty else { throw reader.failure("choices", .choices) }
        guard choices.isEmpty || defaultValue == nil || choices.contains(where: { $0.value == defaultValue }) else {
            throw reader.failure("default", .expected(.choice))
        }
        guard kind == .list || !digits else { throw reader.failure("digits", .expected(.flag)) }
        guard (kind == .subdomain) == (domain != nil) else { throw reader.failure("domain", .domain) }
    }
}
