internal import Localization
internal import ServiceCatalog
internal import Wording

/// The page with the ways of signing in.
struct SchemePage: ListPage {
    let question = Question.scheme
    let part = Part.way

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        questionnaire.service(answers).map { questionnaire.ways($0).count > 1 } ?? false
    }

    func isAnswered(_ wizard: Wizard) -> Bool { wizard.questionnaire.way(wizard.answers) != nil }

    func likelyFocus(_ wizard: Wizard) -> Int {
        let chosen = wizard.questionnaire.way(wizard.answers)
        return ways(wizard).firstIndex { $0 == chosen } ?? ways(wizard).firstIndex { signsIn($0, wizard) } ?? 0
    }

    func count(_ wizard: Wizard) -> Int { ways(wizard).count }

    func content(_ wizard: Wizard) -> Page {
        let firstIsGood = ways(wizard).first.map { signsIn($0, wizard) } ?? true
        let lead = firstIsGood ? SchemePageWords.lead : SchemePageWords.leadAlone
        var page = wizard.newPage(kind, SchemePageWords.title(wizard.serviceName), lead)
        page.blocks = [list(ways(wizard).map { (WayWords.title($0), detail($0, wizard)) }, wizard)]
        page.keys = keys(wizard)
        return page
    }

    func reviewRows(_ wizard: Wizard) -> [ReviewRow] {
        let scheme = wizard.questionnaire.scheme(wizard.answers)
        let turns = (wizard.questionnaire.service(wizard.answers)?.schemes.count ?? 0) > 1
        return [reviewRow(ReviewPageWords.scheme, scheme.map { wizard.say($0.name) }, turns: turns, wizard)]
    }

    func select(_ index: Int, _ wizard: inout Wizard) { wizard.take(ways(wizard)[index]) }

    /// On the review page the application has a row of its own.
    func turn(_ fieldIndex: Int?, by step: Int, _ wizard: inout Wizard) {
        let schemes = wizard.questionnaire.service(wizard.answers)?.schemes ?? []
        let selected = schemes.firstIndex { $0.id == wizard.questionnaire.scheme(wizard.answers)?.id } ?? 0
        guard !schemes.isEmpty else { return }
        let next = schemes[(selected + step + schemes.count) % schemes.count]
        let ways = ways(wizard).filter { $0.scheme.id == next.id }
        (ways.first { signsIn($0, wizard) } ?? ways.first).map { wizard.take($0) }
        wizard.touched = true
    }

    private func ways(_ wizard: Wizard) -> [SignInWay] {
        wizard.questionnaire.service(wizard.answers).map { wizard.questionnaire.ways($0) } ?? []
    }

    private func signsIn(_ way: SignInWay, _ wizard: Wizard) -> Bool {
        wizard.questionnaire.service(wizard.answers).map { wizard.questionnaire.signsIn(way, to: $0) } ?? true
    }

    private func detail(_ way: SignInWay, _ wizard: Wizard) -> LocalizedText {
        guard way.scheme.apps.count > 1, let app = way.app else { return way.scheme.help }
        return AppPage.detail(app, wizard)
    }
}
