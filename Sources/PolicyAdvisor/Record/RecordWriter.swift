import DMARC

/// Writes the record to publish (decision.md 2.6): the owner's tags in the owner's order, with `p`,
/// `sp`, `np`, `t` and `pct` changed as the step demands and nothing else.
///
/// A record to publish never has `t=y` without `pct=0`, or the other way round, and a fraction of
/// `pct` only as a step of the ramp that the owner asked for.
///
/// Reports do not show `rua`. Where the owner gave no record, a change therefore contains the
/// placeholder `rua=mailto:rua@DOMAIN` and a note that says so; an unchanged record is shown as
/// reports show it, with nothing invented.
struct RecordWriter {
  let findings: DomainFindings

  var domain: String { findings.evidence.domain }

  /// The address that stands where the owner's is not known.
  var placeholder: String { "mailto:rua@\(domain)" }

  /// What is published now, as far as it is known.
  var known: DMARCRecord? {
    findings.evidence.currentRecord ?? findings.evidence.published.map { DMARCRecord($0) }
  }

  /// The same, with every tag once and a `p` that is a policy: what reports show, else `none`.
  var start: DMARCRecord {
    let record = known ?? DMARCRecord(PolicyPublished(domain: domain))
    let single = repeatedTags.reduce(record) { record, name in
      record[name].map { record.setting(name, to: $0) } ?? record
    }
    return single.policy == nil ? single.setting("p", to: shownPolicy.rawValue) : single
  }

  var repeatedTags: [String] { RecordDefects(findings.evidence)?.repeatedTags ?? [] }

  /// What receivers that still have a valid record apply, as far as reports tell.
  var shownPolicy: Policy { findings.evidence.published?.policy ?? .none }

  func advance(to step: LadderStep) -> RecordAdvice {
    if isAlreadyPublished(step) {
      return repaired(notes: ["Your record is already there; the reports do not show it yet."])
    }
    let policy = step.rung.publishedPolicy
    var record = start.setting("p", to: policy.rawValue)
    record = step.rung.isTest ? record.setting("t", to: "y") : record.removing("t")
    if let percentage = step.rung.isTest ? 0 : step.percentage {
      record = record.setting("pct", to: String(percentage))
    } else {
      record = record.removing("pct")
    }
    var notes: [String] = []
    if let percentage = step.percentage {
      notes.append(
        """
        Only receivers of RFC 7489 apply p=\(policy.rawValue) to \(percentage) % of the mail; \
        those of RFC 9989 apply it to all.
        """)
    }
    record = withSubdomains(record, step, &notes)
    return finished(record, notes)
  }

  /// For a domain that sends no mail: nothing may pass as it, and nothing is to be delivered to it.
  func park() -> RecordAdvice {
    let reject = Policy.reject.rawValue
    var record = start.setting("p", to: reject).removing("t").removing("pct")
    if !findings.evidence.isSubdomain {
      record = record.setting("sp", to: reject).setting("np", to: reject)
    }
    return finished(
      record,
      [
        "Publish for \(domain) as well: TXT \"v=spf1 -all\", and MX 0 . if it receives no mail."
      ])
  }

  private func isAlreadyPublished(_ step: LadderStep) -> Bool {
    guard let reached = rungOfGivenRecord else { return false }
    guard reached.rung == step.rung else { return reached.rung.height > step.rung.height }
    return reached.fraction == nil || reached.fraction == step.percentage
  }

  var rungOfGivenRecord: RungInference? {
    findings.evidence.currentRecord.map { RungInference(published: nil, record: $0) }
  }

  /// Sees to `rua`: a record that somebody is to publish must not be without one.
  func finished(_ record: DMARCRecord, _ notes: [String]) -> RecordAdvice {
    let notes = notes + authorizations
    let isGiven = findings.evidence.currentRecord != nil
    guard record.rua.isEmpty, isGiven || record != known else {
      return RecordAdvice(
        current: known?.description, next: record.description, notes: notes, isGiven: isGiven)
    }
    let reason =
      isGiven
      ? "Your record has no rua, so no reports would come"
      : "Reports do not show your rua nor tags unknown to reporters"
    return RecordAdvice(
      current: known?.description, next: record.setting("rua", to: placeholder).description,
      notes: notes + ["\(reason): put your own address in place of \(placeholder)."],
      isGiven: isGiven)
  }

  private var authorizations: [String] {
    guard let defects = RecordDefects(findings.evidence) else { return [] }
    return defects.externalReportHosts.map { host in
      """
      Reports go to \(host) only if it publishes \(defects.authorization(by: host)) \
      TXT "v=DMARC1".
      """
    }
  }
}
