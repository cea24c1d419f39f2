import DMARC

/// R0: do receivers understand the record, and can they send reports?
///
/// Asked of the record that the owner gave, since reports show the policy alone. Passed by one
/// record without repeated tags whose `rua` holds `mailto:` addresses:
///
/// - Two records at one name: no policy applies (RFC 9989, section 4.7).
/// - `v=DMARC1; p=none; p=reject`: invalid as a whole.
/// - `rua=dmarc@example.com`: no scheme, so no report.
///
/// What is legal and misunderstood (`t=y` alone, a `pct` of the old kind, `sp` below the
/// Organizational Domain) is a warning, and the record to publish does without it.
enum RecordGate {
  static func judge(_ findings: DomainFindings) -> Gate? {
    let evidence = findings.evidence
    let defects = RecordDefects(evidence)
    guard defects != nil || evidence.recordsFound != nil else { return nil }
    let blockers =
      [severalRecords(evidence)].compactMap { $0 }
      + (defects.map { [repeatedTags($0), reportAddresses($0)].compactMap { $0 } } ?? [])
    return Gate(
      .record, question: "Do receivers understand the record?",
      value: Double(blockers.count), limit: 0,
      valueText: NumberText.count(blockers.count, "defect"), limitText: "none",
      blockers: blockers)
  }

  private static func severalRecords(_ evidence: DomainEvidence) -> Blocker? {
    guard let count = evidence.recordsFound, count > 1 else { return nil }
    return Blocker(
      .severalRecords,
      """
      _dmarc.\(evidence.domain) has \(NumberText.count(count)) DMARC records, so receivers apply \
      none of them: leave one.
      """)
  }

  private static func repeatedTags(_ defects: RecordDefects) -> Blocker? {
    let tags = defects.repeatedTags
    guard !tags.isEmpty else { return nil }
    return Blocker(
      .repeatedTag,
      """
      The record has \(tags.joined(separator: ", ")) more than once, which makes it invalid as a \
      whole: leave one of each.
      """)
  }

  private static func reportAddresses(_ defects: RecordDefects) -> Blocker? {
    let invalid = defects.invalidReportAddresses
    guard !invalid.isEmpty else { return nil }
    return Blocker(
      .invalidReportAddress,
      """
      No receiver sends reports to \(invalid.joined(separator: ", ")): write it as \
      mailto:user@host.
      """)
  }
}
