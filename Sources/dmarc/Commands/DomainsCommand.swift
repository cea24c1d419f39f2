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
      Messages and the pass rate are those of the window that is decided on.

      EXAMPLE
        dmarc domains
        dmarc domains --as-of 2026-10-10 --format json
      """)

  @OptionGroup
  var day: DayOfDecision
  @OptionGroup
  var configuration: ConfigurationOptions
  @OptionGroup
  var store: StoreOptions
  @OptionGroup
  var format: FormatOptions

  func run() throws {
    let file = try configuration.read()
    let store = try store.openStore()
    let question = DomainDecision(store, asOf: day.day)
    let answers = try store.domains().map { stored in
      let settings = file.settings(for: stored.domain)
      let evidence = try question.evidence(on: stored.domain, settings: settings)
      return DomainAnswer(stored, evidence, question.decide(evidence, settings: settings))
    }
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(answers))
    case .csv: StandardStreams.write(DomainAnswer.table(answers, isForPeople: false).csv)
    case .table:
      StandardStreams.write(
        answers.isEmpty
          ? "The store is empty; fill it with: dmarc import PATH\n"
          : DomainAnswer.table(answers, isForPeople: true).text)
    }
  }
}

/// A domain as `dmarc domains` gives it.
struct DomainAnswer: Encodable {
  var domain: String
  var rung: String
  var reports: Int
  /// Of the window that is decided on.
  var messages: Int
  var dmarcPass: Int
  @ExplicitNull var passRate: Double?
  var verdict: String
  @ExplicitNull var to: String?
  /// Code and sentence of the first blocker.
  @ExplicitNull var blocker: String?
  @ExplicitNull var message: String?
  @ExplicitNull var source: String?
  @ExplicitNull var newestReportDay: String?

  init(_ stored: StoredDomain, _ evidence: DomainEvidence, _ decision: Decision) {
    let days = evidence.sources.flatMap(\.days).filter { evidence.window.contains($0.day) }
    domain = stored.domain
    rung = decision.rung.rawValue
    reports = stored.reports
    messages = days.reduce(0) { $0 + $1.messages }
    dmarcPass = days.reduce(0) { $0 + $1.passes }
    passRate = messages > 0 ? Double(dmarcPass) / Double(messages) : nil
    verdict = decision.verdict.rawValue
    to = decision.to?.rawValue
    blocker = decision.blockers.first?.code.rawValue
    message = decision.blockers.first?.message
    source = decision.blockers.first?.source
    newestReportDay = stored.days?.upperBound.description
  }

  static func table(_ answers: [DomainAnswer], isForPeople: Bool) -> Table {
    var table = Table(columns: [
      .init(title: "Domain"), .init(title: "Rung"), .init(title: "Messages", alignment: .right),
      .init(title: "Pass rate", alignment: .right), .init(title: "Verdict"), .init(title: "To"),
      .init(title: "Blocker"), .init(title: "Source"),
    ])
    table.rows = answers.map { answer in
      [
        answer.domain, answer.rung,
        isForPeople ? NumberText.count(answer.messages) : String(answer.messages),
        answer.passRate.map { isForPeople ? NumberText.percent($0) : String($0) } ?? "-",
        isForPeople ? answer.verdict.replacing("_", with: " ") : answer.verdict,
        answer.to ?? "", answer.blocker ?? "", answer.source ?? "",
      ]
    }
    return table
  }
}
