import DMARC
import SenderCatalog

/// What a cause means for a source: the sentence, the steps, the records and what reports will show.
struct FailureRepair {
  let subject: FailureSubject
  let code: FailureCode

  init(_ subject: FailureSubject, _ code: FailureCode) {
    self.subject = subject
    self.code = code
  }

  var diagnosis: FailureDiagnosis {
    var diagnosis = FailureDiagnosis(
      code, cause: cause, steps: subject.decision + search + steps, records: records,
      expectation: expectation)
    diagnosis.mustBeVerifiedWithProvider =
      code != .simulatedPhishing && usesCatalog && subject.entry?.mustBeVerifiedWithProvider == true
    return diagnosis
  }

  var name: String { subject.name }
  var author: String { subject.author }
  var mailFrom: String { subject.names.mailFrom ?? "its MAIL FROM domain" }
  var ownSigner: String { subject.names.ownSigner ?? author }

  /// Whether the catalogue knows how to set the source up.
  var usesCatalog: Bool {
    switch code {
    case .signatureGone, .signatureFails, .signsAsProvider, .defaultMailFrom, .mailFromRecord,
      .nothing, .unsigned:
      // Of who plays phishers it tells how to let them in, and not how to have mail pass.
      subject.entry.map { !$0.steps.isEmpty && !$0.simulatesPhishing } ?? false
    case .simulatedPhishing: subject.entry.map { !$0.steps.isEmpty } ?? false
    case .strictAlignment, .changedOnTheWay, .forwarded, .atOneReceiver: false
    }
  }

  // MARK: Cause

  private var cause: String {
    switch code {
    case .strictAlignment:
      return
        "\(subject.names.ownSigner ?? subject.names.mailFrom ?? "A domain of yours") authenticates "
        + "the mail of \(author), and strict alignment refuses it: it wants the very same name."
    case .signatureGone:
      let since = subject.change.map { "until \($0.lastDayBefore), and since \($0.day) no more" }
      return
        "Mail of \(name) was signed as \(ownSigner) \(since ?? "once"): its key was taken out of the "
        + "DNS, or signing was switched off. \(spf)"
    case .signatureFails:
      return "\(name) signs as \(ownSigner), and the signature does not verify: the key "
        + "\(key) is missing or another one, or the message is changed behind the signature. \(spf)"
    case .signsAsProvider:
      let signer = subject.names.signer.map { "as \($0)" } ?? "with a domain of its own"
      let part = subject.passesInPart ? " this part of the mail" : ""
      return "\(name) signs\(part) \(signer) and not as \(author). \(spf)"
    case .defaultMailFrom:
      return "Nobody signs as \(author), and MAIL FROM is \(mailFrom), which SPF passes for and "
        + "which is not a domain of yours."
    case .mailFromRecord:
      return "Nobody signs, and SPF says \(subject.names.spfResult?.word ?? "no pass") for "
        + "\(mailFrom): its SPF record does not have the addresses that sent this."
    case .nothing: return "Neither a signature nor SPF authenticates anything."
    case .unsigned:
      return "It passes by SPF alone, which a forward breaks: nothing signs as \(author)."
    case .changedOnTheWay:
      return "It passes your mail on and changes it, by a footer or in the subject: your signature "
        + "breaks, and "
        + (subject.causes.isMost(subject.causes.ownMailFromFails)
          ? "SPF of \(mailFrom) does not have its addresses."
          : "SPF is checked for \(mailFrom).")
    case .forwarded:
      return
        "It passes on mail that nobody signed for \(author), and SPF does not survive a forward."
    case .simulatedPhishing:
      return "Mail that plays a phisher fails as it should: nothing is to be repaired."
    case .atOneReceiver:
      return (subject.noise?.sentence ?? "It fails at one receiver")
        + ": the fault is there, or on the way there."
    }
  }

  private var key: String {
    "\(subject.names.selector ?? "<selector>")._domainkey.\(ownSigner)"
  }

  /// What SPF has to say beside the signature.
  private var spf: String {
    let causes = subject.causes
    if causes.isMost(causes.spfMisaligned) {
      return "SPF passes for \(mailFrom), which is not a domain of yours."
    }
    if causes.isMost(causes.ownMailFromFails) {
      return "SPF says \(subject.names.spfResult?.word ?? "no pass") for \(mailFrom)."
    }
    return "SPF passes for nothing."
  }
}
