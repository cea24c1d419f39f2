import DMARC

/// The senders that are known by name, and the question which of them sent a message.
public struct SenderCatalog: Sendable {
  public let entries: [CatalogEntry]
  private var signers = SuffixIndex()
  private var mailers = SuffixIndex()
  private var hosts = SuffixIndex()
  private var selectors = LabelIndex()
  private var labels = LabelIndex()
  /// The entries that run on another one, by its identifier.
  private var guests: [String: [Int]] = [:]
  private var ranges: [(range: AddressRange, place: Int)] = []
  /// Where the user's entries begin.
  private let firstOwn: Int

  /// The catalogue without entries of a user's own. It is read when it is first asked.
  public static let builtIn = SenderCatalog()

  /// - Parameter own: entries of the user; they win over those of the program, and replace the one
  ///   with the same identifier.
  public init(adding own: [CatalogEntry] = []) {
    let replaced = Set(own.map(\.id))
    let known = CatalogText(SenderEntries.text).entries.filter { !replaced.contains($0.id) }
    entries = known + own
    firstOwn = known.count
    for (place, entry) in entries.enumerated() {
      for domain in entry.dkimDomains { signers.add(domain, place) }
      for domain in entry.mailFromDomains { mailers.add(domain, place) }
      for name in entry.reverseNames { hosts.add(name, place) }
      for selector in entry.selectors { selectors.add(selector, place) }
      ranges += entry.ranges.map { ($0, place) }
      if let platform = entry.platform {
        guests[platform, default: []].append(place)
      } else {
        for label in entry.mailFromLabels { labels.add(label, place) }
      }
    }
  }

  public func entry(id: String) -> CatalogEntry? { entries.first { $0.id == id } }

  /// The services that send through a platform.
  public func services(on platform: String) -> [CatalogEntry] {
    (guests[platform] ?? []).map { entries[$0] }
  }

  /// Which service sent a message, by the strongest kind of evidence there is (ses.md 4.1).
  ///
  /// - Parameter organizationalDomain: the Organizational Domain of a name in canonical form.
  /// - Returns: `nil` when nothing but the author's own organisation, or nothing at all, shows.
  public func identify(
    _ clues: SenderClues, organizationalDomain: (String) -> String
  ) -> Identification? {
    let sorted = SortedClues(clues, organizationalDomain: organizationalDomain)
    if let best = bestMatch(sorted) { return guest(on: best, sorted) ?? identification(best) }
    if let signer = sorted.signers.first {
      return Identification(
        organization: organizationalDomain(signer), .dkimDomain,
        [customer(signer, in: clues.results) ?? .signature(domain: signer)])
    }
    if let mailer = sorted.mailers.first {
      return Identification(
        organization: organizationalDomain(mailer), .mailFromDomain, [.mailFrom(domain: mailer)])
    }
    return byOwnNames(sorted) ?? byAddress(clues)
  }

  /// Whether a domain, or one above it, is a mailing list service's.
  func isList(_ domain: String) -> Bool {
    [signers.place(of: domain), mailers.place(of: domain)].compactMap(\.self)
      .contains { entries[$0].category == .list }
  }

  // MARK: What others authenticated

  private struct Match {
    let entry: CatalogEntry
    let isOwn: Bool
    let rule: NamingRule
    let evidence: SenderEvidence

    /// Of several services the one that handed the message over comes first: a list or a forwarder
    /// signs behind the sender, and a platform signs beside the service on it. The user knows best.
    var rank: Int {
      if isOwn { return -1 }
      if entry.category == .list { return 0 }
      if entry.category == .forwarder { return 1 }
      if rule == .mailFromDomain, entry.category.passesMailOn { return 1 }
      return entry.carriesOthers ? 3 : 2
    }
  }

  /// The first of the best rank: signatures before MAIL FROM, in the reporter's order.
  private func bestMatch(_ clues: SortedClues) -> Match? {
    let matches =
      clues.signers.compactMap { domain in
        signers.place(of: domain).map { match($0, .dkimDomain, .signature(domain: domain)) }
      }
      + clues.mailers.compactMap { domain in
        mailers.place(of: domain).map { match($0, .mailFromDomain, .mailFrom(domain: domain)) }
      }
    return matches.min { $0.rank < $1.rank }
  }

  private func match(_ place: Int, _ rule: NamingRule, _ evidence: SenderEvidence) -> Match {
    Match(entry: entries[place], isOwn: place >= firstOwn, rule: rule, evidence: evidence)
  }

  private func identification(_ match: Match) -> Identification {
    Identification(match.entry, match.rule, [match.evidence])
  }

  /// The service on a platform, by a selector of its own; where the reporter shows no selector, by
  /// the label of the MAIL FROM domain.
  private func guest(on match: Match, _ clues: SortedClues) -> Identification? {
    guard let places = guests[match.entry.id] else { return nil }
    let selectors = clues.ownSignatures.compactMap(\.selector)
    for guest in places.map({ entries[$0] }) {
      for signature in clues.ownSignatures {
        guard let selector = signature.selector, let domain = signature.domain,
          guest.selectors.contains(where: { $0.matches(selector.lowercased()) })
        else { continue }
        return Identification(
          guest, .ownSelector, [.selector(selector, domain: domain), match.evidence])
      }
      for domain in clues.ownMailFroms where selectors.isEmpty {
        guard guest.mailFromLabels.contains(where: { $0.matches(Self.firstLabel(domain)) })
        else { continue }
        return Identification(
          guest, .ownSelector, [.mailFromLabel(domain: domain), match.evidence])
      }
    }
    return nil
  }

  /// Whose customer an organisation in no entry is. Its name stays its own: two customers of a service
  /// are two sources.
  private func customer(_ signer: String, in results: AuthResults) -> SenderEvidence? {
    for result in results.dkim where result.value == .pass && result.domain == signer {
      guard let selector = result.selector, let place = selectors.place(of: selector.lowercased())
      else { continue }
      return .customerSelector(selector, domain: signer, service: entries[place].name)
    }
    return nil
  }

  // MARK: What the author's own names show

  /// A signature survives a forward and a MAIL FROM domain that SPF passes for does not, so only
  /// both together say who handed the message over.
  private func byOwnNames(_ clues: SortedClues) -> Identification? {
    for domain in clues.ownMailFroms {
      if let place = labels.place(of: String(Self.firstLabel(domain))) {
        return Identification(entries[place], .ownSelector, [.mailFromLabel(domain: domain)])
      }
    }
    guard !clues.ownMailFroms.isEmpty else { return nil }
    for signature in clues.ownSignatures {
      guard let selector = signature.selector, let domain = signature.domain,
        let place = selectors.place(of: selector.lowercased())
      else { continue }
      return Identification(entries[place], .ownSelector, [.selector(selector, domain: domain)])
    }
    return nil
  }

  private static func firstLabel(_ domain: String) -> Substring { domain.prefix { $0 != "." } }

  // MARK: Where it came from

  private func byAddress(_ clues: SenderClues) -> Identification? {
    if let name = clues.reverseName, let place = hosts.place(of: name) {
      return Identification(entries[place], .reverseName, [.reverseName(name)])
    }
    guard let address = clues.address, let found = entry(publishing: address) else { return nil }
    return Identification(found.entry, .publishedRange, [.range(found.range)])
  }

  /// The service that publishes an address as its own; the user's entries come last and win.
  func entry(publishing address: IPAddress) -> (entry: CatalogEntry, range: AddressRange)? {
    ranges.last { $0.range.contains(address) }.map { (entries[$0.place], $0.range) }
  }
}
