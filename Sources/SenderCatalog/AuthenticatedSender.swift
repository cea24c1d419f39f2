import DMARC

/// Who sent mail with certain authentication results under a certain Author Domain, as far as the
/// results alone tell.
struct AuthenticatedSender {
  private(set) var proof = SenderProof()
  /// The author's organisation.
  let owner: String
  /// Which service sent the mail, as far as its authentication tells.
  let identification: Identification?
  /// Its name, or the organisation that proved in place of the author's that it sent the mail. Amazon
  /// SES is `amazonses.com` here: each region of it has a name of its own.
  let service: String?
  /// The rule that `service` rests on; `ownDomain` or `network` without one.
  let rule: NamingRule
  /// The region, when the service is Amazon SES and the results show it.
  let region: String?
  /// The MAIL FROM domain, whatever SPF says of it, unless it is Amazon's.
  let customMailFrom: String?

  init(
    _ results: AuthResults, authorDomain: String, catalog: SenderCatalog = .builtIn,
    organizationalDomain: (String) -> String
  ) {
    let owner = organizationalDomain(authorDomain)
    let mailFroms = results.spf.filter { $0.scope != .helo }
    let signers = results.dkim.filter { $0.value == .pass }
      .compactMap { $0.domain.map(organizationalDomain) }
    let mailers = mailFroms.filter { $0.value == .pass }
      .compactMap { $0.domain.map(organizationalDomain) }

    proof.hasOwnSignature = signers.contains(owner)
    proof.hasOwnMailFrom = mailers.contains(owner)
    proof.hasForeignSignature = signers.contains { $0 != owner }
    proof.hasForeignMailFrom = mailers.contains { $0 != owner }
    proof.isAmazonSES = AmazonSES.isProved(by: results)
    let ownSignatures = results.dkim.filter { $0.domain.map(organizationalDomain) == owner }
    proof.listsOwnSignature = !ownSignatures.isEmpty
    proof.hasBrokenOwnSignature = ownSignatures.contains { $0.value == .fail }
    let ownMailFroms = mailFroms.filter { $0.domain.map(organizationalDomain) == owner }
    proof.listsOwnMailFrom = !ownMailFroms.isEmpty
    proof.hasUnusableOwnSPF = ownMailFroms.contains {
      [.none, .temperror, .permerror].contains($0.value)
    }
    proof.isThroughList = Self.isThroughList(results, catalog, owner, organizationalDomain)
    self.owner = owner
    let identification = catalog.identify(
      SenderClues(results, owner: owner), organizationalDomain: organizationalDomain)
    self.identification = identification
    service = identification.map { $0.entry?.id == AmazonSES.id ? AmazonSES.domain : $0.name }
    rule =
      identification?.rule
      ?? (proof.hasOwnSignature || proof.hasOwnMailFrom ? .ownDomain : .network)
    region = AmazonSES.region(shownBy: results.spf)
    customMailFrom = mailFroms.lazy.compactMap(\.domain).first { !AmazonSES.isName($0) }
  }

  /// Whether all mail of this sender has the same name, wherever it came from. The regions of Amazon SES
  /// have names of their own, and mail of the owner's may belong to a service.
  var isNamed: Bool { service.map { $0 != AmazonSES.domain } ?? false }

  /// Whether what passes is a mailing list's: by the catalogue, or by its name (decision.md 2.3).
  private static func isThroughList(
    _ results: AuthResults, _ catalog: SenderCatalog, _ owner: String,
    _ organizationalDomain: (String) -> String
  ) -> Bool {
    let names =
      results.dkim.filter { $0.value == .pass }.compactMap(\.domain)
      + results.spf.filter { $0.value == .pass && $0.scope != .helo }.compactMap(\.domain)
    return names.contains { name in
      guard organizationalDomain(name) != owner else { return false }
      let label = name.prefix { $0 != "." }
      return ["lists", "list"].contains(label) || label.hasSuffix("-bounces")
        || catalog.isList(name)
    }
  }
}
