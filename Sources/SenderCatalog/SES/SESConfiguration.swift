import DMARC

/// How an identity of Amazon SES is set up, as rows show it (ses.md 3.2). Raw values are the letters of
/// that table.
public enum SESConfiguration: String, Sendable, Hashable, CaseIterable {
  /// Nothing: neither mechanism aligns.
  case nothing = "A"
  /// Easy DKIM; the default MAIL FROM domain.
  case easyDKIM = "B"
  /// A custom MAIL FROM domain; no DKIM.
  case mailFromOnly = "C"
  /// Easy DKIM and a custom MAIL FROM domain: the six records.
  case both = "D"
  /// A custom MAIL FROM domain whose SPF record is missing or wrong.
  case mailFromWithoutSPF = "E"
  /// A custom MAIL FROM domain whose MX record is missing, so that the default one steps in.
  case fallback = "F"
  /// A key of the owner's own (BYODKIM).
  case ownKey = "G"
  /// A service that runs on Amazon SES.
  case hostedService = "H"
  /// A bounce or an automatic reply, with an empty MAIL FROM.
  case bounce = "I"

  /// What one row shows. A fallback looks like the configuration without a custom MAIL FROM.
  public init(_ row: SESObservation) {
    let selectors = row.ownSignatures.filter { $0.value == .pass && $0.selector != nil }
    if row.hostedService != nil {
      self = .hostedService
    } else if row.mailFromDomain == nil {
      self = .bounce
    } else if row.hasOwnMailFrom, row.mailFromResult != .pass {
      self = .mailFromWithoutSPF
    } else if !selectors.isEmpty, selectors.allSatisfy({ $0.token == nil }) {
      self = .ownKey
    } else if row.hasOwnMailFrom {
      self = row.hasOwnPass ? .both : .mailFromOnly
    } else {
      self = row.hasOwnPass ? .easyDKIM : .nothing
    }
  }

  /// What most mail of a region and Author Domain shows; a fallback where both kinds of MAIL FROM
  /// domain are seen. `nil` for no rows.
  public init?(_ rows: [SESObservation]) {
    let own = rows.filter { $0.hostedService == nil }
    if own.contains(where: \.hasOwnMailFrom), own.contains(where: \.hasDefaultMailFrom) {
      self = .fallback
      return
    }
    var messages: [SESConfiguration: Int] = [:]
    for row in rows { messages[SESConfiguration(row), default: 0] &+= max(0, row.messages) }
    let most = messages.max { left, right in
      (left.value, right.key.rawValue) < (right.value, left.key.rawValue)
    }
    guard let most else { return nil }
    self = most.key
  }
}
