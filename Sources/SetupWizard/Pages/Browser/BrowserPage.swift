internal import Localization
internal import ServiceCatalog
internal import Wording

/// The page about the place of the browser.
struct BrowserPage: ListPage {
    /// What the page offers.
    private enum Way: Equatable {
        case place(BrowserPlace)
        case settingsFile
    }

    let question = Question.browser
    let isAside = true
    let part = Part.check

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        questionnaire.needsBrowser(answers)
    }

    func isAnswered(_ wizard: Wizard) -> Bool { wizard.questionnaire.browser(wizard.answers) != nil }

    func likelyFocus(_ wizard: Wizard) -> Int {
        let ways = ways(wizard)
        // Without an application only the last way is left: no sign-in.
        return ways.firstIndex(of: .place(wizard.answers.browser ?? wizard.likelyBrowser)) ?? ways.count - 1
    }

    func count(_ wizard: Wizard) -> Int { ways(wizard).count }

    func content(_ wizard: Wizard) -> Page {
        var page = wizard.newPage(kind, BrowserPageWords.title, BrowserPageWords.lead)
        let items = ways(wizard).map { way in
            switch way {
            case .place(let place): Self.words(place)
            case .settingsFile: (ImportPageWords.way, ImportPageWords.wayDetail)
            }
        }
        page.blocks = [list(items, wizard)]
        page.keys = keys(wizard)
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] {
        let name = wizard.questionnaire.browser(wizard.answers).map { wizard.say(Self.words($0).title) }
        let turns = wizard.questionnaire.browserPlaces(wizard.answers).count > 1
        return [reviewRow(ReviewPageWords.browser, name, turns: turns, wizard)]
    }

    private static func words(_ place: BrowserPlace) -> (title: LocalizedText, detail: LocalizedText) {
        switch place {
        case .here: (BrowserPageWords.here, BrowserPageWords.hereDetail)
        case .elsewhere: (BrowserPageWords.elsewhere, BrowserPageWords.elsewhereDetail)
        case .none: (BrowserPageWords.nowhere, BrowserPageWords.nowhereDetail)
        }
    }

    func pick(_ index: Int, _ wizard: inout Wizard) -> [WizardEffect] {
        if ways(wizard)[index] == .settingsFile { return wizard.openSidePage(.importSettings, from: question) }
        select(index, &wizard)
        return wizard.goOn(from: question)
    }

    func select(_ index: Int, _ wizard: inout Wizard) {
        if case .place(let place) = ways(wizard)[index] { wizard.answers.browser = place }
    }

    func turn(_ fieldIndex: Int?, by step: Int, _ wizard: inout Wizard) {
        let places = wizard.questionnaire.browserPlaces(wizard.answers)
        let selected = places.firstIndex { $0 == wizard.questionnaire.browser(wizard.answers) } ?? 0
        wizard.answers.browser = places[(selected + step + places.count) % places.count]
        wizard.touched = true
    }

    /// The browser's places, with a settings file from elsewhere before the way without any sign-in.
    private func ways(_ wizard: Wizard) -> [Way] {
        let places = wizard.questionnaire.browserPlaces(wizard.answers)
        return places.filter { $0 != .none }.map { .place($0) } + [.settingsFile]
            + places.filter { $0 == .none }.map { .place($0) }
    }
}
