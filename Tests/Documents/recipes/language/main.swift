import AuthEngine
import Localization
import Wording

// Two sentences are there in the new language, the others are in English.
guard let german = Language(rawValue: "de") else { fatalError("no language") }
let cancelled = AuthError(.cancelled)
let reported = AuthError(.alreadyReported(.failed))
let timedOut = AuthError(.signIn(.timedOut(seconds: 3)))
guard KeyBarWords.next(german) == "weiter", KeyBarWords.back(german) == KeyBarWords.back(.english),
    reported.message(in: german) == "das Token wurde nicht erneuert; der Grund steht weiter oben",
    reported.hint(in: german) == "dem Rat dort folgen",
    timedOut.message(in: german) == timedOut.message(in: .english), Language.japanese.next == german
else { fatalError("\(reported.message(in: german))") }
print(reported.message(in: german))
