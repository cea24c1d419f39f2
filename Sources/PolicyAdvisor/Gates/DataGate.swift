import DMARC

/// D0: are there reports, and will there be more?
///
/// Any row will do. A record without `rua` asks for no reports, and what there is may be the last.
enum DataGate {
  static func judge(_ findings: DomainFindings) -> Gate {
    let blockers = [noRows(findings), noReportAddress(findings)].compactMap { $0 }
    let rows = findings.messages
    return Gate(
      .data, question: "Do aggregate reports come, and show mail?", value: Double(rows), limit: 1,
      valueText: NumberText.count(rows, "message"), limitText: "any, and rua present",
      blockers: blockers, counts: ["messages": rows])
  }

  private static func noRows(_ findings: DomainFindings) -> Blocker? {
    guard findings.messages == 0 else { return nil }
    let evidence = findings.evidence
    return Blocker(
      .noData,
      """
      No aggregate report shows mail of \(evidence.domain) from \(evidence.window.lowerBound) to \
      \(evidence.window.upperBound.advanced(by: -1)): check that the record has rua, that its mailbox \
      receives, and, if it is at another domain, that this domain publishes \
      \(evidence.domain)._report._dmarc as an authorisation.
      """)
  }

  /// Only a record that the owner gave can tell: reports do not show `rua`.
  private static func noReportAddress(_ findings: DomainFindings) -> Blocker? {
    guard let record = findings.evidence.currentRecord, record.rua.isEmpty else { return nil }
    return Blocker(
      .noReportAddress,
      """
      The record of \(findings.evidence.domain) has no rua, so receivers have nowhere to send \
      aggregate reports: add rua=mailto: with an address that you read.
      """)
  }
}
