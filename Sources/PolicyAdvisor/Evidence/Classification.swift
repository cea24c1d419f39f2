import DMARC
import SenderCatalog

/// Whose mail a source sends, with the reason (decision.md 2.3): the owner's word first, then the tests
/// in their order, the first that holds.
///
/// Reports do not have the owner's SPF record, so that test is not made. Mail that only claims to be the
/// owner's is `spoof` when it is spread as no sender's is; a stream that comes from few addresses
/// looks the same as one that its owner forgot, and is `unknown` until somebody decides.
struct Classification {
  let sourceClass: SourceClass
  /// The code of what is to be repaired, which is told when the sources are known.
  var diagnosis: String?
  /// The reason, with its numbers.
  let sentence: String

  /// What is known of a source beside its counts.
  struct Subject {
    let tally: SourceTally
    let name: SourceName
    /// Its entry in the catalogue.
    let entry: CatalogEntry?
    /// Whether its mail carries signatures that belong to another source (``SharedSignatures``).
    let isRelay: Bool
    /// Whether its failing mail carries such signatures, broken on the way.
    let breaksSignatures: Bool
    let word: OwnerSource?
  }

  init(_ subject: Subject) {
    (sourceClass, sentence) =
      Self.said(subject) ?? Self.indirect(subject) ?? Self.own(subject)
      ?? Self.misconfigured(subject) ?? Self.spoof(subject) ?? Self.undecided(subject)
  }

  /// What the owner says wins over every rule.
  private static func said(_ subject: Subject) -> (SourceClass, String)? {
    guard let word = subject.word, let claim = word.claim else { return nil }
    let by = word.said.map { ", \($0.by) on \($0.day)" } ?? ""
    let note = word.note.map { " (\($0))" } ?? ""
    switch claim {
    case .owned:
      return (
        subject.tally.passes > 0 ? .own : .ownMisconfigured, "You say it is yours\(by)\(note)."
      )
    case .foreign: return (.spoof, "You say it is not yours\(by)\(note).")
    case .forwarder: return (.forwarder, "You say it forwards your mail\(by)\(note).")
    }
  }

  /// Mail whose SPF ever aligns comes from the owner and from no forwarder.
  private static func indirect(_ subject: Subject) -> (SourceClass, String)? {
    let tally = subject.tally
    guard tally.spfPasses == 0 else { return nil }
    if isMost(tally.throughList, of: tally.messages) {
      return (
        .mailingList,
        "Receivers say of \(tally.share(tally.throughList)) that a mailing list sent them on."
      )
    }
    guard let reason = forwarding(subject) else { return nil }
    guard isMost(tally.listedPasses, of: tally.messages) else { return (.forwarder, reason) }
    return (
      .mailingList,
      "A mailing list authenticated \(tally.share(tally.listedPasses)). \(reason)"
    )
  }

  private static func forwarding(_ subject: Subject) -> String? {
    let tally = subject.tally
    if isMost(tally.forwarded, of: tally.messages) {
      return "Receivers say of \(tally.share(tally.forwarded)) that they were forwarded."
    }
    if subject.isRelay {
      return """
        SPF never aligns, and what passes has signatures under which another of your sources sends \
        directly on the same days.
        """
    }
    if let entry = subject.entry, entry.category.passesMailOn, tally.passes > 0 {
      return """
        SPF never aligns, and \(entry.name) passes on what its users receive; your signature \
        survived on \(tally.share(tally.passes)).
        """
    }
    if subject.breaksSignatures, isMost(tally.brokenSignatures, of: tally.messages) {
      return """
        Your signature is broken on \(tally.share(tally.brokenSignatures)), under a selector that \
        another of your sources uses on the same days.
        """
    }
    return nil
  }

  private static func own(_ subject: Subject) -> (SourceClass, String)? {
    let tally = subject.tally
    guard tally.passes > 0 else { return nil }
    return (.own, "\(tally.share(tally.passes)) pass with an aligned domain.")
  }

  private static func misconfigured(_ subject: Subject) -> (SourceClass, String)? {
    let tally = subject.tally
    if tally.strictFailures > 0 {
      return (
        .ownMisconfigured,
        """
        \(tally.share(tally.strictFailures)) are authenticated by a domain of your organisation \
        that strict alignment does not accept.
        """
      )
    }
    if tally.fromAmazonSES > 0 {
      return (
        .ownMisconfigured,
        """
        Amazon SES sent \(tally.share(tally.fromAmazonSES)), and it sends only for accounts that \
        proved control of the From address.
        """
      )
    }
    if let entry = subject.entry, isAuthenticated(subject.name), !entry.category.passesMailOn {
      if entry.verifiesAuthor {
        return (
          .ownMisconfigured,
          "\(entry.name) sends only for customers that proved control of the author domain."
        )
      }
      if tally.activeDays >= regularDays {
        return (
          .ownMisconfigured,
          """
          \(entry.name) sent it, authenticated as its own, on \
          \(NumberText.count(tally.activeDays, "day")).
          """
        )
      }
    }
    guard isMost(tally.unusableSPF, of: tally.messages) else { return nil }
    return (
      .ownMisconfigured,
      """
      \(tally.share(tally.unusableSPF)) have a MAIL FROM domain of yours for which SPF finds no \
      usable record.
      """
    )
  }

  private static func spoof(_ subject: Subject) -> (SourceClass, String)? {
    let isUnnamed = subject.name.rule >= .network
    let hasForeignEnvelope =
      subject.name.rule == .mailFromDomain && subject.entry == nil
      && subject.tally.withForeignSignature == 0
    guard isUnnamed || hasForeignEnvelope, let spread = subject.name.spread,
      spread.addresses >= scatteredAddresses,
      Double(spread.lightAddresses) >= scatteredShare * Double(spread.addresses)
    else { return nil }
    return (
      .spoof,
      """
      Nobody signs it, and \(NumberText.count(spread.lightAddresses)) of \
      \(NumberText.count(spread.addresses, "address", "addresses")) in \
      \(NumberText.count(spread.networks, "network")) sent \(AddressSpread.fewMessages) messages at \
      most.
      """
    )
  }

  private static func undecided(_ subject: Subject) -> (SourceClass, String) {
    (
      .unknown,
      """
      None of \(NumberText.count(subject.tally.messages, "message")) pass with an aligned domain; \
      reports alone do not tell a forgotten sender from spoofing.
      """
    )
  }

  private static func isMost(_ part: Int, of whole: Int) -> Bool { 2 * part > whole }

  /// Whether the service is known from what it authenticated, not from where the mail came.
  private static func isAuthenticated(_ name: SourceName) -> Bool {
    name.rule == .dkimDomain || name.rule == .mailFromDomain
  }

  /// Days on which a service must have sent to be the owner's: one campaign of an impostor's account
  /// is over sooner.
  private static let regularDays = 3
  /// The share of a source's addresses that send few messages each when nobody keeps a server there …
  private static let scatteredShare = 0.8
  /// … and how many addresses tell it.
  private static let scatteredAddresses = 5
}

extension SourceTally {
  /// `11,994 of 12,000 messages`
  fileprivate func share(_ part: Int) -> String {
    "\(NumberText.count(part)) of \(NumberText.count(messages, "message"))"
  }
}
