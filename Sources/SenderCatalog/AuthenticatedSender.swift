import DMARC

/// Who sent mail with certain authentication results under a certain Author Domain, as far as the
/// results alone tell.
struct AuthenticatedSender {
  private(set) var proof = SenderProof()
  /// The author's organisation.
  let owner: String
  /// The organisation that proved, in place of the author's, that it sent the mail.
  let service: String?
  /// The rule that `service` rests on; `ownDomain` or `network` without one.
  let rule: NamingRule
  /// The region, when the service is Amazon SES and the results show it.
  let region: String?
  /// The MAIL FROM domain, whatever SPF says of it, unless it is Amazon's.
  let customMailFrom: String?

  init(
    _ results: AuthResults, authorDomain: String, organizationalDomain: (String) -> String
  ) {
    let owner = organizationalDomain(authorDomain)
    let mailFroms = results.spf.filter { $0.scope != .helo }
    let signers = results.dkim.filter { $0.value == .pass }
      .compactMap { $0.domain.map(organizationalDomain) }
    let mailers = mailFroms.filter { $0.value == .pass }
      .compactMap { $0.domain.map(organizationalDomain) }
    let foreignSigners = signers.filter { $0 != owner }
    let foreignMailers = mailers.filter { $0 != owner }

    proof.hasOwnSignature = signers.contains(owner)
    proof.hasOwnMailFrom = mailers.contains(owner)
    proof.hasForeignSignature = !foreignSigners.isEmpty
    proof.hasForeignMailFrom = !foreignMailers.isEmpty
    proof.isAmazonSES =
      foreignSigners.contains(AmazonSES.domain) || foreignMailers.contains(AmazonSES.domain)
    proof.listsOwnSignature = results.dkim.contains {
      $0.domain.map(organizationalDomain) == owner
    }
    self.owner = owner
    (service, rule) = Self.named(by: foreignSigners, foreignMailers, proof)
    region = Self.region(shownBy: results.spf)
    customMailFrom = mailFroms.lazy.compactMap(\.domain).first {
      !DomainName.isWithin($0, AmazonSES.domain)
    }
  }

  /// Of several signatures the one of a known platform, else the first: their order is the
  /// reporter's own. Amazon SES is the only platform known so far.
  private static func named(
    by signers: [String], _ mailers: [String], _ proof: SenderProof
  ) -> (service: String?, rule: NamingRule) {
    if let signer = signers.first(where: { $0 == AmazonSES.domain }) ?? signers.first {
      return (signer, .dkimDomain)
    }
    if let mailer = mailers.first { return (mailer, .mailFromDomain) }
    return (nil, proof.hasOwnSignature || proof.hasOwnMailFrom ? .ownDomain : .network)
  }

  /// A name that SPF passes for is certain; one that it does not pass for still tells the region of
  /// mail that Amazon signed, as after a forward.
  private static func region(shownBy results: [SPFResult]) -> String? {
    let passing = results.filter { $0.value == .pass } + results.filter { $0.value != .pass }
    return passing.compactMap { $0.domain.flatMap(AmazonSES.region) }.first
  }
}
