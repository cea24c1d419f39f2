import ReportIngest
import ReportStore
import Testing

/// What is computed beside the reporter's word (reports.md 3.1).
struct EvaluationCacheTests {
  /// - Returns: the computed alignments, as `dkim|spf`.
  private static func computed(
    _ results: String, headerFrom: String = "news.example.co.uk", domain: String = "example.co.uk",
    alignment: String = ""
  ) throws -> [String] {
    let folder = try ImportFolder()
    let record = SentReport.Record(headerFrom: headerFrom, results: results)
    let report = SentReport(record).with {
      $0.domain = domain
      $0.alignment = alignment
    }
    try folder.write(report, as: "1.xml")
    try folder.run()
    return try folder.rows("SELECT computed_dkim, computed_spf FROM record_view")
  }

  private static func dkim(_ domain: String, _ result: String = "pass") -> String {
    "<dkim><domain>\(domain)</domain><result>\(result)</result></dkim>"
  }

  private static func spf(_ domain: String, _ scope: String = "", _ result: String = "pass")
    -> String
  {
    "<spf><domain>\(domain)</domain>\(scope)<result>\(result)</result></spf>"
  }

  /// The policy domain stands in for an author domain that is not said, so equal records of two
  /// policy domains are not evaluated alike.
  @Test func `a record without an author domain is judged by the policy domain of its report`()
    throws
  {
    let folder = try ImportFolder()
    for domain in ["example.com", "example.org"] {
      let record = SentReport.Record(headerFrom: "", results: Self.dkim("example.com"))
      let report = SentReport(record).with { $0.domain = domain }
      try folder.write(report, as: "\(domain).xml")
    }
    try folder.run(readers: 1)
    #expect(
      try folder.rows("SELECT computed_dkim FROM record_view ORDER BY id")
        == ["aligned", "misaligned"])
  }

  @Test(arguments: [
    ("news.example.co.uk", "aligned"), ("mail.example.co.uk", "aligned"),
    ("example.co.uk", "aligned"), ("NEWS.Example.CO.UK.", "aligned"), ("co.uk", "misaligned"),
    ("other.co.uk", "misaligned"), ("example.com", "misaligned"),
    ("notexample.co.uk", "misaligned"),
  ])
  func `relaxed alignment is of organizational domains`(domain: String, expected: String) throws {
    #expect(try Self.computed(Self.dkim(domain)) == ["\(expected)|no_pass"])
    #expect(try Self.computed(Self.spf(domain)) == ["no_pass|\(expected)"])
  }

  @Test func `strict alignment is of equal names, each mechanism by its own tag`() throws {
    let sibling = Self.dkim("mail.example.co.uk") + Self.spf("mail.example.co.uk")
    let equal = Self.dkim("news.example.co.uk") + Self.spf("news.example.co.uk")
    #expect(try Self.computed(sibling, alignment: "<adkim>s</adkim>") == ["misaligned|aligned"])
    #expect(try Self.computed(sibling, alignment: "<aspf>s</aspf>") == ["aligned|misaligned"])
    #expect(
      try Self.computed(equal, alignment: "<adkim>s</adkim><aspf>s</aspf>") == ["aligned|aligned"])
  }

  @Test func `one aligned signature of several is enough`() throws {
    let signatures = Self.dkim("amazonses.com") + Self.dkim("example.co.uk")
    #expect(try Self.computed(signatures) == ["aligned|no_pass"])
    let failing = Self.dkim("amazonses.com") + Self.dkim("example.co.uk", "fail")
    #expect(try Self.computed(failing) == ["misaligned|no_pass"])
  }

  @Test func `a HELO result never aligns`() throws {
    #expect(
      try Self.computed(Self.spf("news.example.co.uk", "<scope>helo</scope>")) == [
        "no_pass|misaligned"
      ])
    #expect(
      try Self.computed(Self.spf("news.example.co.uk", "<scope>mfrom</scope>"))
        == ["no_pass|aligned"])
  }

  @Test(arguments: ["fail", "none", "neutral", "unknown", "passed", ""])
  func `only pass passes`(result: String) throws {
    #expect(
      try Self.computed(
        Self.dkim("example.co.uk", result) + Self.spf("example.co.uk", "", result))
        == ["no_pass|no_pass"])
  }

  @Test func `without an author domain the policy domain stands in`() throws {
    #expect(try Self.computed(Self.dkim("example.co.uk"), headerFrom: "") == ["aligned|no_pass"])
    #expect(try Self.computed(Self.dkim("other.example"), headerFrom: "") == ["misaligned|no_pass"])
  }

  @Test func `the same words under another policy are judged by that policy`() throws {
    let folder = try ImportFolder()
    let record = SentReport.Record(
      headerFrom: "a.example.com", results: Self.dkim("b.example.com"))
    for (name, alignment) in [("1", "r"), ("2", "s"), ("3", "r")] {
      let report = SentReport(record).with {
        $0.reportID = name
        $0.alignment = "<adkim>\(alignment)</adkim>"
      }
      try folder.write(report, as: name)
    }
    try folder.run(readers: 1)
    #expect(
      try folder.rows("SELECT computed_dkim FROM record_view ORDER BY id")
        == ["aligned", "misaligned", "aligned"])
  }
}
