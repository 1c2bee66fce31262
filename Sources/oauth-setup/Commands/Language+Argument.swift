public import ArgumentParser
public import Localization

/// `--lang` takes the two letters of a language.
extension Language: ExpressibleByArgument {}
