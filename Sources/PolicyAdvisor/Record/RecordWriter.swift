import DMARC

/// Writes the record to publish (decision.md 2.6): the owner's tags in the owner's order, with `p`,
/// `np`, `t` and `pct` changed as the step demands, `sp` only where it would undo the step.
///
/// Reports do not show `rua`. Where the owner gave no record, a change therefore contains the
/// placeholder `rua=mailto:rua@DOMAIN` and a note that says so; an unchanged record is shown as
/// reports show it, with nothing invented.
struct RecordWriter {
  let findings: DomainFindings

  private var domain: String { findings.evidence.domain }

  /// What is published now, as far as it is known.
  private var known: DMARCRecord? {
    findings.evidence.currentRecord ?? findings.evidence.published.map { DMARCRecord($0) }
  }

  func advance(to rung: Rung) -> RecordAdvice {
    if let reached = rungOfGivenRecord, reached.rung.height >= rung.height {
      return unchanged("Your record is already there; the reports do not show it yet.")
    }
    var record = start.setting("p", to: rung.publishedPolicy.rawValue)
    record =
      rung.isTest
      ? record.setting("t", to: "y").setting("pct", to: "0")
      : record.removing("t").removing("pct")
    var notes: [String] = []
    if record["np"] == nil {
      record = record.setting("np", to: Policy.reject.rawValue)
      notes.append("np=reject covers names that do not exist, which send no legitimate mail.")
    }
    if let subdomains = record.subdomainPolicy, subdomains < rung.publishedPolicy {
      notes.append("Your sp=\(subdomains.rawValue) stays: subdomains keep that weaker policy.")
    }
    return finished(record, notes)
  }

  /// For a domain that sends no mail: nothing may pass as it, and nothing is to be delivered to it.
  func park() -> RecordAdvice {
    let reject = Policy.reject.rawValue
    let record = start.setting("p", to: reject).setting("sp", to: reject).setting("np", to: reject)
      .removing("t").removing("pct")
    return finished(
      record,
      [
        "Publish for \(domain) as well: TXT \"v=spf1 -all\", and MX 0 . if it receives no mail."
      ])
  }

  /// Down by lowering `p`, never by adding `t=y`, which receivers of RFC 7489 do not know. An `sp`
  /// that would stay stricter comes down with it; `np` stays, no legitimate mail depends on it.
  func rollBack(to rung: Rung) -> RecordAdvice {
    if let reached = rungOfGivenRecord, reached.strictestPolicy <= rung.effectivePolicy {
      return unchanged("Your record is already there; the reports do not show it yet.")
    }
    let policy = rung.publishedPolicy
    var record = start.setting("p", to: policy.rawValue).removing("t").removing("pct")
    if let subdomains = record.subdomainPolicy, subdomains > policy {
      record = record.setting("sp", to: policy.rawValue)
    }
    return finished(
      record,
      [
        """
        If the cause is a DNS record that can be restored within a day, restore it instead: that \
        is faster than stepping back and up again.
        """
      ])
  }

  /// The record stays, except that strict alignment is relaxed where it is what fails.
  func stay(_ blockers: [Blocker]) -> RecordAdvice {
    var record = start
    var notes: [String] = []
    if blockers.contains(where: { $0.diagnosis == "AL-STRICT" }) {
      if record.adkim == .strict { record = record.setting("adkim", to: "r") }
      if record.aspf == .strict { record = record.setting("aspf", to: "r") }
      if record != start {
        notes.append("Relaxed alignment accepts your own subdomains; nobody else's domain aligns.")
      }
    }
    return finished(record, notes)
  }

  private var start: DMARCRecord { known ?? DMARCRecord(PolicyPublished(domain: domain)) }

  private var rungOfGivenRecord: RungInference? {
    findings.evidence.currentRecord.map { RungInference(published: nil, record: $0) }
  }

  private func unchanged(_ note: String) -> RecordAdvice {
    RecordAdvice(current: known?.description, next: start.description, notes: [note])
  }

  /// Sees to `rua`: a record that somebody is to publish must not be without one.
  private func finished(_ record: DMARCRecord, _ notes: [String]) -> RecordAdvice {
    let isReportedAndUnchanged = findings.evidence.currentRecord == nil && record == known
    guard record.rua.isEmpty, !isReportedAndUnchanged else {
      return RecordAdvice(current: known?.description, next: record.description, notes: notes)
    }
    let placeholder = "mailto:rua@\(domain)"
    let reason =
      findings.evidence.currentRecord == nil
      ? "Reports do not show your rua nor tags unknown to reporters"
      : "Your record has no rua, so no reports would come"
    return RecordAdvice(
      current: known?.description, next: record.setting("rua", to: placeholder).description,
      notes: notes + ["\(reason): put your own address in place of \(placeholder)."])
  }
}

extension Rung {
  fileprivate var isTest: Bool { self == .quarantineTest || self == .rejectTest }

  /// The value of `p` on this rung.
  fileprivate var publishedPolicy: Policy {
    switch self {
    case .none: .none
    case .quarantineTest, .quarantine: .quarantine
    case .rejectTest, .reject: .reject
    }
  }
}
