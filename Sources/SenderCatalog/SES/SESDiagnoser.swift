public import DMARC

/// Diagnoses a domain's mail through Amazon SES, region by region and for each Author Domain.
///
/// Rows come from any grouping; days and regions tell what a single row cannot.
public struct SESDiagnoser {
  /// The identity to set up.
  public var domain: String
  /// The domain whose DMARC record holds for it: its own, or one above it.
  public var policyDomain: String
  /// Alignment as published.
  public var dkimMode = AlignmentMode.relaxed
  public var spfMode = AlignmentMode.relaxed
  /// The DMARC record, if the owner gave it.
  public var dmarc: DMARCRecord?
  /// The only region asked for, whose MX record a new MAIL FROM domain is to have.
  public var region: SESRegion?
  /// The newest day of the rows' window that there are reports on, whatever they are about.
  public var newestDay: UTCDay?

  /// Days without mail that make a silence, and days with mail before it that make it strange.
  static let silentDays = 7

  public init(domain: String) {
    self.domain = domain
    policyDomain = domain
  }

  /// - Parameters:
  ///   - published: the policy of the policy domain, as reports show it.
  ///   - newestDay: of all reports; what the window leaves out of them is no silence.
  public init(
    domain: String, published: PolicyPublished?, newestDay: UTCDay?, window: Range<UTCDay>?
  ) {
    self.init(domain: domain)
    dkimMode = published?.dkimAlignment ?? .relaxed
    spfMode = published?.spfAlignment ?? .relaxed
    self.newestDay = newestDay.map { min($0, window?.upperBound.advanced(by: -1) ?? $0) }
  }

  /// What is to be done first comes first.
  ///
  /// - Parameter rows: of all regions, since one tells of another.
  public func diagnose(_ rows: [SESObservation]) -> [SESDiagnosis] {
    let streams = Self.streams(rows)
    let signingRegions = Dictionary(grouping: streams.filter { !$0.signed.isEmpty }) {
      $0.authorDomain
    }.mapValues { Set($0.compactMap(\.region)) }
    var found: [SESDiagnosis] = []
    for stream in streams {
      let others = (signingRegions[stream.authorDomain] ?? []).subtracting(
        [stream.region].compactMap(\.self))
      found += diagnose(stream, otherSigningRegions: others)
    }
    found += silences(streams)
    let exchanges = SESMailExchanges(rows, asked: region)
    return found.map(exchanges.applied).sorted(by: SESDiagnosis.isInOrder)
  }

  /// Rows without a region stand by themselves: what ``RegionRule`` does not know is not guessed here.
  private static func streams(_ rows: [SESObservation]) -> [SESStream] {
    let sorted = rows.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }
    .map(\.element)
    let ofAuthor = Dictionary(grouping: sorted, by: \.authorDomain)
    return ofAuthor.sorted { $0.key < $1.key }.flatMap { author, rows -> [SESStream] in
      let ofRegion = Dictionary(grouping: rows) { $0.region ?? "" }
      return ofRegion.sorted { $0.key < $1.key }.map { region, rows in
        SESStream(authorDomain: author, region: region.isEmpty ? nil : region, rows)
      }
    }
  }

  private func diagnose(
    _ stream: SESStream, otherSigningRegions: Set<String>
  ) -> [SESDiagnosis] {
    var found: [SESDiagnosis] = []
    func add(_ code: SESDiagnosis.Code, _ rows: [SESObservation], since: UTCDay? = nil) {
      guard !rows.isEmpty else { return }
      let diagnosis = SESDiagnosis(code, rows, region: stream.region, since: since)
      found.append(
        SESRepair(self, stream, otherSigningRegions).completed(diagnosis, rows))
    }
    add(.hostedService, stream.hosted)
    add(.forwarded, stream.forwarded.filter { $0.hasOwnPass })
    add(.spfRecord, stream.direct.filter(Self.hasBrokenSPF))
    add(.mailFromFallback, Self.fallback(stream.direct))
    add(.strictAlignment, stream.direct.filter(isStrictlyRefused))

    let unsigned = stream.unsigned
    if let day = stream.lostDKIM {
      add(.dkimLost, (unsigned + stream.failing).filter { $0.day >= day }, since: day)
    } else {
      let permanent = stream.failing.filter(Self.hasNoKey)
      add(.dkimLost, permanent)
      add(.signingError, stream.failing.filter { !Self.hasNoKey($0) && $0.hasAmazonSignature })
      if !stream.signed.isEmpty {
        add(.overridingIdentity, unsigned)
      } else if !otherSigningRegions.isEmpty {
        add(.otherRegion, unsigned)
      } else {
        add(.unsigned, stream.uncarried.failing)
        add(.mailFromWithoutDKIM, stream.uncarried.carried)
      }
      let region = stream.region.flatMap { SESRegion($0) }
      if stream.signed.isEmpty, region?.hasOwnDKIMHost == true { add(.dkimHost, unsigned) }
    }
    if stream.mailFromDomain == nil {
      add(.defaultMailFrom, stream.signed.filter { $0.isDKIMAligned && $0.hasDefaultMailFrom })
    }
    return found
  }

  // MARK: What rows say

  /// SPF of the custom MAIL FROM domain does not pass at an address of Amazon's. A temporary error is
  /// the receiver's.
  private static func hasBrokenSPF(_ row: SESObservation) -> Bool {
    guard row.hasOwnMailFrom, let result = row.mailFromResult else { return false }
    return result != .pass && result != .temperror
  }

  /// Mail with the default MAIL FROM domain on a day before or on which the custom one was in use: the
  /// default one before the set-up is no fallback.
  private static func fallback(_ rows: [SESObservation]) -> [SESObservation] {
    guard let first = rows.first(where: \.hasOwnMailFrom)?.day else { return [] }
    return rows.filter { $0.hasDefaultMailFrom && $0.day >= first }
  }

  private func isStrictlyRefused(_ row: SESObservation) -> Bool {
    guard !row.isPass else { return false }
    return dkimMode == .strict && row.hasOwnPass
      || spfMode == .strict && row.hasOwnMailFrom && row.mailFromResult == .pass
  }

  private static func hasNoKey(_ row: SESObservation) -> Bool {
    row.ownSignatures.allSatisfy { $0.value == .permerror || $0.value == .none }
  }

  /// Author Domains that sent with a custom MAIL FROM domain on enough days, and then nothing more.
  private func silences(_ streams: [SESStream]) -> [SESDiagnosis] {
    guard let newestDay else { return [] }
    let ofAuthor = Dictionary(grouping: streams.filter { !$0.direct.isEmpty }, by: \.authorDomain)
    return ofAuthor.sorted { $0.key < $1.key }.compactMap { _, streams in
      let rows = streams.flatMap(\.direct)
      guard let last = rows.map(\.day).max(), last.distance(to: newestDay) >= Self.silentDays,
        Set(rows.map(\.day)).count >= Self.silentDays,
        let stream = streams.first(where: { $0.mailFromDomain != nil })
      else { return nil }
      let diagnosis = SESDiagnosis(
        .rejectedMailFrom, rows, region: stream.region, since: last.advanced(by: 1))
      return SESRepair(self, stream, []).completed(diagnosis, rows)
    }
  }
}
