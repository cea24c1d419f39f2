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
  let reason: ClassReason

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
    (sourceClass, reason) =
      Self.said(subject) ?? Self.simulated(subject) ?? Self.indirect(subject) ?? Self.own(subject)
      ?? Self.misconfigured(subject) ?? Self.spoof(subject) ?? Self.undecided(subject)
  }

  /// What the owner says wins over every rule.
  private static func said(_ subject: Subject) -> (SourceClass, ClassReason)? {
    guard let word = subject.word, let claim = word.claim else { return nil }
    let sourceClass: SourceClass =
      switch claim {
      case .owned: subject.tally.passes > 0 ? .own : .ownMisconfigured
      case .foreign: .spoof
      case .forwarder: .forwarder
      }
    return (sourceClass, .owner(word, claim))
  }

  /// Whatever passes of it: the owner's by design, and left out all the same. Neighbours and published
  /// addresses are hints, which are not enough to leave mail out.
  private static func simulated(_ subject: Subject) -> (SourceClass, ClassReason)? {
    guard let entry = subject.entry, entry.simulatesPhishing, subject.name.confidence != .hint
    else { return nil }
    return (.simulated, .simulated(by: entry.name))
  }

  /// Mail whose SPF ever aligns comes from the owner and from no forwarder.
  private static func indirect(_ subject: Subject) -> (SourceClass, ClassReason)? {
    let tally = subject.tally
    guard tally.spfPasses == 0 else { return nil }
    if isMost(tally.throughList, of: tally.messages) {
      return (.mailingList, .throughList(tally.share(tally.throughList)))
    }
    guard let reason = forwarding(subject) else { return nil }
    guard isMost(tally.listedPasses, of: tally.messages) else { return (.forwarder, reason) }
    return (.mailingList, .listSigned(tally.share(tally.listedPasses), reason))
  }

  private static func forwarding(_ subject: Subject) -> ClassReason? {
    let tally = subject.tally
    if isMost(tally.forwarded, of: tally.messages) {
      return .forwarded(tally.share(tally.forwarded))
    }
    if subject.isRelay { return .relayed }
    if let entry = subject.entry, entry.category.passesMailOn, tally.passes > 0 {
      return .passedOn(by: entry.name, tally.share(tally.passes))
    }
    if subject.breaksSignatures, isMost(tally.brokenSignatures, of: tally.messages) {
      return .brokenOnTheWay(tally.share(tally.brokenSignatures))
    }
    return nil
  }

  private static func own(_ subject: Subject) -> (SourceClass, ClassReason)? {
    let tally = subject.tally
    guard tally.passes > 0 else { return nil }
    return (.own, .aligned(tally.share(tally.passes)))
  }

  private static func misconfigured(_ subject: Subject) -> (SourceClass, ClassReason)? {
    let tally = subject.tally
    if tally.strictFailures > 0 {
      return (.ownMisconfigured, .strictlyRefused(tally.share(tally.strictFailures)))
    }
    if tally.fromAmazonSES > 0 {
      return (.ownMisconfigured, .amazonSES(tally.share(tally.fromAmazonSES)))
    }
    if let entry = subject.entry, isAuthenticated(subject.name), !entry.category.passesMailOn {
      if entry.verifiesAuthor {
        return (.ownMisconfigured, .verifiedAuthor(service: entry.name))
      }
      if tally.activeDays >= regularDays {
        return (.ownMisconfigured, .regular(service: entry.name, days: tally.activeDays))
      }
    }
    guard isMost(tally.unusableSPF, of: tally.messages) else { return nil }
    return (.ownMisconfigured, .unusableSPF(tally.share(tally.unusableSPF)))
  }

  private static func spoof(_ subject: Subject) -> (SourceClass, ClassReason)? {
    let isUnnamed = subject.name.rule >= .network
    let hasForeignEnvelope =
      subject.name.rule == .mailFromDomain && subject.entry == nil
      && subject.tally.withForeignSignature == 0
    guard isUnnamed || hasForeignEnvelope, let spread = subject.name.spread,
      spread.addresses >= scatteredAddresses,
      Double(spread.lightAddresses) >= scatteredShare * Double(spread.addresses)
    else { return nil }
    return (.spoof, .scattered(spread))
  }

  private static func undecided(_ subject: Subject) -> (SourceClass, ClassReason) {
    (.unknown, .undecided(subject.tally.messages))
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
  fileprivate func share(_ part: Int) -> ClassReason.Share {
    ClassReason.Share(part: part, whole: messages)
  }
}
