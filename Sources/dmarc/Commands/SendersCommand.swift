import ArgumentParser
import DMARC
import PublicSuffixes
import ReportStore
import SenderCatalog

struct SendersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "senders",
    abstract: "Lists the senders that are known by name, or what one of them needs.",
    discussion: """
      With an identifier or a name it prints how mail of that sender aligns, and the records for a \
      domain. With --seen it goes through the store instead: every domain of another organisation that \
      authenticated mail, the sender that it names, and those that name none.

      EXAMPLE
        dmarc senders
        dmarc senders sendgrid --domain example.com --records-as zone
        dmarc senders --seen
      """)

  @Argument(help: "The identifier of a sender, such as amazon-ses, or its name.")
  var sender: String?
  @Option(help: "The domain to fill into the records.")
  var domain = "example.com"
  @Flag(help: "List the domains that authenticated mail in the store.")
  var seen = false
  @OptionGroup
  var records: RecordOptions
  @OptionGroup
  var store: StoreOptions
  @OptionGroup
  var format: FormatOptions

  func validate() throws {
    if sender != nil, seen { throw ValidationError("--seen goes without an identifier.") }
    if records.format != nil, sender == nil {
      throw ValidationError("--records-as needs the identifier of a sender.")
    }
    try DomainArgument.check(domain)
  }

  func run() throws {
    if seen {
      try listSeen()
    } else if let sender {
      try show(sender)
    } else {
      try printAnswers(SenderCatalog.builtIn.entries.map { SenderAnswer($0, domain: nil) })
    }
  }

  private func show(_ id: String) throws {
    let entries = SenderCatalog.builtIn.entries
    let wanted = id.lowercased()
    guard let entry = entries.first(where: { $0.id == wanted || $0.name.lowercased() == wanted })
    else {
      throw ValidationError(
        "no sender is called \(TerminalText.safe(id))"
          + Suggestion.text(for: wanted, among: entries.map(\.id)) + ". See: dmarc senders")
    }
    let name = DomainName.canonical(domain)
    if let format = records.format {
      return StandardStreams.write(format.text(of: entry.records(for: name)))
    }
    switch format.format {
    case .table: StandardStreams.write(SenderAnswer(entry, domain: name).text)
    case .json: StandardStreams.write(try JSONText.document(SenderAnswer(entry, domain: name)))
    case .csv: StandardStreams.write(SenderAnswer.table([SenderAnswer(entry, domain: name)]).csv)
    }
  }

  private func printAnswers(_ answers: [SenderAnswer]) throws {
    switch format.format {
    case .table: StandardStreams.write(SenderAnswer.table(answers).text)
    case .json: StandardStreams.write(try JSONText.document(answers))
    case .csv: StandardStreams.write(SenderAnswer.table(answers).csv)
    }
  }

  private func listSeen() throws {
    let store = try store.openStore()
    let suffixes = PublicSuffixes()
    var seen = SeenSenders()
    for domain in try store.domains() {
      seen.add(
        try store.traffic(of: domain.domain, in: nil),
        organizationalDomain: suffixes.organizationalDomain(of:))
    }
    let answer = SeenAnswer(seen)
    switch format.format {
    case .table: StandardStreams.write(answer.text)
    case .json: StandardStreams.write(try JSONText.document(answer))
    case .csv: StandardStreams.write(answer.csv)
    }
  }
}
