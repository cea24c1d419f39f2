import DMARC

extension RecordWriter {
  /// The record stays, except for what is wrong with it whatever the policy: strict alignment
  /// where it is what fails, a repeated tag, a `p` that is none, half of a test, and a fraction of
  /// `pct` that no ramp asks for.
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
    return broughtUp(record, to: policy, &notes)
  }

  func repaired(_ record: DMARCRecord? = nil, notes: [String]) -> RecordAdvice {
    var record = record ?? start
    var notes = notes
    if !repeatedTags.isEmpty {
      notes.append("Each tag stands once now; check that the first value is the one you mean.")
    }
    if let known, known.policy == nil {
      notes.append("p=\(shownPolicy.rawValue) stands where no policy was; \(shownReason).")
    }
    if isHalfATest(record) {
      record = record.setting("t", to: "y").setting("pct", to: "0")
      notes.append(
        """
        t=y and pct=0 belong together: receivers of RFC 7489 do not know the one, those of \
        RFC 9989 not the other, and enforce in full.
        """)
    }
    if let fraction = strayFraction(record) {
      record = record.removing("pct")
      notes.append(
        """
        pct=\(fraction) goes: receivers of RFC 9989 do not know it and enforce in full, and so will \
        those of RFC 7489.
        """)
    }
    return finished(record, notes)
  }

  private var shownReason: String {
    findings.evidence.published?.policy == nil
      ? "no report shows another" : "it is what reports show"
  }

  /// decision.md 2.6: an enforcing record has no `pct`, unless the owner climbs by fractions.
  private func strayFraction(_ record: DMARCRecord) -> Int? {
    guard let policy = record.policy, policy != .none, let fraction = record.pct,
      (1...99).contains(fraction), !findings.limits.legacyRamp.contains(fraction)
    else { return nil }
    return fraction
  }

  /// Only what the owner gave: reports of each generation leave out the other's tag.
  private func isHalfATest(_ record: DMARCRecord) -> Bool {
    guard findings.evidence.currentRecord != nil, let policy = record.policy, policy != .none
    else { return false }
    return (record.isTesting == true) != (record.pct == 0)
  }
}
