import DMARC
import PublicSuffixes
import Testing

@testable import ReportIngest

/// What the rollup keeps of a list of results.
struct ResultsDigestTests {
  /// - Parameter results: `d` or `s`, the domain, the result and a selector or scope.
  /// - Returns: what is kept, written the same way.
  private static func kept(_ lists: [[String]], author: String? = "www.example.com") -> [[String]] {
    var texts = RecordTexts()
    let suffixes = PublicSuffixes()
    var digest = ResultsDigest(suffixes)
    let domain = author.map {
      AuthorDomain($0, organizationalDomain: suffixes.organizationalDomain(of:))
    }
    return lists.map { list in
      let entries = list.map { entry(of: $0, in: &texts) }
      let id = entries.withUnsafeBytes {
        texts.authResultLists.intern($0.assumingMemoryBound(to: UInt8.self))
      }
      let number = digest.number(of: id, in: texts, author: domain)
      let results = digest.lists[Int(number)]
      return results.dkim.map { result in
        ["d", result.domain ?? "-", result.word ?? "-", result.selector ?? "-"]
          .joined(separator: " ")
      }
        + results.spf.map { result in
          ["s", result.domain ?? "-", result.word ?? "-", result.scope?.word ?? "-"]
            .joined(separator: " ")
        }
    }
  }

  private static func entry(of text: String, in texts: inout RecordTexts) -> AuthResultEntry {
    let words = text.split(separator: " ").map(String.init)
    let last = words.count > 3 ? words[3] : nil
    return AuthResultEntry(
      mechanism: words[0] == "d" ? .dkim : .spf, domain: texts.texts.intern(words[1]),
      selector: words[0] == "d" ? last.map { texts.texts.intern($0) } ?? .absent : .absent,
      value: AuthResultValue(words[2].utf8), word: texts.texts.intern(words[2]),
      humanResult: texts.texts.intern("a remark"),
      scope: SPFScope.allCases.first { $0.word == last && words[0] == "s" })
  }

  @Test func `results of the author's organisation are kept whole, whatever they say`() {
    let own = [
      "d example.com fail s1", "d news.example.com permerror s2", "s bounce.example.com softfail -",
      "s example.com temperror helo",
    ]
    #expect(Self.kept([own]) == [own])
  }

  @Test func `others are kept when they pass, without selector and by a shorter name`() {
    let lists = [
      ["d service.example pass k1", "s b7.bounce.service.example pass mfrom"],
      ["d service.example pass k2", "s b8.bounce.service.example pass mfrom"],
      ["s a.b.service.co.uk pass -"], ["d a.b.c.net fail k"],
    ]
    #expect(
      Self.kept(lists) == [
        ["d service.example pass -", "s bounce.service.example pass mfrom"],
        ["d service.example pass -", "s bounce.service.example pass mfrom"],
        ["s b.service.co.uk pass -"], [],
      ])
  }

  @Test func `a foreign MAIL FROM that fails is kept beside a signature that passes only`() {
    let lists = [
      ["d example.com pass s1", "s x.relay.example fail -"], ["s x.relay.example fail -"],
      ["d example.com fail s1", "s x.relay.example fail -"],
    ]
    #expect(
      Self.kept(lists) == [
        ["d example.com pass s1", "s x.relay.example fail -"], [], ["d example.com fail s1"],
      ])
  }

  @Test func `the same signature twice is one, and two of different results are two`() {
    #expect(
      Self.kept([["d example.com pass s1", "d example.com pass s1", "d example.com fail s1"]])
        == [["d example.com pass s1", "d example.com fail s1"]])
  }

  @Test func `without an author everything is somebody else's`() {
    #expect(
      Self.kept([["d example.com fail s1", "d example.com pass s1"]], author: nil)
        == [["d example.com pass -"]])
  }

  @Test(arguments: [
    "", ".", "..", ".com", "com", "co.uk", "x.co.uk", "a..b", String(repeating: "a.", count: 200),
  ]) func `no name is cut to nothing or beyond its end`(name: String) {
    var names = TrimmedNames(PublicSuffixes())
    for _ in 0..<2 {
      let kept = Array(name.utf8).withUnsafeBufferPointer { names.kept(of: $0) }
      #expect((0...name.utf8.count).contains(kept))
      #expect(kept > 0 || name.isEmpty || name.hasSuffix("."))
    }
  }

  /// senders.tsv, google-workspace: `<domain-with-dashes>.<id>.gappssmtp.com`.
  @Test func `a customer of Google Workspace keeps its name, whatever was asked before`() {
    let names = [
      "example-com.20230601.gappssmtp.com", "20230601.gappssmtp.com", "gappssmtp.com",
      "example-org.20230601.gappssmtp.com", "a.example-net.20251104.gappssmtp.com",
      "example-net.20251104.gappssmtp.com",
    ]
    let expected = [
      "example-com.20230601.gappssmtp.com", "20230601.gappssmtp.com", "gappssmtp.com",
      "example-org.20230601.gappssmtp.com", "example-net.20251104.gappssmtp.com",
      "example-net.20251104.gappssmtp.com",
    ]
    for order in [Array(names.indices), names.indices.reversed()] {
      var trimmed = TrimmedNames(PublicSuffixes())
      for place in order {
        let kept = Array(names[place].utf8).withUnsafeBufferPointer { trimmed.kept(of: $0) }
        #expect(names[place].suffix(kept) == expected[place])
      }
    }
    #expect(
      Self.kept([["d example-com.20230601.gappssmtp.com pass 20230601"]])
        == [["d example-com.20230601.gappssmtp.com pass -"]])
  }

  @Test func `names under one suffix keep a label above their organisation each`() {
    var names = TrimmedNames(PublicSuffixes())
    let expected = [
      "x.co.uk": "x.co.uk", "y.co.uk": "y.co.uk", "a.y.co.uk": "a.y.co.uk",
      "b.a.y.co.uk": "a.y.co.uk", "c.b.a.y.co.uk": "a.y.co.uk", "localhost": "localhost",
    ]
    for (name, trimmed) in expected.sorted(by: { $0.key < $1.key }) {
      let kept = Array(name.utf8).withUnsafeBufferPointer { names.kept(of: $0) }
      #expect(name.suffix(kept) == trimmed)
    }
  }
}
