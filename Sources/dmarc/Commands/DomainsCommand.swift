import ArgumentParser
import Configuration
import DMARC
import PolicyAdvisor
import ReportStore

struct DomainsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "domains",
    abstract: "Lists every policy domain with its verdict and the one thing that blocks it.",
    discussion: """
      Messages and the pass rate are those of the window that is decided on, whoever sent them; the own \
      rate is that of your own sources, which the verdict rests on. At risk is legitimate mail \
      that the next enforcing policy would send to junk or have refused, at most; spoofed is what it \
      would stop; both are messages a week, of mail seen by reporters. Review is the earliest day on \
      which time alone can change the verdict.

      The most urgent come first: those to roll back, then those where something is to be fixed, those \
      that may advance, those where the record alone has to change, those that wait for evidence and \
      those where nothing is left to do, in each case the most mail at risk first.

      EXAMPLE
        dmarc domains
        dmarc domains --as-of 2026-10-10 --format json
        dmarc domains --verdict roll_back --verdict advance
        dmarc domains --changed-since 2026-10-01 --sort name
      """)

  @OptionGroup
  var day: DayOfDecision
  @Option(
    help: ArgumentHelp(
      "Only domains whose rung, verdict or first blocker was another on this day.",
      valueName: "yyyy-mm-dd"))
  var changedSince: UTCDay?
  @Option(
    help: ArgumentHelp(
      "Only domains with this verdict. May be given several times.", valueName: "verdict"))
  var verdict: [Verdict] = []
  @Option(help: ArgumentHelp("What comes first.", valueName: "order"))
  var sort: DomainOrder = .urgency
  @OptionGroup
  var configuration: ConfigurationOptions
  @OptionGroup
  var store: StoreOptions
  @OptionGroup
  var format: FormatOptions

  func validate() throws {
    if let changedSince, changedSince >= day.day {
      throw ValidationError("--changed-since is a day before the one that is decided for.")
    }
  }

  func run() throws {
    let file = try configuration.read()
    let store = try store.openStore(isOneQuestion: false)
    let portfolio = Portfolio(store, file, asOf: day.day)
    var answers = try portfolio.answers()
    tellSlips(in: file, known: answers.map(\.domain))
    if let changedSince {
      let before = try Portfolio(store, file, asOf: changedSince).answers()
      answers = zip(answers, before).compactMap { $0.changed(since: $1) }
    }
    let isEmpty = answers.isEmpty
    if !verdict.isEmpty {
      let wanted = verdict.map(\.rawValue)
      answers.removeAll { !wanted.contains($0.verdict) }
    }
    answers = sort.sorted(answers)
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(answers))
    case .csv: StandardStreams.write(DomainsTable(answers).csv)
    case .table where answers.isEmpty:
      StandardStreams.write(WrappedText.line(isEmpty ? nothing : nothingOfThat))
    case .table: StandardStreams.write(DomainsTable(answers).text)
    }
  }

  /// An entry of `dmarc.yml` for a name that is nearly one of the store's does not do what was meant. One
  /// for another name may be for reports that are still to come, and one for a subdomain is about mail in
  /// the reports on the domain above it.
  private func tellSlips(in file: SettingsFile, known: [String]) {
    guard let path = file.path else { return }
    let names = Set(known)
    for domain in file.domains where !names.contains(domain) {
      let unknown = UnknownDomain(domain: domain, known: known)
      guard unknown.parent == nil, let near = unknown.nearMiss else { continue }
      StandardStreams.writeError(
        TerminalText.safe(
          "\(path): no report is on \(domain), which has an entry (did you mean \(near)?)"))
    }
  }

  private var nothing: String {
    guard let changedSince else { return "The store is empty; fill it with: dmarc import PATH" }
    return "No domain's rung, verdict or first blocker was another on \(changedSince)."
  }

  private var nothingOfThat: String {
    let names = verdict.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: " or ")
    return "No domain's verdict is \(names)."
  }
}
