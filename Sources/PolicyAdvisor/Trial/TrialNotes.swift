import DMARC

/// What the figures of a trial do not say, in sentences.
enum TrialNotes {
  static func all(_ record: DMARCRecord, _ evidence: DomainEvidence) -> [String] {
    unread(record) + RungInference(published: nil, record: record).warnings
      + ignored(record, evidence)
  }

  private static func unread(_ record: DMARCRecord) -> [String] {
    guard record.isApplied(by: .rfc7489), record.isApplied(by: .rfc9989) else {
      return [
        """
        The record has no p, or a policy that cannot be read: receivers act on p=none if it has a \
        rua, and leave DMARC aside if not.
        """
      ]
    }
    return []
  }

  /// The sums leave it out, as a decision does.
  static func simulated(_ lines: [TrialLine]) -> [String] {
    var mail = SimulatedMail()
    for line in lines where line.sourceClass == .simulated {
      mail.add(line.messages, from: line.source)
    }
    return mail.sentence.map { [$0] } ?? []
  }

  /// Most names in a list of those that are in doubt: spoofers make them up by the thousand.
  private static let mostNames = 5

  static func names(_ doubt: NameDoubt?, under record: String) -> [String] {
    guard let doubt else { return [] }
    let named = doubt.names.prefix(mostNames).joined(separator: ", ")
    let others = doubt.names.count - mostNames
    let more = others > 0 ? " and \(NumberText.count(others, "other name"))" : ""
    let testing = doubt.isTesting ? ", both one step weaker by t=y" : ""
    return [
      """
      Under \(record) \(NumberText.weekly(doubt.perWeek.maximum)) messages a week, \
      \(NumberText.weekly(doubt.legitimatePerWeek.maximum)) of them legitimate, depend on whether \
      names exist in the DNS, which no signature and no SPF pass proves of \(named)\(more). \
      Receivers of RFC 9989 go by np (\(doubt.nonexistent.rawValue)) where a name does not exist, \
      and by sp (\(doubt.existing.rawValue)) where it does\(testing). The stricter counts.
      """
    ]
  }

  /// RFC 9989, section 4.7.
  private static func ignored(_ record: DMARCRecord, _ evidence: DomainEvidence) -> [String] {
    guard evidence.isSubdomain, record["sp"] != nil || record["np"] != nil else { return [] }
    return [
      """
      sp and np have a meaning only in the record of the Organizational Domain, which \
      \(evidence.domain) is not.
      """
    ]
  }
}
