import ArgumentParser
import Configuration
import DMARC
import PolicyAdvisor
import ReportStore

struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Tells how well each source of a domain's mail is aligned.",
    discussion: """
      Rates are of messages, by the reporters' word. The bound is what the rate is above with 95 % \
      confidence: 50 clean messages prove 95 %, not 98 %. The conservative count leaves out passes \
      that the listed results contradict; it and the bounds of the DKIM and SPF rates are in json and \
      csv.

      The class of a service says whose mail it is, as dmarc advise has it: own, misconfigured (yours, \
      and nothing of it aligns), forwarder, mailing list, spoof or unknown. It rests on the 100 days up \
      to the end of the window, whatever the window, and on dmarc.yml; json and csv have the evidence.

      Countries, and networks with the number and the name of who announces them, come from \
      databases in MaxMind's format that you have (mmdb: in dmarc.yml). Without one, a network is a /24 \
      or a /48.

      EXAMPLE
        dmarc sources example.com --last 30d
        dmarc sources example.com --by address --format csv
      """)

  @OptionGroup
  var domain: DomainArgument
  @Option(
    help: "What makes a source: service, address, network, country, author-domain, reporter or day."
  )
  var by: SourceKind = .service
  @OptionGroup
  var window: WindowOptions
  @Option(
    help: ArgumentHelp(
      "Lines of the table; the rest is one line. 0 for all; json and csv always have all.",
      valueName: "count"))
  var limit = 50
  @OptionGroup
  var authenticity: AuthenticityOptions
  @OptionGroup
  var databases: DatabaseOptions
  @OptionGroup
  var configuration: ConfigurationOptions
  @OptionGroup
  var store: StoreOptions
  @OptionGroup
  var format: FormatOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is a number of lines, or 0 for all.") }
  }

  func run() throws {
    let settings = try configuration.read().settings(for: domain.canonical)
    let store = try store.openStore()
    let stored = try domain.stored(in: store)
    let window = window.window(of: stored.days)
    let grouping = try grouping(settings, store)
    let inventory =
      by == .service
      ? SourcesInventory(window: window, stored, limits: settings.limits) : nil
    let traffic = try store.traffic(
      of: domain.canonical, in: inventory?.read ?? window, detail: grouping.detail,
      authenticatedOnly: authenticity.authenticatedOnly)
    let sources = grouping.sources(of: traffic)
    var answer = SourcesAnswer(
      sources, by: by, window: window, stored,
      limit: limit == 0 || format.format != .table ? .max - 1 : limit,
      findings: inventory.map { inventory in
        let assembly = EvidenceAssembly(
          limits: settings.limits, owner: settings.owner, catalog: grouping.catalog)
        return { inventory.findings(on: $0, of: sources, assembly) }
      })
    if authenticity.authenticatedOnly {
      let all = try store.traffic(of: domain.canonical, in: window, detail: .messages)
      answer.allReports = RateAnswer(TrafficCounts(of: all))
    }
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(answer))
    case .csv: StandardStreams.write(answer.csv)
    case .table: StandardStreams.write(answer.text)
    }
  }

  private func grouping(_ settings: Settings, _ store: ReportStore) throws -> SourceGrouping {
    var grouping = SourceGrouping(by)
    switch by {
    case .service:
      grouping.catalog = settings.catalog
      grouping.reverseNames = try store.confirmedAddressNames()
    case .network: grouping.networks = try databases.networks(settings)
    case .country: grouping.countries = try databases.countries(settings)
    case .address, .authorDomain, .reporter, .day: break
    }
    return grouping
  }
}
