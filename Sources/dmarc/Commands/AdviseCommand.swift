import ArgumentParser
import Configuration
import DMARC
import PolicyAdvisor
import ReportStore

struct AdviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise",
    abstract: "Decides whether a domain's policy may move, and what stands in the way.",
    discussion: """
      The ladder is none, quarantine in test, quarantine, reject in test, reject. The decision rests \
      on 30 days of reports, of which the last two days are left out because reports come late, and \
      on what is remembered of 100. What dmarc.yml says of the domain holds (see dmarc config); \
      --record, --parked and --accept-indirect-loss win over it. As json the answer is a record of the \
      decision: rules, thresholds, counts and a hash over the reports that it rests on; the same store \
      and day give the same bytes.

      Whatever the verdict, it warns of sources that pass less than they did, of those that sent ten \
      messages a week and none for quiet_days (14), of new ones, and of a reporter that sent reports on \
      half of the 28 days before the newest 14 with reports and on none of these (vanished_reporter).

      EXAMPLE
        dmarc advise example.com
        dmarc advise example.com --record "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
        dmarc advise example.com --format json > today.json
        dmarc advise example.com --compare last-week.json

      EXIT STATUS
        0 advance, or stay with nothing that blocks; 2 stay, because something must be fixed; 3 stay, \
      because the evidence does not suffice; 4 roll back; 1 the question could not be answered.
      """)

  @OptionGroup
  var domain: DomainArgument
  @OptionGroup
  var day: DayOfDecision
  @Option(
    help: ArgumentHelp(
      "The record that is published now. Reports show its policy, but not its rua.",
      valueName: "txt"), transform: DMARCRecord.argument)
  var record: DMARCRecord?
  @Flag(help: "The domain sends no mail at all.")
  var parked = false
  @Flag(help: "Accept that forwarded mail is refused at p=reject (RFC 9989, section 7.4).")
  var acceptIndirectLoss = false
  @Option(
    help: ArgumentHelp(
      "Say what has changed since an earlier decision, kept with --format json.",
      valueName: "file"))
  var compare: String?
  @OptionGroup
  var authenticity: AuthenticityOptions
  @OptionGroup
  var configuration: ConfigurationOptions
  @OptionGroup
  var store: StoreOptions
  @OptionGroup
  var format: FormatOptions

  func validate() throws {
    if compare != nil, format.format == .csv {
      throw ValidationError("--compare goes with --format table or json.")
    }
  }

  func run() throws {
    let earlier = try compare.map { try RecordedDecision(readingFrom: $0, on: domain.canonical) }
    let file = try configuration.read()
    let settings = settings(file)
    let store = try store.openStore()
    try checkIsKnown(in: store, file)
    let question = try DomainDecision(store, asOf: day.day)
    let evidence = try question.evidence(
      on: domain.canonical, settings: settings,
      authenticatedOnly: authenticity.authenticatedOnly)
    let decision = question.decide(evidence, settings: settings)
    let change =
      try authenticity.authenticatedOnly
      ? change(of: decision, evidence, question, settings) : nil
    /// Everything that was counted, of which text and tables show a part.
    func answer() throws -> DecisionAnswer {
      var answer = DecisionAnswer(
        decision, evidence,
        reports: try question.reports(
          on: domain.canonical, settings: settings,
          authenticatedOnly: authenticity.authenticatedOnly))
      answer.authenticatedOnly = change
      answer.compared = try earlier.map { try DecisionChange(since: $0, to: answer.recorded) }
      return answer
    }
    switch format.format {
    case .json:
      StandardStreams.write(try JSONText.document(answer()))
    case .csv:
      StandardStreams.write(DecisionSourcesTable(decision).csv)
    case .table:
      StandardStreams.write(DecisionText(decision, evidence).text)
      if let change { StandardStreams.write("\n" + change.text) }
      if earlier != nil, let compared = try answer().compared {
        StandardStreams.write((change == nil ? "" : "\n") + compared.text)
      }
    }
    if decision.exitCode != 0 { throw ExitCode(decision.exitCode) }
  }

  /// A domain without reports still has to hear how to get some. A record for a name that another one
  /// covers, or for a slip of the pen, would do harm.
  private func checkIsKnown(in store: ReportStore, _ file: SettingsFile) throws {
    guard try store.domain(domain.canonical) == nil else { return }
    let unknown = UnknownDomain(
      domain: domain.canonical, known: try store.domains().map(\.domain))
    let isMeant = unknown.nearMiss == nil || file.domains.contains(domain.canonical)
    guard unknown.parent == nil, isMeant else { throw unknown }
    StandardStreams.writeError(unknown.description)
  }

  /// What the file says of the domain, and what the options say over it.
  private func settings(_ file: SettingsFile) -> Settings {
    var settings = file.settings(for: domain.canonical)
    if let record { settings.record = record }
    if parked { settings.owner.isParked = true }
    if acceptIndirectLoss {
      settings.owner.acceptsIndirectLoss = Acknowledgement(
        day: day.day, by: "--accept-indirect-loss")
    }
    return settings
  }

  /// What leaving out the reports that may be anybody's has changed.
  private func change(
    of decision: Decision, _ evidence: DomainEvidence, _ question: DomainDecision,
    _ settings: Settings
  ) throws -> AuthenticityChange {
    let all = try question.evidence(on: domain.canonical, settings: settings)
    return AuthenticityChange(
      decision, evidence, all: question.decide(all, settings: settings), all)
  }
}
