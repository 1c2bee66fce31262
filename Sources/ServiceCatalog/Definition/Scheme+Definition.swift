internal import StrictJSON

extension Scheme {
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        id = try reader.text("id")
        name = try reader.localized("name")
        brief = try reader.optional("brief") == nil ? name : reader.localized("brief")
        help = try reader.localized("help", mayBeEmpty: true)
        apps = try reader.choices("apps", of: App.self)
        let fields = try reader.list("fields") { use throws(DefinitionError) in
            FieldUse(
                property: try use.text("property"),
                required: try use.choice("required", of: FieldUse.Requirement.self)
            )
        }
        constants = try reader.properties("constants")
        oauth = try reader.object("oauth", OAuth.init)
        // Nobody must type what a public client does not have.
        let mayLackSecret = oauth?.secretOptional == true
        self.fields = fields.map { use in
            let isIt = mayLackSecret && use.property == OAuthProperty.clientSecret && use.required == .custom
            return isIt ? FieldUse(property: use.property, required: .customOptional) : use
        }
        authorization = try reader.list("authorization", Credential.init)
        tests = try reader.list("tests", ConnectionTest.init)
        guard !authorization.isEmpty else { throw reader.failure("authorization", .expected(.atLeastOne)) }
        guard !tests.isEmpty else { throw reader.failure("tests", .expected(.atLeastOne)) }
        for use in fields where use.required == .listed {
            let isListed = oauth != nil && tests.allSatisfy { $0.membership?.startsWith.properties == [use.property] }
            guard isListed else { throw reader.failure("fields", .unlistedProperty(use.property)) }
        }
        guard (oauth == nil) == apps.isEmpty else { throw reader.failure("apps", .apps) }
    }
}

extension Credential {
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        place = try reader.choice("place", of: Place.self)
        name = try reader.text("name")
        prefix = try reader.optionalText("prefix", mayBeEmpty: true) ?? ""
        value = try reader.template("value")
        encoding = try reader.choice("encoding", of: Encoding.self)
        when = try reader.optionalText("when")
    }
}

extension ConnectionTest {
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        method = try reader.text("method")
        guard method == "GET" || method == "POST" else { throw reader.failure("method", .expected(.method)) }
        url = try reader.endpoint("url")
        body = try reader.optionalText("body", mayBeEmpty: true)
        contentType = try reader.optionalText("contentType")
        format = try reader.choice("format", of: Format.self)
        subject = try reader.choice("subject", of: Subject.self)
        names = try reader.textOrTexts("name")
        detail = try reader.optionalText("detail")
        identifier = try reader.optionalText("identifier")
        membership = try reader.object("membership") { membership throws(DefinitionError) in
            Membership(
                list: try membership.text("list"),
                element: try membership.text("element"),
                startsWith: try membership.template("startsWith")
            )
        }
    }
}

extension OAuth {
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        grants = try reader.choices("grants", of: Grant.self)
        guard !grants.isEmpty else { throw reader.failure("grants", .expected(.atLeastOne)) }
        doubtfulGrants = try reader.choices("doubtfulGrants", of: Grant.self)
        for (index, grant) in doubtfulGrants.enumerated() where !grants.contains(grant) {
            throw reader.failure("doubtfulGrants[\(index)]", .expected(.oneOf(grants.map(\.rawValue))))
        }
        issuer = try reader.optionalEndpoint("issuer")
        authorizationEndpoint = try reader.optionalEndpoint(
            "authorizationEndpoint",
            adding: [
                "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge",
                "code_challenge_method",
            ]
        )
        guard grants == [.password] || authorizationEndpoint != nil else {
            throw reader.failure("authorizationEndpoint", .missingKey(nearest: nil))
        }
        tokenEndpoint = try reader.endpoint("tokenEndpoint")
        revocationEndpoint = try reader.optionalEndpoint("revocationEndpoint")
        revocation = try reader.optional("revocation") == nil ? .form : reader.choice("revocation", of: Revocation.self)
        authorizationParameters = try reader.properties("authorizationParameters")
        account = try reader.object("account", AccountRequest.init)
        clientAuthentication = try reader.choice("clientAuthentication", of: ClientAuthentication.self)
        clientCheck =
            try reader.optional("clientCheck") == nil ? nil : reader.choice("clientCheck", of: ClientCheck.self)
        pkce = try reader.choice("pkce", of: PKCE.self)
        secretOptional = try reader.flag("secretOptional", default: false)
        guard !secretOptional || pkce == .s256 else { throw reader.failure("secretOptional", .needsPKCE) }
        scopes = try reader.texts("scopes")
        callback = try reader.optionalText("callback") ?? ""
        quirks = Set(try reader.choices("quirks", of: Quirk.self, ignoring: Quirk.former))
        rotatesRefreshToken = try reader.flag("rotatesRefreshToken", default: false)
        endedBy = try reader.list("endedBy", EndedReply.init)
        limits =
            try reader.object("limits", Limits.init)
            ?? Limits(
                accessToken: nil,
                refreshToken: nil,
                refreshTokenIdle: nil,
                code: nil,
                signInsPerHour: nil,
                refreshTokens: nil
            )
    }
}

extension OAuth.AccountRequest {
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        hint = try reader.optionalText("hint")
        choose = try reader.properties("choose")
        guard hint != nil || !choose.isEmpty else {
            throw reader.failure("hint", .expected(.oneOf(["hint", "choose"])))
        }
    }
}

extension OAuth.EndedReply {
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        guard let status = try reader.required("status").integer, (400...499).contains(status) else {
            throw reader.failure("status", .expected(.clientErrorStatus))
        }
        self.status = Int(status)
        // An empty code would be in every reply; an empty text is an empty body.
        switch (try reader.optionalText("error", mayBeEmpty: true), try reader.optionalText("text", mayBeEmpty: true)) {
        case (let error?, nil) where !error.isEmpty: mark = .error(error)
        case (nil, let text?): mark = .text(text)
        default: throw reader.failure("error", .expected(.oneOf(["error", "text"])))
        }
    }
}

extension OAuth.Limits {
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        accessToken = try reader.optionalInteger("accessToken")
        refreshToken = try reader.optionalInteger("refreshToken")
        refreshTokenIdle = try reader.optionalInteger("refreshTokenIdle")
        code = try reader.optionalInteger("code")
        signInsPerHour = try reader.optionalInteger("signInsPerHour")
        refreshTokens = try reader.optionalInteger("refreshTokens")
    }
}
