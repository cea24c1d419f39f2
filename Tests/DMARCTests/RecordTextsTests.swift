import DMARC
import Testing

@Suite struct RecordTextsTests {
  private func list<Entry: BitwiseCopyable>(
    _ entries: [Entry], in table: inout TextTable
  ) -> TextID {
    entries.withUnsafeBytes { raw in
      table.intern(raw.assumingMemoryBound(to: UInt8.self))
    }
  }

  @Test func `a list of results is read back in its order`() {
    var texts = RecordTexts()
    let first = AuthResultEntry(
      mechanism: .dkim, domain: texts.texts.intern("example.com"),
      selector: texts.texts.intern("s1"), value: .pass, word: texts.texts.intern("pass"),
      humanResult: texts.texts.intern("fine"), scope: nil)
    let second = AuthResultEntry(
      mechanism: .dkim, domain: .absent, selector: .absent, value: .unrecognized,
      word: texts.texts.intern(""), humanResult: .absent, scope: nil)
    let third = AuthResultEntry(
      mechanism: .spf, domain: texts.texts.intern("example.net"), selector: .absent, value: .fail,
      word: texts.texts.intern("hardfail"), humanResult: .absent, scope: .helo)
    let fourth = AuthResultEntry(
      mechanism: .spf, domain: .absent, selector: .absent, value: .none, word: .absent,
      humanResult: .absent, scope: nil)
    let id = list([first, second, third, fourth], in: &texts.authResultLists)

    var emptyWord = DKIMResult(domain: nil, value: .unrecognized)
    emptyWord.word = ""
    var noWord = SPFResult(domain: nil, value: .none)
    noWord.word = nil
    let expected = AuthResults(
      dkim: [
        DKIMResult(
          domain: "example.com", selector: "s1", value: .pass, word: "pass", humanResult: "fine"),
        emptyWord,
      ],
      spf: [SPFResult(domain: "example.net", scope: .helo, value: .fail, word: "hardfail"), noWord])
    #expect(texts.authResults(id) == expected)
  }

  @Test func `a list of reasons is read back in its order`() {
    var texts = RecordTexts()
    let entries = [
      OverrideEntry(
        type: texts.texts.intern("local_policy"), comment: texts.texts.intern("arc=pass")),
      OverrideEntry(type: texts.texts.intern("forwarded"), comment: .absent),
      OverrideEntry(type: .absent, comment: .absent),
    ]
    let id = list(entries, in: &texts.overrideLists)
    #expect(
      texts.overrideReasons(id) == [
        OverrideReason(type: "local_policy", comment: "arc=pass"),
        OverrideReason(type: "forwarded"), OverrideReason(type: nil),
      ])
  }

  @Test func `an absent list is empty`() {
    let texts = RecordTexts()
    #expect(texts.authResults(.absent) == AuthResults())
    #expect(texts.overrideReasons(.absent) == [])
  }

  @Test func `results with the same content are one list`() {
    var texts = RecordTexts()
    func entry(_ texts: inout RecordTexts, _ scope: SPFScope?) -> AuthResultEntry {
      AuthResultEntry(
        mechanism: .spf, domain: texts.texts.intern("example.com"), selector: .absent, value: .pass,
        word: texts.texts.intern("pass"), humanResult: .absent, scope: scope)
    }
    let first = list([entry(&texts, .mfrom)], in: &texts.authResultLists)
    let same = list([entry(&texts, .mfrom)], in: &texts.authResultLists)
    let other = list([entry(&texts, nil)], in: &texts.authResultLists)
    #expect(first == same)
    #expect(first != other)
  }

  @Test func `it is full at its number of texts`() {
    var texts = RecordTexts()
    for index in 1..<RecordTexts.maximumTexts { _ = texts.texts.intern("\(index)") }
    let before = texts.isFull
    _ = texts.overrideLists.intern("a list counts, too")
    let after = texts.isFull
    #expect([before, after] == [false, true])
  }

  @Test func `it is full at its number of bytes, and empty after it was emptied`() {
    var texts = RecordTexts()
    _ = texts.texts.intern(String(repeating: "x", count: RecordTexts.maximumBytes - 1))
    let before = texts.isFull
    _ = texts.authResultLists.intern("y")
    let after = texts.isFull
    let generation = texts.generation
    texts.removeAll()
    let emptied = texts.isFull
    let generations = texts.generation - generation
    #expect([before, after, emptied] == [false, true, false])
    #expect(generations == 1)
    let counts = [texts.texts.count, texts.authResultLists.count, texts.overrideLists.count]
    #expect(counts == [0, 0, 0])
  }
}
