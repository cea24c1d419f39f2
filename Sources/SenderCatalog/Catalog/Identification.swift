/// Which service sent a message, how sure that is, and what it rests on.
public struct Identification: Sendable, Hashable {
  /// The catalogue's entry; `nil` for an organisation that is in none.
  public let entry: CatalogEntry?
  /// The entry's name, else the Organizational Domain.
  public let name: String
  public let rule: NamingRule
  /// The strongest first.
  public let evidence: [SenderEvidence]

  init(_ entry: CatalogEntry, _ rule: NamingRule, _ evidence: [SenderEvidence]) {
    self.entry = entry
    name = entry.name
    self.rule = rule
    self.evidence = evidence
  }

  init(organization: String, _ rule: NamingRule, _ evidence: [SenderEvidence]) {
    entry = nil
    name = organization
    self.rule = rule
    self.evidence = evidence
  }

  public var confidence: NamingConfidence { rule.confidence }
}
