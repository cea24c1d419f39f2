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
      Messages and the pass rate are those of the window that is decided on. At risk is legitimate mail \
      that the next enforcing policy would send to junk or have refused, at most; spoofed is what it \
      would stop; both are messages a week, of mail seen by reporters. Review is the earliest day on \
      which time alone can change the verdict.

      EXAMPLE
        dmarc domains
        dmarc domains --as-of 2026-10-10 --format json
        dmarc domains --changed-since 2026-10-01
      """)

  @OptionGroup
  var day: DayOfDecision
  @Option(
    help: ArgumentHelp(
      "Only domains whose rung, verdict or first blocker was another on this day.",
      valueName: "yyyy-mm-dd"))
  var changedSince: UTCDay?
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
    if let changedSince {
      let before = try Portfolio(store, file, asOf: changedSince).answers()
      answers = zip(answers, before).compactMap { $0.changed(since: $1) }
    }
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(answers))
    case .csv: StandardStreams.write(DomainAnswer.table(answers, isForPeople: false).csv)
    case .table:
      StandardStreams.write(
        answers.isEmpty ? nothing : DomainAnswer.table(answers, isForPeople: true).text)
    }
  }

  private var nothing: String {
    guard let changedSince else { return "The store is empty; fill it with: dmarc import PATH\n" }
    return "No domain's rung, verdict or first blocker was another on \(changedSince).\n"
  }
}
