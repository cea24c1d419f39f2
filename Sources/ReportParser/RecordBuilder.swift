import DMARC

/// The record being read.
struct RecordBuilder: ~Copyable {
  private let results: UnsafeMutablePointer<AuthResultEntry>
  private let reasons: UnsafeMutablePointer<OverrideEntry>
  private let resultCapacity: Int
  private let reasonCapacity: Int
  private var resultCount = 0
  private var reasonCount = 0

  var seen = SeenElements()
  var seenInGroup = SeenElements()
  var address: IPAddress?
  var count: Int64?
  var evaluated = PolicyEvaluated()
  var identifiers = Identifiers()
  /// The DKIM or SPF result, or the override reason, being read.
  var result = AuthResultEntry(
    mechanism: .dkim, domain: .absent, selector: .absent, value: .unrecognized, word: .absent,
    humanResult: .absent, scope: nil)
  var reason = OverrideEntry(type: .absent, comment: .absent)

  init(limits: ReportParserLimits) {
    resultCapacity = limits.resultsPerRecord
    reasonCapacity = limits.reasonsPerRecord
    results = .allocate(capacity: resultCapacity)
    reasons = .allocate(capacity: reasonCapacity)
  }

  deinit {
    results.deallocate()
    reasons.deallocate()
  }

  /// Whether another result or reason would have to be left out.
  var isFullOfResults: Bool { resultCount == resultCapacity }
  var isFullOfReasons: Bool { reasonCount == reasonCapacity }

  mutating func begin() {
    resultCount = 0
    reasonCount = 0
    seen = SeenElements()
    address = nil
    count = nil
    evaluated = PolicyEvaluated()
    identifiers = Identifiers()
  }

  mutating func beginResult(_ mechanism: AuthResultEntry.Mechanism) {
    seenInGroup = SeenElements()
    result = AuthResultEntry(
      mechanism: mechanism, domain: .absent, selector: .absent, value: .unrecognized,
      word: .absent, humanResult: .absent, scope: nil)
  }

  mutating func beginReason() {
    seenInGroup = SeenElements()
    reason = OverrideEntry(type: .absent, comment: .absent)
  }

  /// - Returns: `false` when there is no room for another.
  mutating func endResult() -> Bool {
    // `none` for no domain and no selector says that there was no signature (kddi).
    if result.mechanism == .dkim, result.value == .none, result.domain.isAbsent,
      result.selector.isAbsent
    {
      return true
    }
    guard resultCount < resultCapacity else { return false }
    (results + resultCount).initialize(to: result)
    resultCount += 1
    return true
  }

  mutating func endReason() -> Bool {
    guard reasonCount < reasonCapacity else { return false }
    (reasons + reasonCount).initialize(to: reason)
    reasonCount += 1
    return true
  }

  /// The finished record, its lists put into `texts`; `nil` without a usable count.
  func record(_ texts: inout RecordTexts) -> Record? {
    guard let count else { return nil }
    return Record(
      sourceAddress: address, count: count, policyEvaluated: evaluated, identifiers: identifiers,
      authResults: Self.list(results, resultCount, &texts.authResultLists),
      overrideReasons: Self.list(reasons, reasonCount, &texts.overrideLists))
  }

  private static func list<Entry: BitwiseCopyable>(
    _ entries: UnsafeMutablePointer<Entry>, _ count: Int, _ lists: inout TextTable
  ) -> TextID {
    guard count > 0 else { return .absent }
    let bytes = UnsafeRawPointer(entries).assumingMemoryBound(to: UInt8.self)
    return lists.intern(
      UnsafeBufferPointer(start: bytes, count: count * MemoryLayout<Entry>.stride))
  }
}

/// Which elements of a group were met already; the first of several counts.
struct SeenElements {
  private var bits: UInt64 = 0

  @inline(__always)
  func contains(_ element: ReportElement) -> Bool { bits & Self.bit(element) != 0 }

  /// - Returns: `false` when it was there before.
  @inline(__always)
  mutating func insert(_ element: ReportElement) -> Bool {
    let bit = Self.bit(element)
    defer { bits |= bit }
    return bits & bit == 0
  }

  /// There are fewer than 64.
  private static func bit(_ element: ReportElement) -> UInt64 { 1 &<< UInt64(element.rawValue) }
}
