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
    let signers = SESSigners(streams)
    let findings =
      streams.flatMap {
        serviceFindings($0) + mailFromFindings($0) + signatureFindings($0, signers)
      } + silences(streams)
    let exchanges = SESMailExchanges(rows, asked: region)
    return findings.map { exchanges.applied(to: explained($0)) }
      .sorted(by: SESDiagnosis.isInOrder)
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

  private func explained(_ finding: SESFinding) -> SESDiagnosis {
    SESRepair(finding: finding, policyDomain: policyDomain, dmarc: dmarc).diagnosis
  }

  private func finding(
    _ code: SESDiagnosis.Code, _ rows: [SESObservation], in stream: SESStream
  ) -> SESFinding {
    // The Author Domain itself where only it aligns.
    let identity =
      stream.signingDomain ?? (dkimMode == .strict ? stream.authorDomain : domain)
    return SESFinding(code: code, rows: rows, stream: stream, identity: identity)
  }

  // MARK: What a stream shows, without what has been repaired

  /// Mail that somebody else sends, or hands over.
  private func serviceFindings(_ stream: SESStream) -> [SESFinding] {
    let forwarded = stream.forwarded.filter(\.hasOwnPass)
    let services = Dictionary(grouping: stream.hosted) { $0.hostedService ?? "" }
    let hosted = services.sorted { $0.key < $1.key }.map { _, rows in
      let since = SESRecovery(of: rows.filter { !$0.isPass }, by: rows.filter(\.isPass)).day
      return finding(.hostedService, rows.filter { $0.day >= since ?? $0.day }, in: stream)
    }
    return hosted + (forwarded.isEmpty ? [] : [finding(.forwarded, forwarded, in: stream)])
  }

  private func mailFromFindings(_ stream: SESStream) -> [SESFinding] {
    let direct = stream.direct
    let custom = direct.filter(\.hasOwnMailFrom)
    let passing = custom.filter { $0.mailFromResult == .pass }
    // Each name has a record of its own.
    let broken = Dictionary(grouping: custom.filter(Self.hasBrokenSPF)) {
      $0.mailFromDomain ?? ""
    }
    var found = broken.sorted { $0.key < $1.key }.map { _, rows in
      finding(.spfRecord, SESRecovery.open(rows, by: passing), in: stream)
    }
    let fallback = SESRecovery.open(Self.fallback(direct), by: custom)
    found.append(finding(.mailFromFallback, fallback, in: stream))
    let refused = SESRecovery.open(
      direct.filter(isStrictlyRefused), by: direct.filter(\.isPass))
    found.append(finding(.strictAlignment, refused, in: stream))
    if custom.isEmpty {
      let unaligned = stream.signed.filter { $0.isDKIMAligned && $0.hasDefaultMailFrom }
      found.append(finding(.defaultMailFrom, unaligned, in: stream))
    }
    return found.filter { !$0.rows.isEmpty }
  }

  private func signatureFindings(_ stream: SESStream, _ signers: SESSigners) -> [SESFinding] {
    if let day = stream.lostDKIM {
      let rows = (stream.unsigned + stream.failing).filter { $0.day >= day }
      var lost = finding(.dkimLost, rows, in: stream)
      lost.since = day
      return rows.isEmpty ? [] : [lost]
    }
    let unsigned = SESRecovery.open(stream.unsigned, by: stream.signed)
    let failing = SESRecovery.open(stream.failing, by: stream.signed)
    let found =
      [
        finding(.dkimLost, failing.filter(Self.hasNoKey), in: stream),
        finding(
          .signingError, failing.filter { !Self.hasNoKey($0) && $0.hasAmazonSignature }, in: stream),
      ] + unsignedFindings(unsigned, in: stream, signers)
    return found.filter { !$0.rows.isEmpty }
  }

  /// Unsigned mail is of an identity that overrides the one that signs where both come at a time; before
  /// anything is signed it is of one that is not set up.
  private func unsignedFindings(
    _ rows: [SESObservation], in stream: SESStream, _ signers: SESSigners
  ) -> [SESFinding] {
    let author = stream.authorDomain
    let parent = signers.signer(covering: author, in: stream.region)
    let first = [stream.signed.first?.day, parent?.since].compactMap(\.self).min()
    if let first, rows.contains(where: { $0.day > first }) || rows.allSatisfy({ $0.day == first }) {
      var found = finding(.overridingIdentity, rows.filter { $0.day >= first }, in: stream)
      found.overridden = stream.signed.isEmpty ? parent?.domain : nil
      return [found]
    }
    let rows = SESRecovery.open(rows, by: parent?.rows ?? [])
    let others = signers.regions(covering: author, except: stream.region)
    guard others.isEmpty else {
      var found = finding(.otherRegion, rows, in: stream)
      found.otherRegions = others
      return [found]
    }
    let (failing, carried) = SESStream.uncarried(rows)
    let hasOwnHost = stream.region.flatMap { SESRegion($0) }?.hasOwnDKIMHost == true
    return [
      finding(.unsigned, failing, in: stream),
      finding(.mailFromWithoutDKIM, carried, in: stream),
      finding(.dkimHost, hasOwnHost && first == nil ? rows : [], in: stream),
    ]
  }

  // MARK: What rows say

  /// SPF of the custom MAIL FROM domain does not pass. A temporary error is the receiver's.
  private static func hasBrokenSPF(_ row: SESObservation) -> Bool {
    guard let result = row.mailFromResult else { return false }
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
  private func silences(_ streams: [SESStream]) -> [SESFinding] {
    guard let newestDay else { return [] }
    let ofAuthor = Dictionary(grouping: streams.filter { !$0.direct.isEmpty }, by: \.authorDomain)
    return ofAuthor.sorted { $0.key < $1.key }.compactMap { _, streams in
      let rows = streams.flatMap(\.direct)
      guard let last = rows.map(\.day).max(), last.distance(to: newestDay) >= Self.silentDays,
        Set(rows.map(\.day)).count >= Self.silentDays,
        let stream = streams.first(where: { $0.mailFromDomain != nil })
      else { return nil }
      var found = finding(.rejectedMailFrom, rows, in: stream)
      found.since = last.advanced(by: 1)
      return found
    }
  }
}
