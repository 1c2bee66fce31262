public import ArgumentParser
public import ConnectionStrings
public import Localization

/// `--lang` takes the two letters of a language.
extension Language: ExpressibleByArgument {}

/// `--owner` takes the name of an owner.
extension StringOwner: ExpressibleByArgument {}
