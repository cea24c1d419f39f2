import DMARC
import PolicyAdvisor
import SenderCatalog
import Testing

/// `np` holds for author names that do not exist, for receivers of RFC 9989 alone. Thirty messages in
/// thirty days are 7 a week.
struct NameDoubtTests {
  private typealias Rows = EvidenceAssemblyRows

  private static func trial(
    _ rows: Rows, _ tags: String, instead present: String = "p=none"
  ) throws -> RecordTrial {
    RecordTrial(
      of: try #require(DMARCRecord("v=DMARC1; " + tags)),
      instead: try #require(DMARCRecord("v=DMARC1; " + present)), on: rows.traffic,
      sources: SourceNaming(organizationalDomain: Rows.organization).name(rows.traffic),
      evidence: rows.evidence(), organizationalDomain: Rows.organization)
  }

  /// Failing mail of a name, 30 messages.
  private static func failing(as name: String) -> Rows {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Rows.spoof.with { $0.author = name }, Sample.spread(30))
    return rows
  }

  private static func both(_ mail: EnforcedMail) -> [Double] {
    [mail.junked.maximum.rounded(), mail.refused.maximum.rounded()]
  }

  @Test func `failing mail of a name that nothing proves lies between sp and np`() throws {
    let trial = try Self.trial(Self.failing(as: "shop.example.com"), "p=none; np=reject")
    let outcome = trial.total { _ in true }.tried
    #expect(Self.both(outcome.rfc7489) == [0, 0])
    #expect(Self.both(outcome.rfc9989) == [0, 7])
    #expect(Self.both(outcome.rfc9989AtLeast) == [0, 0])
    let doubt = try #require(trial.doubt)
    #expect(doubt.names == ["shop.example.com"])
    #expect((doubt.existing, doubt.nonexistent) == (.none, .reject))
    #expect(abs(doubt.perWeek.maximum - 7) < 1e-9)
    #expect(doubt.legitimatePerWeek.maximum == 0)
    #expect(trial.presentDoubt == nil)
    #expect(
      trial.notes == [
        """
        Under the record tried 7 messages a week, 0 of them legitimate, depend on whether names \
        exist in the DNS, which no signature and no SPF pass proves of shop.example.com. Receivers \
        of RFC 9989 go by np (reject) where a name does not exist, and by sp (none) where it does. \
        The stricter counts.
        """
      ])
  }

  @Test func `np may be the weaker one`() throws {
    let outcome = try Self.trial(
      Self.failing(as: "shop.example.com"), "p=reject; np=quarantine"
    ).total { _ in true }.tried
    #expect(Self.both(outcome.rfc7489) == [0, 7])
    #expect(Self.both(outcome.rfc9989) == [0, 7])
    #expect(Self.both(outcome.rfc9989AtLeast) == [7, 0])
  }

  /// What passes may be of other mail, of another day and of a name below.
  @Test(arguments: ["shop.example.com", "eu.shop.example.com"])
  func `a signature or SPF that passes proves a name and those above it`(name: String) throws {
    let signed = Rows.google.with { ($0.dkim, $0.spf) = ([name], nil) }
    let sent = Rows.google.with { ($0.dkim, $0.spf) = ([], name) }
    for proof in [signed, sent] {
      var rows = Self.failing(as: "shop.example.com")
      rows.add(proof, 1, day: 40)
      let trial = try Self.trial(rows, "p=none; np=reject")
      #expect(trial.total { _ in true }.tried == TrialOutcome())
      #expect(trial.doubt == nil)
      #expect(trial.lines.allSatisfy { $0.isProven })
    }
  }

  @Test func `what does not pass, and what passes elsewhere, proves nothing`() throws {
    let failed = Rows.google.with { ($0.dkim, $0.spf) = ([], "shop.example.com") }
      .with { ($0.spfResult, $0.broken) = (.softfail, ["shop.example.com"]) }
    let others = ["example.com", "news.example.com", "shop.example.net", "workshop.example.com"]
    var rows = Self.failing(as: "shop.example.com")
    rows.add(failed, 1, day: 0)
    for name in others { rows.add(Rows.google.with { $0.dkim = [name] }, 1, day: 0) }
    #expect(try Self.trial(rows, "p=none; np=reject").doubt?.names == ["shop.example.com"])
  }

  @Test func `the policy domain exists, and a record without a difference asks nothing`() throws {
    #expect(try Self.trial(Self.failing(as: "example.com"), "p=none; np=reject").doubt == nil)
    let below = Self.failing(as: "shop.example.com")
    for tags in ["p=none", "p=reject; np=reject", "p=none; sp=reject; np=reject"] {
      #expect(try Self.trial(below, tags).doubt == nil)
    }
    // A step weaker, both are none.
    #expect(try Self.trial(below, "p=none; np=quarantine; t=y; pct=0").doubt == nil)
  }

  /// The record of the first test rung: np=reject is a step weaker under t=y.
  @Test func `a test softens np too`() throws {
    let trial = try Self.trial(
      Self.failing(as: "shop.example.com"), "p=quarantine; np=reject; t=y; pct=0")
    let outcome = trial.total { _ in true }.tried
    #expect(Self.both(outcome.rfc9989) == [7, 0])
    #expect(Self.both(outcome.rfc9989AtLeast) == [0, 0])
    #expect(trial.notes.contains { $0.contains("both one step weaker by t=y") })
  }

  @Test func `passing mail depends on nothing`() throws {
    var rows = Rows()
    rows.add(Rows.oregon.with { $0.author = "news.example.com" }, Sample.spread(300))
    let trial = try Self.trial(rows, "p=reject; np=none")
    #expect(trial.doubt == nil)
    #expect(trial.lines.map(\.isProven) == [false])
    // Strict alignment makes it fail, and then it does.
    let strict = try Self.trial(rows, "p=none; np=reject; adkim=s; aspf=s")
    #expect(strict.doubt?.names == ["news.example.com"])
    #expect(strict.doubt.map { $0.perWeek == $0.legitimatePerWeek } == true)
  }

  @Test func `the present record's doubt is told as well, the largest names first`() throws {
    var rows = Rows()
    for number in 1...8 {
      rows.add(
        Rows.spoof.with { $0.author = "n\(number).example.com" }, Sample.spread(30 * number))
    }
    let trial = try Self.trial(rows, "p=reject", instead: "p=none; np=reject")
    #expect(trial.doubt == nil)
    #expect(trial.presentDoubt?.names.first == "n8.example.com")
    #expect(trial.presentDoubt?.names.count == 8)
    #expect(trial.notes.contains { $0.contains("n4.example.com and 3 other names") })
  }
}
