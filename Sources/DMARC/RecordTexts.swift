/// The texts and lists that records name by number.
///
/// It is bounded: when ``isFull``, the parser tells its receiver and empties it before the next record.
public struct RecordTexts: ~Copyable {
  /// Texts kept before all are forgotten. Large reports have more, most of them met once; tables of these
  /// fit the processor's caches, and forgetting costs a few texts learned again.
  public static let maximumTexts = 15_000
  /// Bytes kept before all are forgotten.
  public static let maximumBytes = 2 << 20

  public var texts = TextTable()
  /// Lists of ``AuthResultEntry``, as bytes.
  public var authResultLists = TextTable()
  /// Lists of ``OverrideEntry``, as bytes.
  public var overrideLists = TextTable()
  /// Counts how often everything was forgotten.
  public private(set) var generation = 0

  public init() {}

  public var isFull: Bool {
    texts.count + authResultLists.count + overrideLists.count >= Self.maximumTexts
      || texts.byteCount + authResultLists.byteCount + overrideLists.byteCount
        >= Self.maximumBytes
  }

  /// Forgets everything: numbers that were given out are void.
  public mutating func removeAll() {
    texts.removeAll()
    authResultLists.removeAll()
    overrideLists.removeAll()
    generation += 1
  }

  /// The entries of a list of authentication results.
  public borrowing func forEachAuthResult(in list: TextID, _ body: (AuthResultEntry) -> Void) {
    guard !list.isAbsent else { return }
    authResultLists.withBytes(of: list) { Self.forEachEntry(in: $0, body) }
  }

  /// The entries of a list of override reasons.
  public borrowing func forEachOverride(in list: TextID, _ body: (OverrideEntry) -> Void) {
    guard !list.isAbsent else { return }
    overrideLists.withBytes(of: list) { Self.forEachEntry(in: $0, body) }
  }

  /// The authentication results of a list, with `String`s for a person to read.
  public borrowing func authResults(_ list: TextID) -> AuthResults {
    var entries: [AuthResultEntry] = []
    forEachAuthResult(in: list) { entries.append($0) }
    var results = AuthResults()
    for entry in entries {
      let word = texts.string(entry.word)
      let human = texts.string(entry.humanResult)
      switch entry.mechanism {
      case .dkim:
        var result = DKIMResult(
          domain: texts.string(entry.domain), selector: texts.string(entry.selector),
          value: entry.value, humanResult: human)
        result.word = word
        results.dkim.append(result)
      case .spf:
        var result = SPFResult(
          domain: texts.string(entry.domain), scope: entry.scope, value: entry.value,
          humanResult: human)
        result.word = word
        results.spf.append(result)
      }
    }
    return results
  }

  /// The override reasons of a list, with `String`s for a person to read.
  public borrowing func overrideReasons(_ list: TextID) -> [OverrideReason] {
    var entries: [OverrideEntry] = []
    forEachOverride(in: list) { entries.append($0) }
    return entries.map {
      OverrideReason(type: texts.string($0.type), comment: texts.string($0.comment))
    }
  }

  /// The entries that the bytes of a list are.
  @inlinable public static func forEachEntry<Entry: BitwiseCopyable>(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (Entry) -> Void
  ) {
    let raw = UnsafeRawBufferPointer(bytes)
    for offset in stride(from: 0, to: raw.count, by: MemoryLayout<Entry>.stride) {
      body(raw.loadUnaligned(fromByteOffset: offset, as: Entry.self))
    }
  }
}

/// One DKIM or SPF result in a list of ``RecordTexts``.
public struct AuthResultEntry: BitwiseCopyable, Sendable {
  /// What was checked.
  public enum Mechanism: UInt8, Sendable { case dkim, spf }

  public var domain: TextID
  public var selector: TextID
  /// The reporter's word for the result, in lower case.
  public var word: TextID
  public var humanResult: TextID
  private var mechanismCode: UInt8
  private var valueCode: UInt8
  private var scopeCode: UInt8
  private var padding: UInt8 = 0

  public var mechanism: Mechanism { mechanismCode == 0 ? .dkim : .spf }
  public var value: AuthResultValue {
    get { AuthResultValue(rawValue: valueCode) ?? .unrecognized }
    set { valueCode = newValue.rawValue }
  }
  /// `nil` when the reporter gave none.
  public var scope: SPFScope? {
    get { SPFScope(rawValue: scopeCode) }
    set { scopeCode = newValue?.rawValue ?? .max }
  }

  public init(
    mechanism: Mechanism, domain: TextID, selector: TextID, value: AuthResultValue, word: TextID,
    humanResult: TextID, scope: SPFScope?
  ) {
    self.domain = domain
    self.selector = selector
    self.word = word
    self.humanResult = humanResult
    mechanismCode = mechanism.rawValue
    valueCode = value.rawValue
    scopeCode = scope?.rawValue ?? .max
  }
}

/// One override reason in a list of ``RecordTexts``.
public struct OverrideEntry: BitwiseCopyable, Sendable {
  public var type: TextID
  public var comment: TextID

  public init(type: TextID, comment: TextID) {
    self.type = type
    self.comment = comment
  }
}
