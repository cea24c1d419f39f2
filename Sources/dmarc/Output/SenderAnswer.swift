import DMARC
import SenderCatalog

/// A sender of the catalogue as `dmarc senders` gives it.
struct SenderAnswer: Encodable {
  var id: String
  var name: String
  var category: String
  var evidence: String
  var spfAligns: String
  var dkimAligns: String
  @ExplicitNull var strict: String?
  @ExplicitNull var spfInclude: String?
  @ExplicitNull var runsOn: String?
  var verifiesAuthor: Bool
  var simulatesPhishing: Bool
  var dkimDomains: [String]
  var mailFromDomains: [String]
  var selectors: [String]
  var reverseNames: [String]
  var steps: [String]
  /// Empty in a list: records are for a domain.
  var records: [RecordAnswer]
  var notes: [String]

  private let toPublish: [DNSRecord]

  private enum CodingKeys: String, CodingKey {
    case id, name, category, evidence, spfAligns, dkimAligns, strict, spfInclude, runsOn
    case verifiesAuthor, simulatesPhishing, dkimDomains, mailFromDomains, selectors, reverseNames
    case steps, records, notes
  }

  init(_ entry: CatalogEntry, domain: String?) {
    id = entry.id
    name = entry.name
    category = entry.category.rawValue
    evidence = entry.grade.rawValue
    spfAligns = Self.word(entry.spf)
    dkimAligns = Self.word(entry.dkim)
    strict = entry.strict?.rawValue
    spfInclude = entry.include
    runsOn = entry.platform
    verifiesAuthor = entry.verifiesAuthor
    simulatesPhishing = entry.simulatesPhishing
    dkimDomains = entry.dkimDomains
    mailFromDomains = entry.mailFromDomains
    selectors = entry.selectors.map(\.text)
    reverseNames = entry.reverseNames
    steps = entry.steps
    toPublish = domain.map { entry.records(for: $0) } ?? []
    records = toPublish.map(RecordAnswer.init)
    notes = entry.notes
  }

  private static func word(_ ability: AlignmentAbility) -> String {
    switch ability {
    case .always: "yes"
    case .onlyIf(let condition): "if \(condition)"
    case .never: "no"
    }
  }

  static func table(_ answers: [SenderAnswer]) -> Table {
    var table = Table(columns: [
      .init(title: "ID", shortening: .end), .init(title: "Name", shortening: .end),
      .init(title: "Category", weight: 2), .init(title: "Evidence", weight: 1),
      .init(title: "DKIM"), .init(title: "SPF"),
    ])
    func short(_ ability: String) -> String { ability.hasPrefix("if ") ? "after set-up" : ability }
    table.rows = answers.map {
      [$0.id, $0.name, $0.category, $0.evidence, short($0.dkimAligns), short($0.spfAligns)]
    }
    return table
  }

  /// For people: how it aligns, what to do, what to publish.
  var text: String {
    var facts = ["DKIM aligns: \(dkimAligns)", "SPF aligns: \(spfAligns)"]
    if let strict { facts.append("Under strict alignment passes: \(strict)") }
    if simulatesPhishing { facts.append("It plays phishers: its mail is meant to fail DMARC.") }
    if let runsOn { facts.append("Runs on: \(runsOn)") }
    var text = WrappedText.line("\(name) (\(category))")
    text += facts.map { WrappedText.line($0, mark: "  ") }.joined()
    for (place, step) in steps.enumerated() {
      text += WrappedText.line(step, mark: "  \(place + 1). ")
    }
    for record in RecordFormat.text.text(of: toPublish).split(separator: "\n") {
      text += "     \(TerminalText.safe(String(record)))\n"
    }
    text += notes.map { WrappedText.line($0, mark: "  Note: ") }.joined()
    guard evidence != EvidenceGrade.checked.rawValue else { return text }
    return text
      + WrappedText.line("Not everything here is checked: verify with the provider.", mark: "  ")
  }
}
