import DMARC

/// What the figures of a trial do not say, in sentences.
enum TrialNotes {
  static func all(
    _ record: DMARCRecord, _ traffic: Traffic, _ evidence: DomainEvidence
  ) -> [String] {
    unread(record) + RungInference(published: nil, record: record).warnings
      + nonexistent(record, traffic, evidence) + ignored(record, evidence)
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

  private static func nonexistent(
    _ record: DMARCRecord, _ traffic: Traffic, _ evidence: DomainEvidence
  ) -> [String] {
    let subdomains = record.subdomainPolicy ?? record.policy
    guard let policy = record.nonexistentSubdomainPolicy, policy != subdomains else { return [] }
    let days = evidence.window
    let names = Set(traffic.groups.filter { days.contains($0.day) }.map(\.authorDomain))
      .count { traffic.authorDomains[$0].hasSuffix("." + traffic.domain) }
    return [
      """
      np=\(policy.rawValue) holds for names that do not exist in the DNS, to receivers of RFC 9989. \
      Reports do not tell which names exist, so all \(NumberText.count(names, "subdomain")) seen \
      count under sp.
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
