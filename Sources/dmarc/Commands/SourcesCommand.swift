import ArgumentParser
import Configuration
import DMARC
import PolicyAdvisor
import ReportStore
import SenderCatalog

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
      and nothing of it aligns), forwarder, mailing list, simulated (phishing that is played, and \
      counts for nothing), spoof or unknown. It rests on the 100 days up to the end of the window, \
      whatever the window, and on dmarc.yml; json and csv have the evidence.

      Countries, and networks with the number and the name of who announces them, come from \
      databases in MaxMind's format that you have (mmdb: in dmarc.yml). Without one, a network is a /24 \
      or a /48.

      --failing leaves the sources of which nothing fails to one line, and begins with the most failures. \
      By address, json has what was authenticated beside the mail of each: signatures with their \
      selectors, and MAIL FROM domains.

      --explain tells of each source of yours, or of nobody knows whose, that fails: how, why, what to \
      do, the records to publish, and what the reports will show then; of the last 30 days, if no \
      window is asked for. With the name of a source it explains that one.

      EXAMPLE
        dmarc sources example.com --last 30d
        dmarc sources example.com --by address --failing --format csv
        dmarc sources example.com --explain "Amazon SES (eu-west-1)"
      """)

  @OptionGroup
  var domain: DomainArgument
  @Argument(help: "With --explain: the source to explain, or its service.")
  var source: String?
  @Flag(help: "Tell why sources fail, and what to do.")
  var explain = false
  @Flag(help: "Only sources with mail that fails, the most failures first.")
  var failing = false
  @OptionGroup
  var records: RecordOptions
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
    if explain, by != .service {
      throw ValidationError("--explain is about services; it goes without --by.")
    }
    if explain, failing {
      throw ValidationError("--explain is about what fails; it goes without --failing.")
    }
  }

  func run() throws {
    try checkSource()
    let file = try configuration.read()
    let settings = file.settings(for: domain.canonical)
    let store = try store.openStore()
    let stored = try domain.stored(in: store)
    let window = window.window(of: stored.days)
    if explain {
      var question = SourcesExplanation(store: store, stored: stored, settings: settings)
      question.authenticatedOnly = authenticity.authenticatedOnly
      try write(question.answer(in: window, on: source))
      return
    }
    let grouping = try grouping(file, settings, store)
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
      isFailingOnly: failing, hasResults: by == .address && format.format == .json,
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

  /// Behind an option that is not known, its value stands as the name of a source. `validate()` comes
  /// before such options are refused, and would say what nobody asked.
  private func checkSource() throws {
    if !explain, source != nil || records.format != nil {
      throw ValidationError("The name of a source, and --records-as, go with --explain.")
    }
  }

  private func write(_ answer: ExplanationAnswer) throws {
    if let format = records.format {
      if answer.records.isEmpty { StandardStreams.writeError("No record is to be published.") }
      StandardStreams.write(format.text(of: answer.records))
      return
    }
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(answer))
    case .csv: StandardStreams.write(answer.csv)
    case .table: StandardStreams.write(answer.text(limit: limit == 0 ? .max : limit))
    }
  }

  private func grouping(
    _ file: SettingsFile, _ settings: Settings, _ store: ReportStore
  ) throws -> SourceGrouping {
    var grouping = SourceGrouping(by)
    switch by {
    case .service:
      grouping.catalog = settings.catalog
      grouping.reverseNames = try store.confirmedAddressNames()
    case .network: grouping.networks = try databases.networks(file)
    case .country: grouping.countries = try databases.countries(file)
    case .address, .authorDomain, .reporter, .day: break
    }
    return grouping
  }
}
