import DMARC

/// What a diagnosis means for a stream: cause, steps, records, and the rows that will show the repair
/// (ses.md 3.4).
struct SESRepair {
  let finding: SESFinding
  /// The domain whose DMARC record holds for the identity, and that record, if it is known.
  let policyDomain: String
  let dmarc: DMARCRecord?

  var stream: SESStream { finding.stream }
  var identity: String { finding.identity }
  var region: String { stream.region ?? "its region" }
  private var place: String { AmazonSES.sourceName(region: stream.region) }

  var diagnosis: SESDiagnosis {
    let rows = finding.rows
    var diagnosis = SESDiagnosis(
      finding.code, rows, region: stream.region, since: finding.since)
    diagnosis.cause = cause(diagnosis, rows)
    diagnosis.steps = steps(diagnosis)
    diagnosis.records = recordsToPublish(diagnosis.code, rows)
    // Whoever applies all records must not authorise what is none of theirs.
    if rows.allSatisfy(\.isHint) {
      diagnosis.steps.insert(
        "See first whether \(AmazonSES.name) sent it: only its address says so, and ranges change.",
        at: 0)
      diagnosis.records = []
    }
    diagnosis.expectation = expectation(diagnosis.code, rows)
    return diagnosis
  }

  // MARK: Records

  private func records(withTokens: Bool) -> SESRecords {
    var records = SESRecords(domain: identity, region: stream.region.flatMap { SESRegion($0) })
    if withTokens { (records.tokens, records.ownSelectors) = (keys.tokens, keys.ownSelectors) }
    records.dmarc = dmarc
    return records
  }

  /// The custom MAIL FROM domain that it is about: that of the rows, if they have one.
  var mailFrom: String {
    finding.rows.last(where: \.hasOwnMailFrom)?.mailFromDomain ?? stream.mailFromDomain
      ?? "bounce.\(identity)"
  }

  private var mx: DNSRecord { DNSRecord(mailFrom, records(withTokens: false).mailFromMX.data) }

  private var spf: DNSRecord { DNSRecord(mailFrom, records(withTokens: false).mailFromSPF.data) }

  private func recordsToPublish(
    _ code: SESDiagnosis.Code, _ rows: [SESObservation]
  ) -> [DNSRecord] {
    switch code {
    case .unsigned, .mailFromWithoutDKIM, .otherRegion, .dkimHost:
      return records(withTokens: false).dkim
    // An identity that is deleted needs none, and the parent's are in place.
    case .overridingIdentity where finding.overridden != nil: return []
    case .dkimLost, .overridingIdentity: return records(withTokens: true).dkim
    case .defaultMailFrom: return [mx, spf]
    case .spfRecord: return [spf]
    case .mailFromFallback, .rejectedMailFrom: return [mx]
    case .strictAlignment: return [relaxedRecord]
    case .signingError: return rows.lazy.compactMap(key).first.map { [$0] } ?? []
    case .hostedService: return hostedRecords(rows.filter { !$0.isPass })
    case .forwarded: return []
    }
  }

  private var relaxedRecord: DNSRecord {
    let record =
      dmarc ?? DMARCRecord("v=DMARC1; p=<policy>; rua=mailto:<mailbox>@\(policyDomain)")
    let relaxed = record?.setting("adkim", to: "r").setting("aspf", to: "r").description
    return DNSRecord("_dmarc.\(policyDomain)", .txt(relaxed ?? ""))
  }

  /// The key of a signature that fails: a name of Easy DKIM, or the owner's own.
  private func key(_ row: SESObservation) -> DNSRecord? {
    guard let signature = row.ownSignatures.first else { return nil }
    var records = SESRecords(
      domain: signature.domain, region: stream.region.flatMap { SESRegion($0) })
    if let token = signature.token {
      records.tokens = [token]
    } else {
      records.ownSelectors = [signature.selector ?? "<selector>"]
    }
    return records.dkim.first
  }

  private func hostedRecords(_ rows: [SESObservation]) -> [DNSRecord] {
    let name = rows.first?.hostedService
    guard let entry = SenderCatalog.builtIn.entries.first(where: { $0.name == name }) else {
      return []
    }
    return entry.records(for: identity, in: stream.region.flatMap { SESRegion($0) })
  }

  // MARK: Cause

  private func cause(_ diagnosis: SESDiagnosis, _ rows: [SESObservation]) -> String {
    let author = stream.authorDomain
    let since = diagnosis.since.map { " since \($0)" } ?? ""
    let signer = stream.signingDomain ?? identity
    switch diagnosis.code {
    case .unsigned:
      return "\(place) sends as \(author) without a signature of \(identity): Easy DKIM is not set "
        + "up, or was never verified, in this region and account."
    case .defaultMailFrom:
      return "DMARC passes by DKIM alone: SPF is checked for \(name(rows)), the default MAIL FROM "
        + "domain, which never aligns."
    case .mailFromWithoutDKIM:
      let automatic =
        rows.contains { $0.mailFromDomain == nil }
        ? ", and automatic replies, without one, fail" : ""
      return
        "DMARC passes by SPF of the MAIL FROM domain alone, which a forward breaks\(automatic): "
        + "nothing of \(identity) signs."
    case .spfRecord:
      let isAmazon = rows.contains { $0.isAmazonAddress == true }
      return
        "SPF says \(result(rows)) for the MAIL FROM domain \(mailFrom)"
        + (isAmazon ? " at Amazon's addresses" : "")
        + ": its SPF record is missing, there twice, or without include:amazonses.com"
        + (diagnosis.confidence == .certain ? "" : ", or somebody forwarded the mail")
        + ". The console does not check it."
    case .mailFromFallback:
      return
        "\(place) falls back from \(mailFrom) to \(name(rows)): the MX record of \(mailFrom) is "
        + "missing, or there is more than one."
    case .dkimLost:
      return diagnosis.since == nil
        ? "Receivers find no key for the signature of \(rowSigner(rows)): its record is gone."
        : "The signature of \(signer) is gone\(since): its names were deleted, or the DNS was moved, "
          + "and SES then stops signing."
    case .overridingIdentity:
      if let parent = finding.overridden {
        let overriding = parent == author ? "an address of it" : "\(author) or an address of it"
        return
          "\(place) signs as \(parent), and mail of \(author) it does not sign: \(overriding) is "
          + "verified by itself and overrides \(parent), or a second AWS account sends."
      }
      return "\(place) signs a part of the mail of \(author) and another part not: an address or a "
        + "subdomain is verified by itself and overrides the domain, or a second AWS account sends."
    case .otherRegion:
      return
        "\(place) does not sign for \(author), \(finding.otherRegions.joined(separator: ", ")) does: "
        + "DKIM is set up in each region apart."
    case .strictAlignment:
      return "Domains of the organisation authenticate the mail of \(author), and strict alignment "
        + "refuses them: it wants the very same name."
    case .signingError:
      return "The signature of \(rowSigner(rows)) fails while Amazon's own passes: the message is "
        + "signed by hand and wrongly, or the key in DNS is wrong or cut."
    case .hostedService:
      return "\(rows.first?.hostedService ?? "A service") sends this through its own account at "
        + "Amazon SES."
    case .forwarded:
      return
        "Somebody forwarded mail of Amazon SES: SPF fails at the new address, and DKIM carries "
        + "it."
    case .dkimHost:
      return
        "The names of Easy DKIM may point to \(SESRegion.sharedDKIMHost), which does not serve "
        + "\(region)."
    case .rejectedMailFrom:
      return "No mail of \(author) from Amazon SES\(since): where a message is to be rejected when "
        + "the MX record of \(mailFrom) is not found, SES sends nothing any more."
    }
  }

  func name(_ rows: [SESObservation]) -> String {
    rows.last?.mailFromDomain ?? AmazonSES.domain
  }

  private func result(_ rows: [SESObservation]) -> String {
    rows.last?.mailFromResult?.word ?? "no pass"
  }

  private func rowSigner(_ rows: [SESObservation]) -> String {
    rows.lazy.compactMap { $0.ownSignatures.first?.domain }.first ?? identity
  }
}
