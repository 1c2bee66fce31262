/// The pages that ask something, in the order of the steps; those beside the steps come last.
///
/// A new page is a case here and a file with its type.
package enum Question: String, Sendable, Equatable, CaseIterable {
    /// Which service.
    case service
    /// Which way of signing in.
    case scheme
    /// Embedded or custom application.
    case app
    /// What the page for registering an application is found by.
    case address
    /// How to register an application of one's own.
    case register
    /// The values the scheme needs.
    case values
    /// Where the browser is.
    case browser
    /// Which account signs in at the service.
    case account
    /// The connection's name and settings location.
    case name
    /// Every answer, before anything is done.
    case review
    /// A settings file that another machine sealed.
    case importSettings = "import"
    /// A connection string that fills the answers.
    case string
    /// What can be done with a saved connection.
    case connection
    /// The passphrase of this machine's key.
    case unlock

    /// What the page shows and does.
    var page: any WizardPage {
        switch self {
        case .service: ServicePage()
        case .scheme: SchemePage()
        case .app: AppPage()
        case .address: AddressPage()
        case .register: RegisterPage()
        case .values: ValuesPage()
        case .browser: BrowserPage()
        case .account: AccountPage()
        case .name: NamePage()
        case .review: ReviewPage()
        case .importSettings: ImportPage()
        case .string: StringPage()
        case .connection: ConnectionPage()
        case .unlock: UnlockPage()
        }
    }
}
