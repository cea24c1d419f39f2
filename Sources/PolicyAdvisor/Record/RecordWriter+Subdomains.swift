import DMARC

extension RecordWriter {
  /// `sp` and `np` for a step: subdomains that are not ready keep the policy that holds for them
  /// now, those that have become ready lose the exception, and names that do not exist get none.
  ///
  /// Below the Organizational Domain neither tag has a meaning (RFC 9989, section 4.7), so none is
  /// written there.
  func withSubdomains(
    _ record: DMARCRecord, _ policy: Policy, _ notes: inout [String]
  ) -> DMARCRecord {
    guard !findings.evidence.isSubdomain else { return record }
    var record = record
    let unready = findings.unreadySubdomains.map(\.name)
    if let present = record.subdomainPolicy, present < policy {
      if findings.subdomains.isEmpty || !unready.isEmpty {
        notes.append("Your sp=\(present.rawValue) stays: subdomains keep that weaker policy.")
      } else {
        record = record.removing("sp")
        notes.append("sp goes: each subdomain that sends mail is ready for p now.")
      }
    } else if record.subdomainPolicy == nil, !unready.isEmpty {
      let present = findings.rung.effectivePolicy
      record = record.setting("sp", to: present.rawValue)
      notes.append(
        """
        sp=\(present.rawValue) leaves subdomains where they are until \
        \(unready.joined(separator: ", ")) \(unready.count == 1 ? "is" : "are") ready.
        """)
    }
    return withNonexistent(record, &notes)
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
