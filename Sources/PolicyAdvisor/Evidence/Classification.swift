import DMARC

/// Whose mail a source sends, with the reason: the part of decision.md 2.3 that reports alone
/// tell.
///
/// They never tell `spoof`: reverse DNS, block lists and the owner's SPF record are not in them,
/// and a stream that its owner forgot looks the same. Such mail is `unknown` until somebody
/// decides. A signature of the owner's that is listed and does not verify is no evidence either,
/// because anybody can copy one.
struct Classification {
  let sourceClass: SourceClass
  let diagnosis: String?
  /// The reason, with its numbers.
  let sentence: String

  /// - Parameter isRelay: its mail carries signatures that belong to another source
  ///   (``SharedSignatures``).
  init(_ tally: SourceTally, isRelay: Bool) {
    (sourceClass, sentence) =
      Self.indirect(tally, isRelay: isRelay) ?? Self.own(tally) ?? Self.undecided(tally)
    diagnosis = Self.diagnosis(tally, sourceClass)
  }

  /// Mail whose SPF ever aligns comes from the owner and from no forwarder.
  private static func indirect(_ tally: SourceTally, isRelay: Bool) -> (SourceClass, String)? {
    guard tally.spfPasses == 0 else { return nil }
    if isMost(tally.throughList, of: tally.messages) {
      return (
        .mailingList,
        "Receivers say of \(tally.share(tally.throughList)) that a mailing list sent them on."
      )
    }
    if isMost(tally.forwarded, of: tally.messages) {
      return (
        .forwarder, "Receivers say of \(tally.share(tally.forwarded)) that they were forwarded."
      )
    }
    guard isRelay else { return nil }
    return (
      .forwarder,
      """
      SPF never aligns, and what passes has signatures under which another of your sources \
      sends directly on the same days.
      """
    )
  }

  private static func own(_ tally: SourceTally) -> (SourceClass, String)? {
    if tally.passes > 0 {
      return (.own, "\(tally.share(tally.passes)) pass with an aligned domain.")
    }
    if tally.strictFailures > 0 {
      return (
        .ownMisconfigured,
        """
        \(tally.share(tally.strictFailures)) are authenticated by a domain of your organisation \
        that strict alignment does not accept.
        """
      )
    }
    guard tally.fromAmazonSES > 0 else { return nil }
    return (
      .ownMisconfigured,
      """
      Amazon SES sent \(tally.share(tally.fromAmazonSES)), and it sends only for accounts that \
      proved control of the From address.
      """
    )
  }

  private static func undecided(_ tally: SourceTally) -> (SourceClass, String) {
    (
      .unknown,
      """
      None of \(NumberText.count(tally.messages, "message")) pass with an aligned domain; \
      reports alone do not tell a forgotten sender from spoofing.
      """
    )
  }

  /// The known cause of most failures in the window. SES-1 needs that no signature of the
  /// owner's is there at all: one that fails has other causes (ses.md 3.4).
  private static func diagnosis(_ tally: SourceTally, _ sourceClass: SourceClass) -> String? {
    guard sourceClass.isOwn else { return nil }
    if isMost(tally.strictFailuresInWindow, of: tally.failuresInWindow) { return "AL-STRICT" }
    guard sourceClass == .ownMisconfigured,
      isMost(tally.unsignedSESFailuresInWindow, of: tally.failuresInWindow)
    else { return nil }
    return "SES-1"
  }

  private static func isMost(_ part: Int, of whole: Int) -> Bool { 2 * part > whole }
}

extension SourceTally {
  /// `11,994 of 12,000 messages`
  fileprivate func share(_ part: Int) -> String {
    "\(NumberText.count(part)) of \(NumberText.count(messages, "message"))"
  }
}
