internal import ArgumentParser

/// `--adopt`, wherever a rotating token may be spent.
struct AdoptOption: ParsableArguments {
    @Flag(
        help: Help.about(
            "Go on here, for good, with a sign-in that another machine refreshed last.",
            "別のマシンが最後に更新したサインインを、今後このマシンで使う"
        )
    )
    var adopt = false
}
