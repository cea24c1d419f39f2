public import DMARC

/// The records that make mail of Amazon SES compliant (ses.md 3.1): three names of Easy DKIM, MX and SPF
/// of a custom MAIL FROM domain, and the DMARC record.
public struct SESRecords: Sendable, Hashable {
  /// The identity: the domain that is verified in SES.
  public var domain: String
  /// The domain whose DMARC record holds for it: its own, or one above it.
  public var policyDomain: String
  public var region: SESRegion?
  /// The label of the custom MAIL FROM domain below the identity.
  public var mailFromLabel = "bounce"
  /// The region whose MX record the MAIL FROM domain has, if another than this one uses it as well.
  public var mailFromRegion: SESRegion?
  /// Selectors of Easy DKIM that are known; SES made three.
  public var tokens: [String] = []
  /// Selectors of keys of the owner's own; without a token they are all there is.
  public var ownSelectors: [String] = []
  /// The DMARC record as it is, or shall be.
  public var dmarc: DMARCRecord?

  public init(domain: String, region: SESRegion? = nil) {
    self.domain = domain
    policyDomain = domain
    self.region = region
  }

  public var mailFromDomain: String { "\(mailFromLabel).\(domain)" }

  /// The three names of Easy DKIM, or the owner's own key. SES signs with one of the three at a time, so
  /// reports show one or two; the console shows all.
  public var dkim: [DNSRecord] {
    let own = ownSelectors.map { selector in
      DNSRecord("\(selector)._domainkey.\(domain)", .txt("v=DKIM1; k=rsa; p=<key>"))
    }
    return tokens.isEmpty && !own.isEmpty ? own : easyDKIM + own
  }

  private var easyDKIM: [DNSRecord] {
    let host = region.map { $0.dkimHost ?? "<dkim-host>" } ?? "<dkim-host>"
    return (0..<3).map { number in
      let token = number < tokens.count ? tokens[number] : "<token\(number + 1)>"
      return DNSRecord("\(token)._domainkey.\(domain)", .cname("\(token).\(host)"))
    }
  }

  public var mailFromMX: DNSRecord {
    let exchange =
      (mailFromRegion ?? region)?.mailExchange ?? "feedback-smtp.<region>.amazonses.com"
    return DNSRecord(mailFromDomain, .mx(preference: 10, exchange: exchange))
  }

  public var mailFromSPF: DNSRecord {
    DNSRecord(mailFromDomain, .txt("v=spf1 include:amazonses.com ~all"))
  }

  /// The DMARC record; the first step's where none is known.
  public var dmarcRecord: DNSRecord {
    DNSRecord(
      "_dmarc.\(policyDomain)",
      .txt(dmarc?.description ?? "v=DMARC1; p=none; rua=mailto:<mailbox>@\(policyDomain)"))
  }

  /// What to know before they are published.
  public var notes: [String] {
    var notes: [String] = []
    if region == nil {
      notes.append(
        "Identities are set up in each region apart: name it, and the hosts are filled in.")
    }
    let showsHost = dkim.contains { if case .cname = $0.data { true } else { false } }
    if showsHost, region?.dkimHost == nil {
      let own = region?.ownDKIMHost ?? "dkim.<region>.amazonses.com"
      notes.append(
        "The DKIM host is \(SESRegion.sharedDKIMHost) or \(own): the console of the region shows "
          + "which, and the API calls it SigningHostedZone.")
    }
    notes.append(
      "\(mailFromDomain) has exactly one MX record, receives no mail, and is no author domain.")
    if let mailFromRegion, mailFromRegion != region {
      notes.append("Its MX record is that of \(mailFromRegion): one serves all regions.")
    }
    notes.append(
      "include:amazonses.com in the SPF record of \(domain) itself aligns nothing: SPF is checked for "
        + "the MAIL FROM domain.")
    return notes
  }
}
