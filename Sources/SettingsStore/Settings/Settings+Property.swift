public import Secrets

extension Settings {
    /// A connection property by its name, in any case; setting nil removes it, a new name goes to the end.
    public subscript(property name: String) -> Secret? {
        get { properties.first { $0.name.lowercased() == name.lowercased() }?.value }
        set {
            var properties = self.properties
            let index = properties.firstIndex { $0.name.lowercased() == name.lowercased() }
            switch (index, newValue) {
            case (let index?, let value?): properties[index].value = value
            case (let index?, nil): properties.remove(at: index)
            case (nil, let value?): properties.append(SettingsProperty(name: name, value: value))
            case (nil, nil): return
            }
            self.properties = properties
        }
    }
}

extension Settings {
    /// The same connection as one of its own, for a copy that lives on beside this one.
    public func duplicate(random: RandomBytes = .system) -> Settings {
        var copy = self
        copy.id = Hexadecimal.text(random(16))
        copy.revision = 0
        return copy
    }
}
