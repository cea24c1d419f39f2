import ArgumentParser
import Configuration
import DMARC
import PolicyAdvisor
import PublicSuffixes
import ReportStore
import SenderCatalog

struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Tells how the ladder would have fared over the reports that are stored.",
    discussion: """
      Walks the history day by day, decides each day as dmarc advise would have with the reports that \
      were there by then (those of the last lag_days had not come) and with what dmarc.yml says under \
      dates up to that day, and takes each step that is advised. It begins on the rung that reports \
      show on the first day, or with --record. Beside the moves it prints what legitimate mail later \
      reports show to be lost on each rung, and the day on which p=reject is reached beside the \
      earliest safe one: the first day from which no own source fails materially, and the shortest way \
      up the ladder from there. A source fails materially when within seven days ten messages fail, \
      and more than reject allows.

      EXAMPLE
        dmarc backtest example.com
        dmarc backtest example.com --since 2026-01-01 --record "v=DMARC1; p=none"
      """)

  @OptionGroup
  var domain: DomainArgument
  @OptionGroup
  var window: WindowOptions
  @Option(help: ArgumentHelp("Decide every so many days.", valueName: "days"))
  var step = 1
  @Option(
    help: ArgumentHelp(
      "The record to begin with. (default: what reports show on the first day)",
      valueName: "txt"), transform: DMARCRecord.argument)
  var record: DMARCRecord?
  @OptionGroup
  var authenticity: AuthenticityOptions
  @OptionGroup
  var configuration: ConfigurationOptions
  @OptionGroup
  var store: StoreOptions
  @OptionGroup
  var format: FormatOptions

  func validate() throws {
    guard (1...365).contains(step) else { throw ValidationError("--step is 1 to 365 days.") }
  }

  func run() throws {
    let settings = try configuration.read().settings(for: domain.canonical)
    let store = try store.openStore()
    let stored = try domain.stored(in: store)
    let limits = settings.limits
    guard let all = stored.days else { throw NoReportDays(domain: domain.canonical) }
    // The last reports are known when the lag is over.
    let whole = all.lowerBound..<all.upperBound.advanced(by: 1 + limits.lagDays)
    let days = (window.window(of: all) ?? whole).clamped(to: whole)
    guard !days.isEmpty else { throw NoReportDays(domain: domain.canonical, stored: all) }
    let suffixes = PublicSuffixes()
    let catalog = settings.catalog
    let walk = LadderWalk(
      limits: limits, owner: settings.owner,
      naming: SourceNaming(
        catalog: catalog, reverseNames: try store.confirmedAddressNames(),
        organizationalDomain: suffixes.organizationalDomain(of:)),
      catalog: catalog,
      organizationalDomain: suffixes.organizationalDomain(of: domain.canonical))
    let onlyAuthenticated = authenticity.authenticatedOnly
    var traffic = try store.traffic(
      of: domain.canonical,
      in: days.lowerBound.advanced(by: -limits.inventoryDays)..<days.upperBound,
      authenticatedOnly: onlyAuthenticated)
    traffic.uniteReporters(suffixes.organizationalDomain(of:))
    let history = TrafficHistory(traffic)
    let published = try shown(in: store, by: days.lowerBound)
    let answer = BacktestAnswer(
      walk.walk(
        history, days: days, step: step, published: published,
        record: ownRecord(settings, PolicyHistory(published).present)))
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(answer))
    case .csv: StandardStreams.write(answer.csv)
    case .table: StandardStreams.write(answer.text)
    }
  }

  /// The policies that reports show by the first day.
  private func shown(
    in store: ReportStore, by day: UTCDay
  ) throws -> [ShownPolicy] {
    let all = try store.publishedPolicies(
      of: domain.canonical, authenticatedOnly: authenticity.authenticatedOnly)
    let before = all.filter { $0.day <= day }
    let shown = before.isEmpty ? Array(all.prefix(1)) : before
    guard let record else { return shown }
    return [.known(PolicyPublished(record, domain: domain.canonical), since: day)]
  }

  /// The owner's record is today's: of it only `rua` is taken, which reports never show.
  private func ownRecord(_ settings: Settings, _ shown: PolicyPublished?) -> DMARCRecord? {
    if let record { return record.rua.isEmpty ? nil : record }
    guard let reports = settings.record?["rua"], let shown else { return nil }
    return DMARCRecord(shown).setting("rua", to: reports)
  }
}
