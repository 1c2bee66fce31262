/// How requests travel where neither the environment nor the connection says so: what an administrator wrote down for a machine.
package struct NetworkDefaults: Sendable {
    /// A value, with what a person is told it is called and where it stands.
    package struct Value: Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) { (self.name, self.value) = (name, value) }
    }

    /// The proxy for https, as in `HTTPS_PROXY`.
    let proxy: Value?
    /// The hosts that it is not used for, as in `NO_PROXY`.
    let noProxy: Value?
    /// A PEM file of certificates to trust besides the machine's own, as in `OAUTH_SETUP_CA_FILE`.
    let authorities: Value?

    /// Defaults, by default none.
    package init(proxy: Value? = nil, noProxy: Value? = nil, authorities: Value? = nil) {
        (self.proxy, self.noProxy, self.authorities) = (proxy, noProxy, authorities)
    }
}
