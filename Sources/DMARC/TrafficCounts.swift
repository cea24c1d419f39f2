/// What groups of messages add up to, weighted by messages (reports.md 3.3).
///
/// Passes are by the reporters' word; the conservative ones beside them leave out what the listed
/// results contradict.
public struct TrafficCounts: Sendable, Hashable {
  public private(set) var messages = 0
  /// Messages without a `policy_evaluated`: they are in no rate.
  public private(set) var unevaluated = 0
  public private(set) var dmarcPass = 0
  public private(set) var dkimAligned = 0
  public private(set) var spfAligned = 0
  public private(set) var bothAligned = 0
  public private(set) var conservativePass = 0
  /// Messages that failed by the reporter's word although a listed result passes and aligns.
  public private(set) var understated = 0
  /// Failing messages that the receiver says it delivered for a reason of its own.
  public private(set) var overridden = 0
  /// Messages by the reporter's word; `(missing)` for none.
  public private(set) var dispositions: [String: Int] = [:]
  /// Places in ``Traffic/reporters``.
  public internal(set) var reporters: Set<Int> = []
  public internal(set) var firstDay: UTCDay?
  public internal(set) var lastDay: UTCDay?

  public init() {}

  public var neitherAligned: Int { messages - unevaluated - dmarcPass }
  /// Messages that a rate is taken of.
  public var evaluated: Int { messages - unevaluated }

  /// - Parameter count: messages with this evaluation.
  mutating func add(_ count: Int, _ evaluation: Evaluation) {
    messages += count
    let disposition = evaluation.disposition.flatMap { $0.isEmpty ? nil : $0 } ?? "(missing)"
    dispositions[disposition, default: 0] += count
    if evaluation.isUnevaluated { unevaluated += count }
    if evaluation.isPass { dmarcPass += count }
    if evaluation.isDKIMAligned { dkimAligned += count }
    if evaluation.isSPFAligned { spfAligned += count }
    if evaluation.isDKIMAligned, evaluation.isSPFAligned { bothAligned += count }
    if evaluation.isConservativePass { conservativePass += count }
    if evaluation.isUnderstated { understated += count }
    if evaluation.isDeliveredByOverride { overridden += count }
  }
}
