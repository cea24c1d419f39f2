import SenderCatalog

/// Why a source has its class, in the facts that its sentence names. The sentence is made when
/// somebody reads it: a domain has thousands of sources, and few dozens of them are shown.
enum ClassReason: Sendable, Hashable {
  /// Messages of all that a source sent.
  struct Share: BitwiseCopyable, Sendable, Hashable {
    let part: Int
    let whole: Int

    /// `11,994 of 12,000 messages`
    var text: String { "\(NumberText.count(part)) of \(NumberText.count(whole, "message"))" }
  }

  /// The owner's word with its claim.
  indirect case owner(OwnerSource, OwnerClaim)
  /// A service that plays phishers.
  case simulated(by: String)
  /// Receivers say that a list sent it on.
  case throughList(Share)
  /// A list authenticated it, and it was forwarded for a reason of its own.
  indirect case listSigned(Share, ClassReason)
  /// Receivers say that it was forwarded.
  case forwarded(Share)
  /// Signatures of another source, and never SPF (``SharedSignatures``).
  case relayed
  /// A service that passes mail on, and what passes.
  case passedOn(by: String, Share)
  /// Signatures of another source that no longer verify.
  case brokenOnTheWay(Share)
  case aligned(Share)
  case strictlyRefused(Share)
  case amazonSES(Share)
  /// A service whose customers prove control of the author domain.
  case verifiedAuthor(service: String)
  /// A service that authenticated it as its own, and the days with mail.
  case regular(service: String, days: Int)
  /// No usable SPF under a MAIL FROM domain of the owner's.
  case unusableSPF(Share)
  case scattered(AddressSpread)
  /// Nothing tells; the messages.
  case undecided(Int)

  /// The reason in a sentence, with its numbers.
  var sentence: String {
    switch self {
    case .owner(let word, let claim): Self.sentence(word, claim)
    case .simulated(let service):
      "\(service) plays phishers: its mail is meant to fail DMARC, and counts for nothing here."
    case .throughList(let share):
      "Receivers say of \(share.text) that a mailing list sent them on."
    case .listSigned(let share, let reason):
      "A mailing list authenticated \(share.text). \(reason.sentence)"
    case .forwarded(let share): "Receivers say of \(share.text) that they were forwarded."
    case .relayed:
      """
      SPF never aligns, and what passes has signatures under which another of your sources sends \
      directly on the same days.
      """
    case .passedOn(let service, let share):
      """
      SPF never aligns, and \(service) passes on what its users receive; your signature \
      survived on \(share.text).
      """
    case .brokenOnTheWay(let share):
      """
      Your signature is broken on \(share.text), under a selector that another of your sources \
      uses on the same days.
      """
    case .aligned(let share): "\(share.text) pass with an aligned domain."
    case .strictlyRefused(let share):
      """
      \(share.text) are authenticated by a domain of your organisation that strict alignment does \
      not accept.
      """
    case .amazonSES(let share):
      """
      Amazon SES sent \(share.text), and it sends only for accounts that proved control of the From \
      address.
      """
    case .verifiedAuthor(let service):
      "\(service) sends only for customers that proved control of the author domain."
    case .regular(let service, let days):
      "\(service) sent it, authenticated as its own, on \(NumberText.count(days, "day"))."
    case .unusableSPF(let share):
      "\(share.text) have a MAIL FROM domain of yours for which SPF finds no usable record."
    case .scattered(let spread): Self.sentence(spread)
    case .undecided(let messages):
      """
      None of \(NumberText.count(messages, "message")) pass with an aligned domain; reports alone do \
      not tell a forgotten sender from spoofing.
      """
    }
  }

  private static func sentence(_ word: OwnerSource, _ claim: OwnerClaim) -> String {
    let by = word.said.map { ", \($0.by) on \($0.day)" } ?? ""
    let note = word.note.map { " (\($0))" } ?? ""
    return switch claim {
    case .owned: "You say it is yours\(by)\(note)."
    case .foreign: "You say it is not yours\(by)\(note)."
    case .forwarder: "You say it forwards your mail\(by)\(note)."
    }
  }

  private static func sentence(_ spread: AddressSpread) -> String {
    """
    Nobody signs it, and \(NumberText.count(spread.lightAddresses)) of \
    \(NumberText.count(spread.addresses, "address", "addresses")) in \
    \(NumberText.count(spread.networks, "network")) sent \(AddressSpread.fewMessages) messages at \
    most.
    """
  }
}
