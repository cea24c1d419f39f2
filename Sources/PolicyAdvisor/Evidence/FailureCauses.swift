import SenderCatalog

/// Why messages of a source fail, in the numbers that tell the cases apart (decision.md 1.2): whether a
/// mechanism passed for nobody, or for a domain that is not aligned.
public struct FailureCauses: Sendable, Hashable {
  /// Failing messages of the window.
  public var messages = 0
  /// SPF passes for no domain.
  public var spfUnauthenticated = 0
  /// SPF passes, and for no aligned domain.
  public var spfMisaligned = 0
  /// No signature verifies.
  public var dkimUnauthenticated = 0
  /// Signatures verify, and none is aligned.
  public var dkimMisaligned = 0
  /// A signature of the owner's organisation is listed and does not verify.
  public var ownSignatureFails = 0
  /// The MAIL FROM domain is the owner's, and SPF does not pass for it.
  public var ownMailFromFails = 0

  /// The owner's organisation authenticated it under a name that only relaxed alignment accepts.
  public var strictlyRefused = 0

  public init() {}

  mutating func add(_ count: Int, _ outcome: EvaluatedOutcome, _ proof: SenderProof) {
    messages += count
    // The name of a server, for which SPF passes of a bounce, is nobody's MAIL FROM domain.
    let hasMailFrom = proof.hasForeignMailFrom || proof.hasOwnMailFrom
    if outcome.isSPFMisaligned, hasMailFrom {
      spfMisaligned += count
    } else {
      spfUnauthenticated += count
    }
    if outcome.isDKIMMisaligned { dkimMisaligned += count } else { dkimUnauthenticated += count }
    if proof.listsOwnSignature, !proof.hasOwnSignature { ownSignatureFails += count }
    if proof.listsOwnMailFrom, !proof.hasOwnMailFrom { ownMailFromFails += count }
    if outcome.isStrictlyRefused(proof) { strictlyRefused += count }
  }
}
