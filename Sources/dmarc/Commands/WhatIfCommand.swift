import ArgumentParser
import Configuration
import DMARC
import PolicyAdvisor
import ReportStore

struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract: "Replays a domain's mail against another record.",
    discussion: """
      Says how many messages a week the record would send to junk or have refused, by source and \
      author domain, beside what the present record does. The mail is that of the window that dmarc \
      advise judges, as far as reporters saw it; adkim and aspf are applied to the results that they \
      list. Receivers of RFC 7489 act on pct and do not know t, those of RFC 9989 act on t and \
      ignore pct, so each generation has its figures, at most and as expected: without what reporters \
      say they deliver for a reason of their own (local_policy, forwarded, mailing_list). Receivers of \
      RFC 9989 apply np to author names that do not exist in the DNS. Reports do not say which do, but \
      a signature or SPF that passes for a name, or for one below it, proves it; where nothing does, \
      both outcomes are shown, the stricter counts, and a note names them. Classes are those of dmarc \
      advise. It begins with how many messages of how many days were replayed; without any it says so.

      EXAMPLE
        dmarc what-if example.com --record "v=DMARC1; p=reject; sp=quarantine"
        dmarc what-if example.com --record "v=DMARC1; p=quarantine; t=y; pct=0" --format csv

      EXIT STATUS
        0 if mail was replayed, 3 if the window has none, 1 the question could not be answered.
      """)

  @OptionGroup
  var domain: DomainArgument
  @Option(
    help: ArgumentHelp("The record to try.", valueName: "txt"), transform: DMARCRecord.argument)
  var record: DMARCRecord
  @OptionGroup
  var day: DayOfDecision
  @OptionGroup
  var authenticity: AuthenticityOptions
  @OptionGroup
  var configuration: ConfigurationOptions
  @OptionGroup
  var store: StoreOptions
  @OptionGroup
  var format: FormatOptions

  func run() throws {
    let settings = try configuration.read().settings(for: domain.canonical)
    let store = try store.openStore()
    _ = try domain.stored(in: store)
    let question = try DomainDecision(store, asOf: day.day)
    let mail = try question.mail(
      of: domain.canonical, settings: settings,
      authenticatedOnly: authenticity.authenticatedOnly)
    let published = mail.evidence.published ?? PolicyPublished(domain: domain.canonical)
    let trial = RecordTrial(
      of: record, instead: settings.record ?? DMARCRecord(published), on: mail.traffic,
      sources: mail.sources, evidence: mail.evidence,
      organizationalDomain: question.organizationalDomain(of:))
    let answer = WhatIfAnswer(trial)
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(answer))
    case .csv: StandardStreams.write(answer.csv)
    case .table: StandardStreams.write(answer.text)
    }
    if answer.exitCode != 0 { throw ExitCode(answer.exitCode) }
  }
}
