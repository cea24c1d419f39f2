import DMARC
import PublicSuffixes

/// Reduces lists of authentication results to what tells who sent the mail and why it fails, so that
/// the rollup has few rows: records keep the whole lists.
///
/// - Results of the author's own organisation are kept with their selector, whatever they say.
/// - Of other organisations those that pass are kept, by a name that ``TrimmedNames`` cuts; a
///   signature's selector says nothing more of them.
/// - A MAIL FROM domain of another organisation that does not pass is kept beside a signature that
///   does: it is where forwarded mail came from. Alone it is what anybody can write.
struct ResultsDigest: ~Copyable {
  /// The reduced lists in the order of their numbers, from 0 on.
  private(set) var lists: [AuthResults] = []
  private var names: TrimmedNames
  private var words = TextTable()
  private var keys = TextTable()
  private var key: [Entry] = []
  private var entries: [AuthResultEntry] = []

  /// Numbers of `words`, 0 for none.
  private struct Entry: BitwiseCopyable {
    var domain: UInt32
    var selector: UInt32 = 0
    var word: UInt32 = 0
    var mechanism: UInt8
    var value: UInt8
    var scope: UInt8
    var unused: UInt8 = 0
  }

  init(_ suffixes: PublicSuffixes) { names = TrimmedNames(suffixes) }

  mutating func removeAll() {
    lists.removeAll(keepingCapacity: true)
    names.removeAll()
    words.removeAll()
    keys.removeAll()
  }

  /// The number of what a list is reduced to.
  ///
  /// - Parameter author: `nil` when nobody says whose mail it is.
  mutating func number(
    of list: TextID, in texts: borrowing RecordTexts, author: AuthorDomain?
  ) -> Int32 {
    key.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    texts.forEachAuthResult(in: list) { entries.append($0) }
    let isSigned = entries.contains { $0.mechanism == .dkim && $0.value == .pass }
    for entry in entries where !entry.domain.isAbsent {
      append(entry, texts, author, keepsMailFrom: isSigned)
    }
    let kept = key
    let number = kept.withUnsafeBytes { bytes in
      keys.intern(bytes.assumingMemoryBound(to: UInt8.self)).number
    }
    if number > lists.count { lists.append(results) }
    return Int32(number) - 1
  }

  private mutating func append(
    _ entry: AuthResultEntry, _ texts: borrowing RecordTexts, _ author: AuthorDomain?,
    keepsMailFrom: Bool
  ) {
    let isOwn = texts.texts.withBytes(of: entry.domain) { author?.encloses($0) ?? false }
    let isKept = isOwn || entry.value == .pass || keepsMailFrom && entry.mechanism == .spf
    guard isKept else { return }
    var reduced = Entry(
      domain: 0, mechanism: entry.mechanism.rawValue, value: entry.value.rawValue,
      scope: entry.scope?.rawValue ?? .max)
    if isOwn {
      reduced.domain = word(entry.domain, texts)
      reduced.selector = word(entry.selector, texts)
      reduced.word = word(entry.word, texts)
    } else {
      reduced.domain = texts.texts.withBytes(of: entry.domain) { name in
        words.intern(UnsafeBufferPointer(rebasing: name.suffix(names.kept(of: name)))).number
      }
    }
    if !key.contains(where: { Self.isEqual($0, reduced) }) { key.append(reduced) }
  }

  private mutating func word(_ text: TextID, _ texts: borrowing RecordTexts) -> UInt32 {
    guard !text.isAbsent else { return 0 }
    return texts.texts.withBytes(of: text) { words.intern($0).number }
  }

  private static func isEqual(_ left: Entry, _ right: Entry) -> Bool {
    left.domain == right.domain && left.selector == right.selector && left.word == right.word
      && left.mechanism == right.mechanism && left.value == right.value
      && left.scope == right.scope
  }

  /// `key` as a list.
  private var results: AuthResults {
    var results = AuthResults()
    for entry in key {
      let domain = words.string(TextID(number: entry.domain))
      let value = AuthResultValue(rawValue: entry.value) ?? .unrecognized
      let word = words.string(TextID(number: entry.word))
      if entry.mechanism == AuthResultEntry.Mechanism.dkim.rawValue {
        let selector = words.string(TextID(number: entry.selector))
        results.dkim.append(
          DKIMResult(domain: domain, selector: selector, value: value, word: word))
      } else {
        results.spf.append(
          SPFResult(
            domain: domain, scope: SPFScope(rawValue: entry.scope), value: value, word: word))
      }
    }
    return results
  }
}
