public import DMARC

/// The six records of a domain in one region of Amazon SES, and what the reports prove of each.
public struct SESPlan: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    /// Rows show that it works.
    case inPlace = "in_place"
    /// Rows show that it works in some region and not in which, or that its likes work.
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

  let rows: [SESObservation]
  /// Those of all regions.
  let allRows: [SESObservation]

  /// - Parameters:
  ///   - records: the domain and what is asked for; keys and the MAIL FROM label are taken from `rows`
  ///     where they show them.
  ///   - label: the MAIL FROM label that the owner wants; `nil` for the one that is in use.
  ///   - rows: of the domain, of any region.
  ///   - exchanges: of all regions that there is a plan for; `nil` where this is the only one.
  ///   - reports: how many reports there are on the domain.
  public init(
    _ records: SESRecords, label: String? = nil, rows: [SESObservation] = [],
    exchanges: SESMailExchanges? = nil, reports: Int = 0
  ) {
    let region = records.region?.name
    allRows = rows.filter { row in
      row.hostedService == nil && DomainName.isWithin(row.authorDomain, records.domain)
    }
    self.rows = allRows.filter { row in
      region == nil || row.region == nil || row.region == region
    }
    messages = self.rows.reduce(0) { $0 &+ $1.messages }
    self.records = records
    let keys = SESKeys(self.rows, of: records.domain)
    self.records.tokens = keys.tokens
    self.records.ownSelectors = keys.ownSelectors
    if let label {
      self.records.mailFromLabel = label
    } else if let inUse = labelInUse {
      self.records.mailFromLabel = inUse
    }
    if records.region != nil {
      let exchanges = exchanges ?? SESMailExchanges(allRows, asked: records.region)
      self.records.mailFromRegion = exchanges.region(of: self.records.mailFromDomain)
    }
    items =
      signing + [
        Item(record: self.records.mailFromMX, mailFromMX),
        Item(record: self.records.mailFromSPF, mailFromSPF),
        Item(record: self.records.dmarcRecord, Self.dmarc(reports: reports)),
      ]
  }

  /// What rows prove to be missing, or do not prove to be there. Where identities below this one sign all
  /// mail, nobody needs its own names.
  public var open: [Item] {
    items.filter { item in
      item.state == .missing
        || item.state == .unknown && !(item.isOfDKIM && !otherIdentities.isEmpty)
    }
  }

  /// The label of the latest custom MAIL FROM domain right below the identity, or further down.
  private var labelInUse: String? {
    let inUse = rows.last { row in
      row.hasOwnMailFrom && row.mailFromDomain != records.domain
        && DomainName.isWithin(row.mailFromDomain ?? "", records.domain)
    }?.mailFromDomain
    return inUse.map { String($0.dropLast(records.domain.utf8.count + 1)) }
  }

  typealias Finding = (state: State, evidence: String)

  // MARK: DKIM

  private var signing: [Item] {
    let finding = dkim
    let signed = signed
    return records.dkim.map { record in
      guard finding.state == .inPlace || finding.state == .likely else {
        return Item(record: record, finding)
      }
      let shown = signed.filter { row in
        row.ownSignatures.contains { isOfIdentity($0) && $0.isAt(record.name) }
      }
      guard shown.isEmpty else { return Item(record: record, (state(of: shown), finding.evidence)) }
      let why =
        records.tokens.isEmpty
        ? "\(finding.evidence) No row shows its selector."
        : "SES signs with one of its three names at a time, and no row shows this one."
      return Item(record: record, (.likely, why))
    }
  }

  /// A signature of a domain below the identity proves nothing of it: its keys are there.
  private func isOfIdentity(_ signature: SESObservation.Signature) -> Bool {
    signature.value == .pass && signature.domain == records.domain
  }

  private var signed: [SESObservation] {
    rows.filter { $0.ownSignatures.contains(where: isOfIdentity) }
  }

  private var dkim: Finding {
    let signed = signed
    // A name below the identity may be one by itself, which never was signed by this one.
    let authors = Set(signed.map(\.authorDomain))
    let ofAuthors = rows.filter { row in
      row.region != nil && (authors.isEmpty || authors.contains(row.authorDomain))
        && (!row.hasOwnPass || row.ownSignatures.contains(where: isOfIdentity))
    }
    let unsigned = ofAuthors.filter { !$0.hasOwnPass && !$0.isDKIMAligned }
    guard let last = signed.map(\.day).max() else {
      guard let last = unsigned.map(\.day).max() else {
        return (.unknown, "No row shows a signature of \(records.domain)\(ofOthers).")
      }
      return (.missing, "Rows up to \(last) have no signature of \(records.domain) that passes.")
    }
    if let day = unsigned.map(\.day).max(), day > last {
      return (.missing, "Signatures of \(records.domain) passed up to \(last), and not since.")
    }
    let stream = SESStream(
      authorDomain: records.domain, region: records.region?.name, ofAuthors)
    if let day = stream.lostDKIM {
      return (
        .missing, "Signatures of \(records.domain) passed until \(day), and most do not since."
      )
    }
    return (state(of: signed), "A signature of \(records.domain) passes, last on \(last).")
  }

  /// The identities below this one that sign, each with a plan of its own.
  private var otherIdentities: [String] {
    Set(rows.flatMap(\.ownSignatures).filter { $0.value == .pass }.map(\.domain))
      .filter { DomainName.isWithin($0, records.domain) && $0 != records.domain }.sorted()
  }

  private var ofOthers: String {
    let others = otherIdentities.prefix(3)
    return others.isEmpty ? "" : ", but of \(others.joined(separator: ", "))"
  }

  private static func dmarc(reports: Int) -> Finding {
    reports > 0
      ? (.inPlace, "Reports arrive, so the record is there and its rua names you.")
      : (.unknown, "There is no report: the record is missing, its rua is, or nobody reported yet.")
  }

  func state(of rows: [SESObservation]) -> State {
    let region = records.region?.name
    return rows.contains { $0.region != nil && $0.region == region } ? .inPlace : .likely
  }
}

extension SESObservation.Signature {
  /// Whether its key is the record of a name.
  fileprivate func isAt(_ name: String) -> Bool {
    selector.map { "\($0)._domainkey.\(domain)" == name } ?? false
  }
}

extension SESPlan.Item {
  fileprivate var isOfDKIM: Bool { record.name.contains("._domainkey.") }

  fileprivate init(record: DNSRecord, _ finding: (state: SESPlan.State, evidence: String)) {
    self.init(record: record, state: finding.state, evidence: finding.evidence)
  }
}
