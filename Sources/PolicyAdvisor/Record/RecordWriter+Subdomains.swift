import DMARC

extension RecordWriter {
  /// `sp` and `np` for a step: subdomains that are not ready keep the policy that holds for them
  /// now, those that are ready come up to `p` a rung of effect at a time, and names that do not exist
  /// get none.
  ///
  /// Below the Organizational Domain neither tag has a meaning (RFC 9989, section 4.7), so none is
  /// written there.
  func withSubdomains(
    _ record: DMARCRecord, _ step: LadderStep, _ notes: inout [String]
  ) -> DMARCRecord {
    guard !findings.evidence.isSubdomain else { return record }
    return withNonexistent(withSubdomainPolicy(record, step, &notes), &notes)
  }

  private func withSubdomainPolicy(
    _ record: DMARCRecord, _ step: LadderStep, _ notes: inout [String]
  ) -> DMARCRecord {
    let present = findings.inference.strictestSubdomainPolicy
    let unready = findings.unreadySubdomains.map(\.name)
    guard let tag = record.subdomainPolicy else {
      guard unready.isEmpty else { return sparing(unready, record, step, &notes) }
      return subdomainsAreBehind && allowedSubdomainPolicy < step.rung.effectivePolicy
        ? raised(record, &notes) : record
    }
    let isWeakerThanPolicy = tag < step.rung.publishedPolicy
    if isWeakerThanPolicy, unready.isEmpty, !findings.subdomains.isEmpty {
      return broughtUp(record, to: step.rung.effectivePolicy, &notes)
    }
    let isWeakenedByTest = step.rung.isTest && tag.nextWeaker < present
    if isWeakerThanPolicy, isWeakenedByTest, !unready.isEmpty {
      notes.append(
        """
        sp goes while the test lasts: t=y would weaken it, and p gives subdomains the \
        \(present.rawValue) that they have.
        """)
      return record.removing("sp")
    }
    if isWeakerThanPolicy {
      notes.append("Your sp=\(tag.rawValue) stays: subdomains keep that weaker policy.")
    }
    if isWeakenedByTest {
      notes.append("t=y holds for sp as well: sp=\(tag.rawValue) is weaker while the test lasts.")
    }
    return record
  }

  /// A5: subdomains stay where they are.
  private func sparing(
    _ unready: [String], _ record: DMARCRecord, _ step: LadderStep, _ notes: inout [String]
  ) -> DMARCRecord {
    let present = findings.inference.strictestSubdomainPolicy
    let names = "\(unready.joined(separator: ", ")) \(unready.count == 1 ? "is" : "are") ready"
    guard !step.rung.isTest || present == .none else {
      notes.append(
        """
        Subdomains stay at \(present.rawValue) while the test lasts, like the domain; the step after \
        it spares them with sp until \(names).
        """)
      return record
    }
    notes.append("sp=\(present.rawValue) leaves subdomains where they are until \(names).")
    return record.setting("sp", to: present.rawValue)
  }

  /// What subdomains that are ready may come up to: the rung of effect above theirs, once they have
  /// been as long on theirs as the domain must (D5).
  private var allowedSubdomainPolicy: Policy {
    let present = findings.inference.strictestSubdomainPolicy
    let dwell = findings.limits.dwellDays
    let limit = present == .none ? dwell.none : dwell.quarantine
    let days = findings.evidence.subdomainPolicyDays ?? limit
    return days >= limit ? present.nextStricter : present
  }

  /// Whether subdomains that send mail have been spared until lately and are behind the domain.
  private var subdomainsAreBehind: Bool {
    guard !findings.subdomains.isEmpty, let days = findings.evidence.policyDays,
      let subdomainDays = findings.evidence.subdomainPolicyDays
    else { return false }
    return subdomainDays < days
  }

  /// Without the `sp` that spared subdomains, now that they are ready, or with the one that they may come
  /// up to before.
  func broughtUp(
    _ record: DMARCRecord, to policy: Policy, _ notes: inout [String]
  ) -> DMARCRecord {
    guard allowedSubdomainPolicy >= policy else { return raised(record, &notes) }
    notes.append("sp goes: each subdomain that sends mail is ready for p now.")
    return record.removing("sp")
  }

  /// With the `sp` that subdomains may come up to.
  private func raised(_ record: DMARCRecord, _ notes: inout [String]) -> DMARCRecord {
    let allowed = allowedSubdomainPolicy
    let next = record.setting("sp", to: allowed.rawValue)
    notes.append(
      next == record
        ? "sp=\(allowed.rawValue) stays until subdomains have been there as long as the domain had to."
        : """
        sp=\(allowed.rawValue): each subdomain that sends mail is ready, and comes up to p a step at a \
        time. dmarc what-if shows what that costs.
        """)
    return next
  }

  private func withNonexistent(_ record: DMARCRecord, _ notes: inout [String]) -> DMARCRecord {
    guard record["np"] == nil else { return record }
    let senders = findings.evidence.nonexistentSenders
    guard senders.isEmpty else {
      notes.append(
        """
        np=reject is left out: \(senders.joined(separator: ", ")) \
        \(senders.count == 1 ? "passes" : "pass") without existing in the DNS.
        """)
      return record
    }
    notes.append("np=reject covers names that do not exist, which send no legitimate mail.")
    return record.setting("np", to: Policy.reject.rawValue)
  }
}
