/// Why mail of a source fails. What Amazon SES sends has `SESDiagnosis.Code`, apart from strict
/// alignment, which is the same everywhere.
public enum FailureCode: String, Sendable, Hashable, CaseIterable {
  /// Authenticated by the organisation, refused by strict alignment.
  case strictAlignment = "AL-STRICT"
  /// Signed until a day, and no more since.
  case signatureGone = "DK-GONE"
  /// A signature of the author's organisation is there and does not verify.
  case signatureFails = "DK-FAILS"
  /// Only the provider's own domain signs.
  case signsAsProvider = "DK-PROVIDER"
  /// Nobody signs, and MAIL FROM is the provider's.
  case defaultMailFrom = "MF-DEFAULT"
  /// Nobody signs, and SPF does not pass for the author's MAIL FROM domain.
  case mailFromRecord = "SPF-RECORD"
  /// Nothing authenticates.
  case nothing = "AU-NONE"
  /// It passes by SPF alone: advice, since nothing fails yet.
  case unsigned = "DK-NONE"
  /// Passed on, and changed on the way.
  case changedOnTheWay = "FW-CHANGED"
  /// Passed on, and never signed.
  case forwarded = "FW-UNSIGNED"
  /// It plays a phisher: nothing is to be repaired.
  case simulatedPhishing = "PH-SIMULATED"
  /// It fails at one receiver, and passes at all others.
  case atOneReceiver = "RC-NOISE"

  /// What most failures of a source have in common.
  ///
  /// - Parameter lostSignature: whether a change point says that its signature is gone.
  public init?(
    _ causes: FailureCauses, of sourceClass: SourceClass, lostSignature: Bool = false
  ) {
    guard causes.messages > 0 else { return nil }
    if sourceClass == .simulated {
      self = .simulatedPhishing
    } else if sourceClass.isIndirect {
      self = causes.isMost(causes.ownSignatureFails) ? .changedOnTheWay : .forwarded
    } else if causes.isMost(causes.strictlyRefused) {
      self = .strictAlignment
    } else if lostSignature {
      self = .signatureGone
    } else if causes.isMost(causes.ownSignatureFails) {
      self = .signatureFails
    } else if causes.isMost(causes.dkimMisaligned) {
      self = .signsAsProvider
    } else if causes.isMost(causes.spfMisaligned) {
      self = .defaultMailFrom
    } else if causes.isMost(causes.ownMailFromFails) {
      self = .mailFromRecord
    } else {
      self = .nothing
    }
  }
}

extension FailureCauses {
  func isMost(_ part: Int) -> Bool { 2 * part > messages }
}
