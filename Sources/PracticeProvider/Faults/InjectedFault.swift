internal import StrictJSON

/// Something that goes wrong on purpose, because a test asked for it.
package struct InjectedFault: Sendable, Hashable {
    /// What goes wrong.
    package enum Kind: String, Sendable, CaseIterable {
        /// The connection is closed, and nothing was done.
        case dropBefore = "drop-before"
        /// The request is carried out, then the connection is closed without an answer.
        case dropAfter = "drop-after-processing"
        /// Nothing is done and nothing is answered.
        case silence = "silence"
        /// Too many requests, with `Retry-After`.
        case tooManyRequests = "429"
        /// An internal error, as a page.
        case serverError = "500"
        /// Out of service, with `Retry-After`.
        case unavailable = "503"
        /// The request is carried out; its answer comes one byte a second.
        case slowDrip = "slow-drip"
        /// Bytes that mean nothing, called JSON.
        case garbage = "garbage"
        /// A page, as a captive portal sends one.
        case html = "html"
        /// A redirect (307) to another path of this host.
        case redirectSameHost = "redirect-same-host"
        /// A redirect (307) to `localhost`, which is another host than 127.0.0.1.
        case redirectOtherHost = "redirect-other-host"
        /// A body without an end.
        case hugeBody = "huge-body"
        /// The request is carried out; its answer is called a page.
        case wrongContentType = "wrong-content-type"
        /// A megabyte of gzip that unpacks to 158 of them.
        case gzipBomb = "gzip-bomb"

        /// Whether the request is carried out all the same.
        var isCarriedOut: Bool { [.dropAfter, .slowDrip, .wrongContentType].contains(self) }
    }

    /// What kind of request it happens to.
    package enum Place: String, Sendable, CaseIterable {
        /// Every one.
        case any
        /// The authorization endpoint.
        case authorize
        /// The token endpoint.
        case token
        /// The revocation endpoint.
        case revoke
        /// Everything else.
        case resource
    }

    /// What goes wrong.
    package let kind: Kind
    /// What kind of request it happens to.
    package let place: Place
    /// The service it happens at; nil for each.
    package let service: String?
    /// How many requests go well before.
    package internal(set) var skip: Int
    /// How many requests it happens to.
    package internal(set) var count: Int
    /// The value of `Retry-After`.
    package let retryAfter: String

    /// A mishap; what is left out makes it happen once, at once.
    package init(
        _ kind: Kind,
        at place: Place,
        of service: String? = nil,
        skip: Int = 0,
        count: Int = 1,
        retryAfter: String = "2"
    ) {
        self.kind = kind
        self.place = place
        self.service = service
        self.skip = skip
        self.count = count
        self.retryAfter = retryAfter
    }
}

extension InjectedFault {
    /// Reads `{"path":"token","fault":"429","count":1}`; `service`, `skip` and `retryAfter` may be there too.
    ///
    /// - Returns: nil when it is something else.
    init?(_ json: JSONValue) {
        let known = ["path", "fault", "count", "skip", "service", "retryAfter"]
        guard let members = json.object, members.names.allSatisfy(known.contains),
            let kind = json["fault"]?.string.flatMap(Kind.init), let place = json["path"]?.string.flatMap(Place.init)
        else { return nil }
        let (count, skip) = (json["count"]?.integer ?? 1, json["skip"]?.integer ?? 0)
        let retryAfter = json["retryAfter"]?.string ?? "2"
        guard (1...100_000).contains(count), (0...100_000).contains(skip),
            retryAfter.utf8.allSatisfy({ (32...126).contains($0) })
        else { return nil }
        self.init(
            kind,
            at: place,
            of: json["service"]?.string?.lowercased(),
            skip: Int(skip),
            count: Int(count),
            retryAfter: retryAfter
        )
    }

    /// The mishap as JSON.
    var json: JSONObject {
        var object = JSONObject()
        object["path"] = .string(place.rawValue)
        object["fault"] = .string(kind.rawValue)
        if let service { object["service"] = .string(service) }
        object["skip"] = .integer(skip)
        object["count"] = .integer(count)
        return object
    }
}
