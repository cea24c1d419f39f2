import DMARC
import PolicyAdvisor
import Testing

/// What the two generations of receivers make of a record: decision.md 1.4, RFC 7489 section 6.6.4,
/// RFC 9989 on `t`.
struct PolicyEffectTests {
  private static func shares(
    _ tags: String, on author: String = "example.com", _ generation: ReceiverGeneration,
    exists: Bool = true
  ) throws -> [Double] {
    let record = try #require(DMARCRecord("v=DMARC1; " + tags))
    let effect = PolicyEffect(
      of: record, on: author, policyDomain: "example.com", by: generation, exists: exists)
    return [effect.junked, effect.refused]
  }

  @Test(arguments: [
    ("p=none", [0, 0], [0, 0]),
    ("p=quarantine", [1, 0], [1, 0]),
    ("p=reject", [0, 1], [0, 1]),
    ("p=quarantine; pct=25", [0.25, 0], [1, 0]),
    ("p=reject; pct=25", [0.75, 0.25], [0, 1]),
    ("p=quarantine; t=y", [1, 0], [0, 0]),
    ("p=quarantine; t=y; pct=0", [0, 0], [0, 0]),
    ("p=reject; t=y; pct=0", [1, 0], [1, 0]),
    ("p=reject; t=y", [0, 1], [1, 0]),
    ("p=reject; pct=none", [0, 1], [0, 1]),
  ])
  func `each generation reads t and pct in its way`(
    tags: String, old: [Double], new: [Double]
  ) throws {
    #expect(try Self.shares(tags, .rfc7489) == old)
    #expect(try Self.shares(tags, .rfc9989) == new)
  }

  @Test func `subdomains get sp, and p where there is none`() throws {
    for generation in ReceiverGeneration.allCases {
      let author = "news.example.com"
      #expect(try Self.shares("p=reject", on: author, generation) == [0, 1])
      #expect(try Self.shares("p=reject; sp=none", on: author, generation) == [0, 0])
      #expect(try Self.shares("p=none; sp=quarantine", on: author, generation) == [1, 0])
      #expect(try Self.shares("p=reject; np=none", on: author, generation) == [0, 1])
    }
    #expect(try Self.shares("p=none; sp=reject; t=y", on: "a.example.com", .rfc9989) == [1, 0])
  }

  @Test func `names that do not exist get np from those who know it, else sp, else p`() throws {
    let author = "no.example.com"
    for (tags, old, new) in [
      ("p=none; np=reject", [0.0, 0.0], [0.0, 1.0]),
      ("p=reject; np=none", [0, 1], [0, 0]),
      ("p=reject; sp=none; np=quarantine", [0, 0], [1, 0]),
      ("p=none; sp=quarantine", [1, 0], [1, 0]),
      ("p=reject", [0, 1], [0, 1]),
      ("p=quarantine; np=reject; t=y; pct=0", [0, 0], [1, 0]),
    ] {
      #expect(try Self.shares(tags, on: author, .rfc7489, exists: false) == old, "\(tags)")
      #expect(try Self.shares(tags, on: author, .rfc9989, exists: false) == new, "\(tags)")
    }
    #expect(try Self.shares("p=none; np=reject", .rfc9989, exists: false) == [0, 0])
  }

  @Test func `mail in another name is not touched`() throws {
    #expect(try Self.shares("p=reject", on: "example.net", .rfc9989) == [0, 0])
    #expect(try Self.shares("p=reject", on: "badexample.com", .rfc9989) == [0, 0])
  }

  @Test(arguments: ["sp=reject", "p=strict", "p=reject; sp=maybe"])
  func `a record without policies that can be read asks for nothing`(tags: String) throws {
    #expect(try Self.shares(tags, .rfc7489) == [0, 0])
    #expect(try Self.shares(tags, .rfc9989) == [0, 0])
  }

  @Test func `np that cannot be read spoils a record for those who know np`() throws {
    #expect(try Self.shares("p=reject; np=maybe", .rfc7489) == [0, 1])
    #expect(try Self.shares("p=reject; np=maybe", .rfc9989) == [0, 0])
  }
}
