public import DMARC

/// Messages of one day that Amazon SES sent under an Author Domain, alike in what a diagnosis needs.
/// It is made of one row of a report, or of any group of rows that share these values.
public struct SESObservation: Sendable, Hashable {
  /// A signature of the author's organisation.
  public struct Signature: Sendable, Hashable {
    public var domain: String
    /// `nil` where the reporter shows none, as AMAZON-SES does.
    public var selector: String?
    public var value: AuthResultValue

    public init(domain: String, selector: String? = nil, value: AuthResultValue) {
      self.domain = domain
      self.selector = selector
      self.value = value
    }

    /// The selector, if it is one of Easy DKIM: 32 letters and digits (ses.md 3.2).
    public var token: String? {
      selector.flatMap { selector in
        selector.utf8.count == 32
          && selector.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
          ? selector : nil
      }
    }
  }

  public var day: UTCDay
  /// `nil` where nothing shows it: a custom MAIL FROM domain hides it.
  public var region: String?
  public var authorDomain: String
  public var messages: Int
  public var ownSignatures: [Signature] = []
  /// Whether Amazon's second signature is listed.
  public var hasAmazonSignature = false
  /// `nil` for bounces and automatic replies, which have an empty one.
  public var mailFromDomain: String?
  public var mailFromResult: AuthResultValue?
  /// Whether the MAIL FROM domain is of the author's organisation and can be SES's: below the identity, and
  /// so neither the domain of a signature nor one above it (ses.md 3.3). Without a signature it is not the
  /// Author Domain, whose SPF record others rely on.
  public var hasOwnMailFrom = false
  /// By the reporter's word.
  public var isDKIMAligned = false
  public var isSPFAligned = false
  /// Whether the address is Amazon's; `nil` where nobody knows.
  public var isAmazonAddress: Bool?
  /// Whether nothing but an address in published ranges, which change, shows Amazon SES.
  public var isHint = false
  /// The service on Amazon SES that sent it, by the catalogue's name.
  public var hostedService: String?

  public init(day: UTCDay, authorDomain: String, messages: Int) {
    self.day = day
    self.authorDomain = authorDomain
    self.messages = messages
  }

  /// - Parameters:
  ///   - isAmazonAddress: from reverse DNS, or from published ranges as a hint.
  ///   - isNamed: whether it is from reverse DNS.
  /// - Returns: `nil` for mail that shows no trace of Amazon SES.
  public init?(
    _ results: AuthResults, day: UTCDay, authorDomain: String, messages: Int, dkimAligned: Bool,
    spfAligned: Bool, isAmazonAddress: Bool? = nil, isNamed: Bool = false,
    catalog: SenderCatalog = .builtIn, organizationalDomain: (String) -> String
  ) {
    self.init(day: day, authorDomain: authorDomain, messages: messages)
    let owner = organizationalDomain(authorDomain)
    for result in results.dkim {
      guard let domain = result.domain else { continue }
      if AmazonSES.isName(domain) { hasAmazonSignature = true }
      if organizationalDomain(domain) == owner {
        ownSignatures.append(
          Signature(
            domain: domain, selector: result.selector?.lowercased(), value: result.value))
      }
    }
    let mailFrom = results.spf.first { $0.scope != .helo && $0.domain != nil }
    mailFromDomain = mailFrom?.domain
    mailFromResult = mailFrom?.value
    let identities = ownSignatures.isEmpty ? [authorDomain] : [owner] + ownSignatures.map(\.domain)
    hasOwnMailFrom =
      mailFrom?.domain.map { name in
        organizationalDomain(name) == owner
          && !identities.contains { DomainName.isWithin($0, name) }
      } ?? false
    isDKIMAligned = dkimAligned
    isSPFAligned = spfAligned
    self.isAmazonAddress = isAmazonAddress
    region = AmazonSES.region(shownBy: results.spf)
    hostedService = catalog.hostedService(ownSignatures, mailFrom: hasOwnMailFrom ? mailFrom : nil)
    let isShown = Self.isShown(by: results)
    guard isAmazonAddress == true || isShown else { return nil }
    isHint = !isShown && !isNamed
  }

  /// Whether results show Amazon SES, whatever the address.
  static func isShown(by results: AuthResults) -> Bool {
    results.dkim.contains { AmazonSES.isName($0.domain) }
      || results.spf.contains { AmazonSES.isName($0.domain) }
  }

  public var isPass: Bool { isDKIMAligned || isSPFAligned }
  public var hasOwnPass: Bool { ownSignatures.contains { $0.value == .pass } }
  /// Whether SPF fails as it does at the address of a forwarder. A record that is missing, or is none, does
  /// so everywhere.
  var mayBeForwarded: Bool {
    mailFromResult == .fail || mailFromResult == .softfail || mailFromResult == .neutral
  }
  public var hasDefaultMailFrom: Bool { AmazonSES.isName(mailFromDomain) }
}

extension SenderCatalog {
  /// The service on Amazon SES whose names these are: by a selector of its own, whatever its result;
  /// where the reporter shows none, by the label of its MAIL FROM domain.
  fileprivate func hostedService(
    _ signatures: [SESObservation.Signature], mailFrom: SPFResult?
  ) -> String? {
    let selectors = signatures.compactMap(\.selector)
    let label = mailFrom?.domain.map { $0.prefix { $0 != "." } }
    return services(on: AmazonSES.id).first { service in
      if !selectors.isEmpty {
        return selectors.contains { selector in
          service.selectors.contains { $0.matches(selector) }
        }
      }
      return label.map { label in service.mailFromLabels.contains { $0.matches(label) } } ?? false
    }?.name
  }
}
