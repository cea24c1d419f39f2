import DMARC

extension RecordWriter {
  /// The record stays, except for what is wrong with it whatever the policy: strict alignment
  /// where it is what fails, a repeated tag, and half of a test.
  func stay(_ blockers: [Blocker]) -> RecordAdvice {
    var record = start
    var notes: [String] = []
    if blockers.contains(where: { $0.diagnosis == FailureCode.strictAlignment.rawValue }) {
      if record.adkim == .strict { record = record.setting("adkim", to: "r") }
      if record.aspf == .strict { record = record.setting("aspf", to: "r") }
      if record != start {
        notes.append("Relaxed alignment accepts your own subdomains; nobody else's domain aligns.")
      }
    }
    return repaired(withoutException(record, &notes), notes: notes)
  }

  /// At the top no step comes that would bring subdomains up to `p`. What forwarders lose of their mail
  /// counts then as it did for the domain (A4, A6).
  private func withoutException(
    _ record: DMARCRecord, _ notes: inout [String]
  ) -> DMARCRecord {
    guard findings.step == nil, !findings.subdomains.isEmpty, findings.unreadySubdomains.isEmpty,
      !findings.evidence.isSubdomain, let policy = record.policy,
      let subdomains = record.subdomainPolicy, subdomains < policy
    else { return record }
    let gates = [IndirectGate.judge(findings), AcknowledgementGate.judge(findings)]
    if let blocker = gates.compactMap({ $0 }).flatMap(\.blockers).first {
      notes.append("sp=\(subdomains.rawValue) stays: \(blocker.message)")
      return record
    }
    guard allowedSubdomainPolicy >= policy else { return raised(record, &notes) }
    notes.append("sp goes: each subdomain that sends mail is ready for p now.")
    return record.removing("sp")
  }

  func repaired(_ record: DMARCRecord? = nil, notes: [String]) -> RecordAdvice {
    var record = record ?? start
    var notes = notes
    if let known, start != known {
      notes.append("Each tag stands once now; check that the first value is the one you mean.")
    }
    if isHalfATest(record) {
      record = record.setting("t", to: "y").setting("pct", to: "0")
      notes.append(
        """
        t=y and pct=0 belong together: receivers of RFC 7489 do not know the one, those of \
        RFC 9989 not the other, and enforce in full.
        """)
    }
    return finished(record, notes)
  }

  /// Only what the owner gave: reports of each generation leave out the other's tag.
  private func isHalfATest(_ record: DMARCRecord) -> Bool {
    guard findings.evidence.currentRecord != nil, let policy = record.policy, policy != .none
    else { return false }
    return (record.isTesting == true) != (record.pct == 0)
  }
}
