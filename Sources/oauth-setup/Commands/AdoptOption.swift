internal import ArgumentParser
internal import Wording

/// `--adopt`, wherever a rotating token may be spent.
struct AdoptOption: ParsableArguments {
    @Flag(help: Help.about(OptionHelp.adopt)) var adopt = false
}
