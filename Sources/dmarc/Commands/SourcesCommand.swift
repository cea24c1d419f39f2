import ArgumentParser
import DMARC
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

      EXAMPLE
        dmarc sources example.com --last 30d
        dmarc sources example.com --by address --format csv
      """)

  @OptionGroup
  var domain: DomainArgument
  @Option(
    help: "What makes a source: service, address, network, author-domain, reporter or day.")
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
  var store: StoreOptions
  @OptionGroup
  var format: FormatOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is a number of lines, or 0 for all.") }
  }

  func run() throws {
    let store = try store.openStore()
    let stored = try domain.stored(in: store)
    let window = window.window(of: stored.days)
    let traffic = try store.traffic(
      of: domain.canonical, in: window, detail: by.detail,
      authenticatedOnly: authenticity.authenticatedOnly)
    var answer = SourcesAnswer(
      traffic, by: by, window: window, stored,
      limit: limit == 0 || format.format != .table ? .max - 1 : limit)
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
}
