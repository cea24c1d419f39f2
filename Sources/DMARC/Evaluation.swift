/// Everything of a record's outcome that rates are made of: what the reporter says, what we computed
/// beside it, and why it departed from the policy.
///
/// The reporter's word is the statistic of record; ours is the check (reports.md 3.4).
public struct Evaluation: Sendable, Hashable {
  /// The reporter's word in lower case; `nil` when absent, empty when empty.
  public var disposition: String?
  /// The reporter's word for aligned DKIM; `nil` when absent.
  public var dkim: String?
  /// The reporter's word for aligned SPF; `nil` when absent.
  public var spf: String?
  /// `nil` when it could not be computed, because the policy came too late in the document.
  public var computed: Alignment?
  /// The reasons under which the receiver departed from the policy, as
  /// ``OverrideReason/countedAs``, sorted and without repetition.
  public var overrides: [String]

  public init(
    disposition: String?, dkim: String?, spf: String?, computed: Alignment?,
    overrides: [String] = []
  ) {
    self.disposition = disposition
    self.dkim = dkim
    self.spf = spf
    self.computed = computed
    self.overrides = overrides
  }

  public var isDKIMAligned: Bool { dkim == "pass" }
  public var isSPFAligned: Bool { spf == "pass" }

  /// The DMARC result by the reporter's word: the *reported* rate.
  public var isPass: Bool { isDKIMAligned || isSPFAligned }

  /// A pass that our own computation does not contradict: the *conservative* rate. A reporter that
  /// lists no passing result cannot be checked and is believed; one that lists only passing results
  /// of foreign domains is not, nor is a pass for which nothing could be computed.
  public var isConservativePass: Bool { isConservativeDKIMPass || isConservativeSPFPass }

  public var isConservativeDKIMPass: Bool {
    isDKIMAligned && computed.map { $0.dkim != .misaligned } == true
  }

  public var isConservativeSPFPass: Bool {
    isSPFAligned && computed.map { $0.spf != .misaligned } == true
  }

  /// No `policy_evaluated` at all, or nothing in it: such messages are in no rate.
  public var isUnevaluated: Bool { dkim == nil && spf == nil }

  /// A fail by the reporter's word although a listed result passes and aligns.
  public var isUnderstated: Bool {
    (!isDKIMAligned && computed?.dkim == .aligned) || (!isSPFAligned && computed?.spf == .aligned)
  }

  /// Whether the reporter says that it let failing mail through for a reason of its own. It never
  /// makes a pass, and the receiver may think otherwise tomorrow.
  public var isDeliveredByOverride: Bool {
    !isPass && overrides.contains { Self.deliveringReasons.contains($0) }
  }

  /// Not `sampled_out` and `policy_test_mode`: those say that the policy was off, not that the
  /// receiver was kind (decision.md 2.5).
  private static let deliveringReasons: Set<String> = [
    "local_policy", "arc", "trusted_forwarder", "forwarded", "mailing_list",
  ]
}
