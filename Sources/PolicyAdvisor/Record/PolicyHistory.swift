public import DMARC

/// What reports showed of the policy, day by day, and which one that makes the present one.
///
/// A reporter that still shows the old record is normal for as long as its resolver keeps it
/// (decision.md 2.1), and one that is wrong about it can be found on any day. So reporters are counted and
/// not reports, and a day on which few have reported so far does not outweigh the one before it.
public struct PolicyHistory: Sendable {
  private struct Day {
    let day: UTCDay
    let shown: [Shown]

    var reporters: Int { shown.reduce(0) { $0 + $1.policy.reporters } }
  }

  private struct Shown {
    let policy: ShownPolicy
    let inference: RungInference
  }

  /// Reports of a day come on that day and the next two (decision.md 2.2, `lag_days`): of the newest
  /// days one may be far from complete.
  private static let newestDays = 3

  private let days: [Day]
  /// The place of the day that tells the present policy; at the end when there is none.
  private let newest: Int

  /// - Parameters:
  ///   - shown: what reports showed, in any order of days.
  ///   - record: the record, when the owner gave it: it supplies what reports leave out.
  public init(_ shown: [ShownPolicy], record: DMARCRecord? = nil) {
    // There are thousands of days and reporters, and a handful of policies.
    var inferences: [PolicyPublished: RungInference] = [:]
    var byDay: [UTCDay: [Shown]] = [:]
    for policy in shown {
      let inference =
        inferences[policy.policy] ?? RungInference(published: policy.policy, record: record)
      inferences[policy.policy] = inference
      byDay[policy.day, default: []].append(Shown(policy: policy, inference: inference))
    }
    days = byDay.map { Day(day: $0.key, shown: $0.value) }.sorted { $0.day < $1.day }
    let candidates = days.suffix(Self.newestDays)
    let fullest = candidates.map(\.reporters).max() ?? 0
    newest = candidates.lastIndex { $0.reporters >= fullest - fullest / 2 } ?? days.endIndex
  }

  /// The policy in the newest reports: of the newest day with at least half as many reporters as the
  /// fullest of the last three, the rung that most of them show. Where as many show one as another,
  /// it is the one that came later.
  public var present: PolicyPublished? { presentlyShown?.policy.policy }

  private var presentInference: RungInference? { presentlyShown?.inference }

  private var presentlyShown: Shown? {
    guard let rung = presentRung else { return nil }
    let shown = days[newest].shown.filter { $0.inference.rung == rung }
    return Self.most(shown) { $0.inference.strictestSubdomainPolicy }
      .max { $0.policy.reporters < $1.policy.reporters }
  }

  /// D5: days since reports began to show the present rung on every day that has any.
  ///
  /// A day counts for the rung if one reporter shows it.
  func dwellDays(asOf: UTCDay) -> Int? {
    guard let rung = presentRung else { return nil }
    let start = start { $0.inference.rung == rung }
    return max(0, days[start].day.distance(to: asOf))
  }

  /// Days since receivers make of failing mail what they make of it now, whatever the rung. A day counts
  /// as for the dwell.
  ///
  /// - Parameter effect: on which mail: that of the domain or that of its subdomains.
  func days(of effect: (RungInference) -> Policy, asOf: UTCDay) -> Int? {
    guard let policy = presentInference.map(effect) else { return nil }
    return max(0, days[start { effect($0.inference) == policy }].day.distance(to: asOf))
  }

  /// 2.7: the first day of the present policy, if reports showed a stricter one on the last day before
  /// it.
  ///
  /// What receivers make of failing mail counts and not the rung: from `reject` to its test is down,
  /// from there to `quarantine` is not. A day counts as for the dwell.
  ///
  /// - Parameter effect: on which mail.
  func loweredOn(_ effect: (RungInference) -> Policy) -> UTCDay? {
    guard let policy = presentInference.map(effect) else { return nil }
    let start = start { effect($0.inference) == policy }
    guard start > days.startIndex else { return nil }
    let before = Self.most(days[start - 1].shown) { effect($0.inference) }
    return before.last.map { effect($0.inference) > policy } == true ? days[start].day : nil
  }

  private var presentRung: Rung? {
    guard days.indices.contains(newest) else { return nil }
    var reporters: [Rung: Int] = [:]
    for shown in days[newest].shown {
      reporters[shown.inference.rung, default: 0] += shown.policy.reporters
    }
    let most = reporters.values.max() ?? 0
    return reporters.filter { $0.value == most }.keys
      .map { rung in (rung, start { $0.inference.rung == rung }) }
      .max { ($0.1, $0.0.height) < ($1.1, $1.0.height) }?.0
  }

  /// The place of the first of the days up to the newest that all show something.
  private func start(where isShown: (Shown) -> Bool) -> Int {
    let run = days[...newest].reversed().prefix { $0.shown.contains(where: isShown) }
    return newest + 1 - max(1, run.count)
  }

  /// Those of the kind that most reporters show; the last kind where several are shown alike.
  private static func most<Kind: Hashable>(
    _ shown: [Shown], by kind: (Shown) -> Kind
  ) -> [Shown] {
    let kinds = Dictionary(grouping: shown, by: kind)
    func reporters(_ kind: [Shown]) -> Int { kind.reduce(0) { $0 + $1.policy.reporters } }
    let most = kinds.values.map(reporters).max() ?? 0
    guard let last = shown.last(where: { reporters(kinds[kind($0)] ?? []) == most }) else {
      return []
    }
    return kinds[kind(last)] ?? []
  }
}
