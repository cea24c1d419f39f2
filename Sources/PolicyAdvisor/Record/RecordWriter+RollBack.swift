import DMARC

extension RecordWriter {
  /// Down by lowering `p`, never by adding `t=y`, which receivers of RFC 7489 do not know. An `sp`
  /// that would stay stricter comes down with it; `np` stays, no legitimate mail depends on it.
  ///
  /// When one subdomain alone fails, it gets a record of its own and everybody else keeps the
  /// protection.
  func rollBack(_ rollBack: RollBack) -> RecordAdvice {
    let notes = alternatives(rollBack)
    if let reached = rungOfGivenRecord, rollBack.isDone(by: reached) {
      return repaired(notes: ["Your record is already there; the reports do not show it yet."])
    }
    if let subdomain = rollBack.subdomain { return spare(subdomain, notes) }
    var record = start
    if let policy = rollBack.policy {
      record = record.setting("p", to: policy.rawValue).removing("t").removing("pct")
      if let subdomains = record.subdomainPolicy, subdomains > policy {
        record = record.setting("sp", to: policy.rawValue)
      }
    }
    if let policy = rollBack.subdomainPolicy {
      record = record.setting("sp", to: policy.rawValue)
    }
    return finished(record, notes)
  }

  private func spare(_ subdomain: String, _ notes: [String]) -> RecordAdvice {
    let reports = known?["rua"].flatMap { $0.isEmpty ? nil : $0 }
    let record = DMARCRecord(PolicyPublished(domain: subdomain, policy: Policy.none))
      .setting("rua", to: reports ?? placeholder)
    let unknown =
      reports == nil ? ["Put your own address in place of \(placeholder)."] : []
    var advice = repaired(
      notes: [
        """
        Every failing message comes from \(subdomain): a record at _dmarc.\(subdomain) spares it, \
        and the one of \(domain) stays.
        """
      ] + unknown + notes)
    advice.subdomain = SubdomainRecord(domain: subdomain, record: record.description)
    return advice
  }

  /// Repair instead of stepping back, and what stepping back costs.
  private func alternatives(_ rollBack: RollBack) -> [String] {
    let causes = rollBack.triggers.compactMap { trigger in
      trigger.source.map { [$0, trigger.diagnosis].compactMap { $0 }.joined(separator: ": ") }
    }
    let named = Set(causes).sorted().joined(separator: ", ")
    var notes = [
      """
      If the cause\(named.isEmpty ? "" : " (\(named))") is a DNS record that can be restored \
      within a day, restore it instead: that is faster than stepping back and up again.
      """
    ]
    if findings.spoofedPerWeek > 0 {
      notes.append(
        """
        The price: about \(NumberText.weekly(findings.spoofedPerWeek)) spoofed messages a week, \
        of mail seen by reporters, are no longer stopped as they are now.
        """)
    }
    return notes
  }
}

extension RollBack {
  fileprivate func isDone(by record: RungInference) -> Bool {
    guard subdomain == nil else { return record.strictestSubdomainPolicy == .none }
    return (policy.map { record.strictestPolicy <= $0 } ?? true)
      && (subdomainPolicy.map { record.strictestSubdomainPolicy <= $0 } ?? true)
  }
}
