public import DMARC

/// The six records of a domain in one region of Amazon SES, and what the reports prove of each.
public struct SESPlan: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    /// Rows show that it works.
    case inPlace = "in_place"
    /// Rows show that it works in some region, and not in which.
    case likely
    /// Rows show that it does not work, or no longer.
    case missing
    /// No row says anything.
    case unknown
  }

  public struct Item: Sendable, Hashable {
    public var record: DNSRecord
    public var state: State
    /// What it rests on, in a sentence.
    public var evidence: String
  }

  public private(set) var records: SESRecords
  public private(set) var items: [Item] = []
  /// Messages of the region's rows, and of those that show no region.
  public let messages: Int

  private let rows: [SESObservation]

  /// - Parameters:
  ///   - records: the domain and what is asked for; tokens and the MAIL FROM label are taken from
  ///     `rows` where they show them.
  ///   - label: the MAIL FROM label that the owner wants; `nil` for the one that is in use.
  ///   - rows: of the domain, of any region.
  ///   - reports: how many reports there are on the domain.
  public init(
    _ records: SESRecords, label: String? = nil, rows: [SESObservation] = [], reports: Int = 0
  ) {
    let region = records.region?.name
    self.rows = rows.filter { row in
      row.hostedService == nil && DomainName.isWithin(row.authorDomain, records.domain)
        && (region == nil || row.region == nil || row.region == region)
    }
    messages = self.rows.reduce(0) { $0 &+ $1.messages }
    self.records = records
    self.records.tokens = Array(
      SESStream(authorDomain: records.domain, region: region, self.rows).tokens.prefix(3))
    if let label {
      self.records.mailFromLabel = label
    } else if let inUse = labelInUse {
      self.records.mailFromLabel = inUse
    }
    let signing = self.records.dkim.map { Item(record: $0, dkim) }
    items =
      signing + [
        Item(record: self.records.mailFromMX, mailFromMX),
        Item(record: self.records.mailFromSPF, mailFromSPF),
        Item(record: self.records.dmarcRecord, Self.dmarc(reports: reports)),
      ]
  }

  /// What rows prove to be missing, or do not prove to be there.
  public var open: [Item] { items.filter { $0.state == .missing || $0.state == .unknown } }

  /// The label of the latest custom MAIL FROM domain right below the identity, or further down.
  private var labelInUse: String? {
    let inUse = rows.last { row in
      row.hasOwnMailFrom && row.mailFromDomain != records.domain
        && DomainName.isWithin(row.mailFromDomain ?? "", records.domain)
    }?.mailFromDomain
    return inUse.map { String($0.dropLast(records.domain.utf8.count + 1)) }
  }

  private typealias Finding = (state: State, evidence: String)

  private var dkim: Finding {
    let signed = rows.filter { row in
      row.ownSignatures.contains {
        $0.value == .pass && DomainName.isWithin($0.domain, records.domain)
      }
    }
    let unsigned = rows.filter { !$0.hasOwnPass && $0.region != nil && !$0.isDKIMAligned }
    guard let last = signed.map(\.day).max() else {
      guard let last = unsigned.map(\.day).max() else {
        return (.unknown, "No row shows a signature of \(records.domain).")
      }
      return (.missing, "Rows up to \(last) have no signature of \(records.domain) that passes.")
    }
    if let day = unsigned.map(\.day).max(), day > last {
      return (.missing, "Signatures of \(records.domain) passed up to \(last), and not since.")
    }
    return (
      state(of: signed), "A signature of \(records.domain) passes\(count(signed)), last on \(last)."
    )
  }

  private var mailFromMX: Finding {
    let custom = ofCustomMailFrom
    let fallback = rows.filter { $0.hasDefaultMailFrom && $0.mailFromResult == .pass }
    guard let last = custom.map(\.day).max() else {
      guard let day = fallback.map(\.day).max(), let name = fallback.last?.mailFromDomain else {
        return (.unknown, "No row shows a MAIL FROM domain.")
      }
      return (.missing, "Rows up to \(day) have the default MAIL FROM domain \(name).")
    }
    if let day = fallback.map(\.day).max(), day > last {
      return (.missing, "\(records.mailFromDomain) was in use up to \(last), and is not since.")
    }
    return (
      state(of: custom), "\(records.mailFromDomain) is in use\(count(custom)), last on \(last)."
    )
  }

  private var mailFromSPF: Finding {
    let custom = ofCustomMailFrom
    let passing = custom.filter { $0.mailFromResult == .pass }
    if let last = passing.map(\.day).max() {
      return (
        state(of: passing),
        "SPF passes for \(records.mailFromDomain)\(count(passing)), last on \(last)."
      )
    }
    guard let row = custom.last, let result = row.mailFromResult else {
      return (.unknown, "No row shows SPF of \(records.mailFromDomain).")
    }
    return (.missing, "SPF says \(result.word) for \(records.mailFromDomain) on \(row.day).")
  }

  private var ofCustomMailFrom: [SESObservation] {
    rows.filter { $0.mailFromDomain == records.mailFromDomain }
  }

  private static func dmarc(reports: Int) -> Finding {
    reports > 0
      ? (.inPlace, "Reports arrive, so the record is there and its rua names you.")
      : (.unknown, "There is no report: the record is missing, its rua is, or nobody reported yet.")
  }

  private func state(of rows: [SESObservation]) -> State {
    let region = records.region?.name
    return rows.contains { $0.region != nil && $0.region == region } ? .inPlace : .likely
  }

  private func count(_ rows: [SESObservation]) -> String {
    let messages = rows.reduce(0) { $0 &+ $1.messages }
    return messages == 1 ? " on 1 message" : " on \(messages) messages"
  }
}

extension SESPlan.Item {
  fileprivate init(record: DNSRecord, _ finding: (state: SESPlan.State, evidence: String)) {
    self.init(record: record, state: finding.state, evidence: finding.evidence)
  }
}
