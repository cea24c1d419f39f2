import PolicyAdvisor

/// What kind of mail a domain sends (decision.md 2.1). Raw values are those of `dmarc.yml`.
public enum DomainProfile: String, Sendable, Hashable, Codable, CaseIterable {
  /// People write from it, to mailing lists too.
  case users
  /// Only programs write from it.
  case transactional
  /// Nobody does.
  case parked

  /// The days on each rung, where nothing else is written. Without people's mailboxes there is no
  /// month to wait for, which RFC 9989, section 7.4, asks of domains with users.
  var dwellDays: DwellDays {
    var days = DwellDays()
    guard self == .transactional else { return days }
    days.none = 21
    days.quarantineTest = 7
    days.quarantine = 14
    days.rejectTest = 7
    return days
  }
}
