import DMARC
import SenderCatalog

/// An evaluation as flags, so that its words are read once and not for every group.
struct EvaluatedOutcome: BitwiseCopyable {
  let isUnevaluated: Bool
  let isPass: Bool
  /// Judged by the lower rate, as every decision is (reports.md 3.4).
  let isConservativePass: Bool
  let isDKIMPass: Bool
  let isSPFPass: Bool
  let isOverridden: Bool
  /// A failure of which the receiver says that it knows who forwarded it.
  let isForwarded: Bool
  /// A failure of which the receiver says that a mailing list sent it on.
  let isThroughList: Bool
  /// Signatures pass, and none of them aligns.
  let isDKIMMisaligned: Bool
  /// A MAIL FROM domain passes, and it does not align.
  let isSPFMisaligned: Bool

  init(_ evaluation: Evaluation) {
    let isFailure = !evaluation.isConservativePass
    isUnevaluated = evaluation.isUnevaluated
    isPass = evaluation.isPass
    isConservativePass = evaluation.isConservativePass
    isDKIMPass = evaluation.isConservativeDKIMPass
    isSPFPass = evaluation.isConservativeSPFPass
    isOverridden = evaluation.isDeliveredByOverride
    isForwarded = isFailure && evaluation.overrides.contains { Self.forwards.contains($0) }
    isThroughList = isFailure && evaluation.overrides.contains("mailing_list")
    isDKIMMisaligned = evaluation.computed?.dkim == .misaligned
    isSPFMisaligned = evaluation.computed?.spf == .misaligned
  }

  /// Whether the owner's organisation authenticated a message under a name that only relaxed alignment
  /// accepts.
  func isStrictlyRefused(_ proof: SenderProof) -> Bool {
    isDKIMMisaligned && proof.hasOwnSignature || isSPFMisaligned && proof.hasOwnMailFrom
  }

  /// Not `local_policy`, under which receivers put anything.
  private static let forwards: Set<String> = ["forwarded", "trusted_forwarder", "arc"]
}
