extension SESRepair {
  func steps(_ diagnosis: SESDiagnosis) -> [String] {
    let setUp = [
      "In the SES console of \(region) open Configuration, Verified identities, \(identity), "
        + "Authentication, DKIM, Edit.",
      "Choose Easy DKIM with RSA_2048_BIT and signatures enabled, and save.",
      "Publish the three CNAMEs, and wait up to 72 hours.",
    ]
    let oneMX = "Publish exactly one MX record at \(mailFrom), the one below."
    switch diagnosis.code {
    case .unsigned, .mailFromWithoutDKIM: return setUp
    case .defaultMailFrom:
      return [
        "If you want SPF to carry the mail as well, open the identity's Custom MAIL FROM domain in "
          + "the SES console of \(region) and enter \(mailFrom).",
        "Publish its MX and its SPF record.",
      ]
    case .spfRecord:
      return ["Publish the SPF record below at \(mailFrom), and see that it is the only one there."]
    case .mailFromFallback:
      return [
        oneMX,
        "Where the console shows the state Failed, set the MAIL FROM domain up once more.",
        "Choose to reject messages without the MX record only when it has proved stable.",
      ]
    case .dkimLost: return restoringSteps
    case .overridingIdentity
    where (finding.overridden ?? stream.authorDomain) != stream.authorDomain:
      return [
        "List the verified identities at and below \(stream.authorDomain), and its addresses, in every "
          + "account and in \(region).",
        "Delete those that are verified by themselves, or switch DKIM on for them and publish the names "
          + "that the console shows.",
        "Set Easy DKIM up in the other account, if there is one.",
      ]
    case .overridingIdentity:
      return [
        "List the verified identities for \(stream.authorDomain) and its addresses in every account "
          + "and in \(region).",
        "Delete an address that is verified by itself, or switch DKIM on for it.",
        "Set Easy DKIM up in the other account, if there is one.",
      ]
    case .otherRegion:
      return setUp + [
        "Or make the identity a replica of that in \(finding.otherRegions.first ?? "the other region") "
          + "(Deterministic Easy DKIM), which needs no new names."
      ]
    case .strictAlignment:
      return [
        "Publish the DMARC record with relaxed alignment, adkim=r and aspf=r.",
        "Or verify \(stream.authorDomain) as an identity of its own, which repairs DKIM alone: a "
          + "MAIL FROM domain is always a subdomain.",
      ]
    case .signingError:
      return [
        "Let SES sign with Easy DKIM instead of signing raw messages.",
        "Or publish the key once more, whole: RSA with 1,024 to 2,048 bits.",
      ]
    case .hostedService:
      return diagnosis.isAdvice
        ? [] : ["Repair it in that service and not in your AWS account."]
    case .forwarded: return []
    case .dkimHost:
      return [
        "See in the console of \(region) which host it shows, and have the three names point there."
      ]
    case .rejectedMailFrom:
      return [
        oneMX,
        "Or choose the default MAIL FROM domain for the time that it is not found "
          + "(USE_DEFAULT_VALUE).",
      ]
    }
  }

  // MARK: How one will know

  func expectation(_ code: SESDiagnosis.Code, _ rows: [SESObservation]) -> String {
    let hasOwnMailFrom = rows.contains(where: \.hasOwnMailFrom)
    let signer = finding.overridden ?? identity
    let signed = "rows list d=\(signer) with pass beside d=amazonses.com"
    switch code {
    case .unsigned, .otherRegion, .dkimHost:
      return
        "From the next day on \(signed), and dkim passes (\(hasOwnMailFrom ? "C to D" : "A to B"))."
    case .mailFromWithoutDKIM: return "From the next day on \(signed) (C to D)."
    case .dkimLost, .overridingIdentity, .signingError:
      return "From the next day on all \(signed)."
    case .defaultMailFrom:
      return "Rows show spf pass for \(mailFrom) in place of \(name(rows)) (B to D)."
    case .spfRecord: return "Rows show spf pass for \(mailFrom) (E to D)."
    case .mailFromFallback:
      return "No row shows \(name(rows)) any more, all show \(mailFrom) (F to D)."
    case .strictAlignment: return "The same rows pass DMARC."
    case .hostedService: return "Its rows show dkim and spf pass (H)."
    case .forwarded: return "Such rows come and go, and pass by DKIM."
    case .rejectedMailFrom: return "Rows of Amazon SES come again."
    }
  }
}
