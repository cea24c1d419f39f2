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
    var table = Table(
      columns: ["ID", "Name", "Category", "Evidence", "DKIM", "SPF"].map { .init(title: $0) })
    func short(_ ability: String) -> String { ability.hasPrefix("if ") ? "after set-up" : ability }
    table.rows = answers.map {
      [$0.id, $0.name, $0.category, $0.evidence, short($0.dkimAligns), short($0.spfAligns)]
    }
    return table
  }

  /// For people: how it aligns, what to do, what to publish.
  var text: String {
    var lines = [
      "\(name) (\(category))", "  DKIM aligns: \(dkimAligns)", "  SPF aligns: \(spfAligns)",
    ]
    if let strict { lines.append("  Under strict alignment passes: \(strict)") }
    if simulatesPhishing { lines.append("  It plays phishers: its mail is meant to fail DMARC.") }
    if let runsOn { lines.append("  Runs on: \(runsOn)") }
    lines += steps.enumerated().map { "  \($0 + 1). \($1)" }
    lines += RecordFormat.text.text(of: toPublish).split(separator: "\n").map { "     \($0)" }
    lines += notes.map { "  Note: \($0)" }
    if evidence != EvidenceGrade.checked.rawValue {
      lines.append("  Not everything here is checked: verify with the provider.")
    }
    return lines.map { TerminalText.safe($0) + "\n" }.joined()
  }
}
