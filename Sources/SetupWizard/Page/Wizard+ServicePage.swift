internal import Localization
internal import ServiceCatalog
internal import Wording

/// The page with the services, and the other ways to begin.
extension Wizard {
    func servicePage() -> Page {
        var page = Page(kind: .service, title: say(WizardWords.Service.title), lead: [say(WizardWords.Service.lead)])
        let services = offeredServices.map { service in
            ChoiceList.Item(title: say(service.name), detail: summary(of: service), aside: ways(to: service))
        }
        let roads = otherRoads.map { road in
            road == .takeIn
                ? ChoiceList.Item(
                    title: say(WizardWords.ImportSettings.way),
                    detail: say(WizardWords.ImportSettings.wayDetail)
                )
                : ChoiceList.Item(title: say(WizardWords.FromString.way), detail: say(stringDetail))
        }
        let items = services + roads
        let selected = min(focus[.service] ?? 0, max(0, items.count - 1))
        page.blocks = [.choices(ChoiceList(items: items, selected: selected, focused: true))]
        if !filter.isEmpty { page.blocks.insert(.text(say(WizardWords.Service.matching(filter.text)), .strong), at: 0) }
        page.keys = listKeys(.service)
        let isFound = offeredServices.count == 1
        if !isFound { page.keys.append(hint("a-z", WizardWords.Keys.filter)) }
        if !filter.isEmpty { page.keys.append(hint("Esc", WizardWords.Keys.showAll)) }
        return page
    }

    private var stringDetail: LocalizedText {
        asksLineByLine ? WizardWords.FromString.wayDetailLineByLine : WizardWords.FromString.wayDetail
    }

    /// The ways of signing in that a service offers, and which of them needs an application of one's own.
    private func ways(to service: Service) -> String {
        let isShipped = questionnaire.ships(service)
        let names = service.schemes.map { scheme in
            let needsApp = !scheme.apps.isEmpty && !(isShipped && scheme.apps.contains(.embedded))
            return needsApp ? WizardWords.Service.ownApp(scheme.brief) : scheme.brief
        }
        return WizardWords.Service.together(names)(language)
    }

    /// What a service is, and what every way of signing in to it asks for.
    private func summary(of service: Service) -> String {
        let needed = (service.schemes.first?.fields ?? []).filter { use in
            service.schemes.allSatisfy { $0.fields.contains { $0.property == use.property && $0.required == .always } }
        }
        let labels = needed.compactMap { service.field($0.property)?.label }
        guard !labels.isEmpty else { return say(service.summary) }
        return say(WizardWords.Service.needing(service.summary, WizardWords.Service.together(labels)))
    }
}
