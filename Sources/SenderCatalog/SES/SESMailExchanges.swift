import DMARC

/// The one MX record of each MAIL FROM domain. A second one makes its set-up fail, and one serves all
/// regions (ses.md 3.3), so that only one region's is ever asked for.
public struct SESMailExchanges: Sendable {
  private var regionInUse: [String: SESRegion] = [:]
  /// Of names that are in use nowhere.
  private var otherRegion: SESRegion?

  /// A name has the MX record of the region that uses it most; one that no region uses has that of the
  /// busiest.
  ///
  /// - Parameters:
  ///   - rows: of all regions.
  ///   - asked: the only region asked for, instead of the busiest.
  public init(_ rows: [SESObservation], asked: SESRegion? = nil) {
    var ofName: [String: [String: Traffic]] = [:]
    var ofAll: [String: Traffic] = [:]
    for row in rows {
      guard let region = row.region else { continue }
      if row.hostedService == nil { ofAll[region, default: Traffic()].add(row) }
      if row.hasOwnMailFrom, let name = row.mailFromDomain {
        ofName[name, default: [:]][region, default: Traffic()].add(row)
      }
    }
    regionInUse = ofName.compactMapValues(Self.busiest)
    otherRegion = asked ?? Self.busiest(ofAll)
  }

  private struct Traffic {
    var messages = 0
    var passes = 0

    mutating func add(_ row: SESObservation) {
      messages &+= row.messages
      passes &+= row.isPass ? row.messages : 0
    }
  }

  /// Of equal ones the one whose mail passes, which is set up already.
  private static func busiest(_ regions: [String: Traffic]) -> SESRegion? {
    regions.min {
      ($1.value.messages, $1.value.passes, $0.key) < ($0.value.messages, $0.value.passes, $1.key)
    }.flatMap { SESRegion($0.key) }
  }

  /// The region whose MX record a MAIL FROM domain has; `nil` where rows show none.
  public func region(of mailFromDomain: String) -> SESRegion? {
    regionInUse[mailFromDomain] ?? otherRegion
  }

  /// The diagnosis with these MX records in its own. The account of a service is not the owner's: a name
  /// of it that is in use nowhere keeps the record that it has.
  func applied(to diagnosis: SESDiagnosis) -> SESDiagnosis {
    let isHosted = diagnosis.code == .hostedService
    var diagnosis = diagnosis
    diagnosis.records = diagnosis.records.map { record in
      guard case .mx(let preference, _) = record.data,
        let region = isHosted ? regionInUse[record.name] : region(of: record.name)
      else { return record }
      let data = RecordData.mx(preference: preference, exchange: region.mailExchange)
      return DNSRecord(record.name, data, ttl: record.ttl)
    }
    return diagnosis
  }
}
