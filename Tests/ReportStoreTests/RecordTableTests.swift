import StoreAudit
import DMARC
import ReportStore
import Testing

struct RecordTableTests {
  /// Amazon SES signs twice: with the owner's key and with its own.
  private static let signedTwice = AuthResults(
    dkim: [
      DKIMResult(domain: "example.com", selector: "abc", value: .pass),
      DKIMResult(
        domain: "amazonses.com", selector: "224i4y", value: .pass, humanResult: "2048 bit"),
      DKIMResult(domain: nil, selector: nil, value: .unrecognized, word: "invalid"),
    ],
    spf: [
      SPFResult(domain: "mail.example.com", scope: .mfrom, value: .pass),
      SPFResult(domain: "host.amazonses.com", scope: .helo, value: .fail, word: "hardfail"),
      SPFResult(domain: "mail.example.com", scope: nil, value: .neutral, humanResult: "no match"),
    ])

  @Test func `every DKIM signature and SPF result comes back as given`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(SampleRecord(results: Self.signedTwice)))
    let traffic = try temporary.store.traffic(of: "example.com", in: nil)
    #expect(traffic.authResults == [Self.signedTwice])
  }

  @Test func `results of a record are one list, in the reporter's order`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(SampleRecord(results: Self.signedTwice)))
    #expect(
      try temporary.rows("SELECT domain, selector, result, human_result FROM dkim_result_view")
        == [
          "example.com|abc|pass|-", "amazonses.com|224i4y|pass|2048 bit", "-|-|invalid|-",
        ])
    #expect(
      try temporary.rows("SELECT domain, scope, result, human_result FROM spf_result_view")
        == [
          "mail.example.com|mfrom|pass|-", "host.amazonses.com|helo|hardfail|-",
          "mail.example.com|-|neutral|no match",
        ])
  }

  /// Rows are inserted by 32, 8 and 2 and one by one.
  @Test(arguments: [1, 2, 3, 7, 8, 9, 31, 32, 33, 42, 75, 106])
  func `records are in the store in their order, however many there are`(count: Int) throws {
    let temporary = try TemporaryStore()
    let numbers = Array(1...count)
    var report = SampleReport()
    report.records = numbers.map { .number($0, count: Int64($0)) }
    try temporary.add(report)
    #expect(
      try temporary.rows("SELECT source_address, count FROM record_view ORDER BY id")
        == numbers.map { "192.0.2.\($0)|\($0)" })
  }

  @Test func `a record without results has none`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(SampleRecord(results: AuthResults())))
    #expect(try temporary.rows("SELECT auth_results_id FROM record") == ["-"])
    let traffic = try temporary.store.traffic(of: "example.com", in: nil)
    #expect(traffic.authResults == [AuthResults()])
    #expect(traffic.groups.count == 1)
  }

  @Test func `override reasons come back with their comments`() throws {
    let temporary = try TemporaryStore()
    let reasons = [
      OverrideReason(type: "local_policy", comment: "arc=pass as[1].d=lists.example.org"),
      OverrideReason(type: "other", comment: nil), OverrideReason(type: nil, comment: "because"),
    ]
    try temporary.add(SampleReport(SampleRecord(dkim: "fail", reasons: reasons)))
    #expect(
      try temporary.rows("SELECT type, comment FROM override_reason_view ORDER BY position")
        == ["local_policy|arc=pass as[1].d=lists.example.org", "other|-", "-|because"])
    let traffic = try temporary.store.traffic(of: "example.com", in: nil)
    #expect(traffic.evaluations.map(\.overrides) == [["arc", "other", "unrecognized"]])
  }

  @Test func `the null sender, an absent one and a named one are three things`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(
      SampleReport(
        SampleRecord(count: 1, envelopeFrom: ""), SampleRecord(count: 2, envelopeFrom: nil),
        SampleRecord(count: 3, envelopeFrom: "bounce.example.com", envelopeTo: "receiver.example")))
    #expect(
      try temporary.rows("SELECT count, envelope_from, envelope_to FROM record_view ORDER BY count")
        == ["1||-", "2|-|-", "3|bounce.example.com|receiver.example"])
  }

  @Test func `the reporter's words come back, absent and empty ones too`() throws {
    let temporary = try TemporaryStore()
    let absent = SampleRecord(count: 1, disposition: nil, dkim: nil, spf: nil, computed: nil)
    let empty = SampleRecord(count: 2, disposition: "", dkim: "", spf: "softfail", computed: nil)
    let words = SampleRecord(
      count: 3, disposition: "quarantine", dkim: "fail", spf: "pass",
      computed: Alignment(dkim: .misaligned, spf: .aligned))
    try temporary.add(SampleReport(absent, empty, words))
    let traffic = try temporary.store.traffic(of: "example.com", in: nil)
    let evaluations = traffic.groups.sorted { $0.messages < $1.messages }
      .map { traffic.evaluations[$0.evaluation] }
    #expect(evaluations == [absent.evaluation, empty.evaluation, words.evaluation])
  }

  @Test func `an author domain that is missing or empty counts under the policy domain`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(
      SampleReport(
        SampleRecord(count: 1, headerFrom: nil), SampleRecord(count: 2, headerFrom: ""),
        SampleRecord(count: 4, headerFrom: "example.com"),
        SampleRecord(count: 8, headerFrom: "news.example.com")))
    #expect(
      try temporary.rows(
        "SELECT author_domain, sum(messages) FROM rollup_view GROUP BY 1 ORDER BY 2")
        == ["example.com|7", "news.example.com|8"])
    #expect(
      try temporary.rows("SELECT count, header_from FROM record_view ORDER BY count")
        == ["1|-", "2|", "4|example.com", "8|news.example.com"])
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `texts and lists are kept once for all reports`() throws {
    let temporary = try TemporaryStore()
    let record = SampleRecord(
      dkim: "fail", results: Self.signedTwice, reasons: [OverrideReason(type: "forwarded")])
    try temporary.add(SampleReport(record))
    let tables = [
      "text", "auth_results", "override_list", "evaluation", "reporter",
    ]
    let before = try tables.map { try temporary.count($0) }
    #expect(before.allSatisfy { $0 > 0 })
    for day in 1...3 {
      var other = record
      other.address = "192.0.2.\(day + 50)"
      let report = SampleReport(other).with {
        $0.reportID = "other-\(day)"
        $0.begin += Int64(day) * 86_400
        $0.end += Int64(day) * 86_400
      }
      try temporary.add(report)
    }
    #expect(try tables.map { try temporary.count($0) } == before)
    #expect(try temporary.count("record") == 4)
  }

  @Test func `lists that differ in one part are two`() throws {
    let temporary = try TemporaryStore()
    let pass = DKIMResult(domain: "example.com", selector: "s1", value: .pass)
    let variants = [
      AuthResults(dkim: [pass]), AuthResults(dkim: [pass, pass]),
      AuthResults(dkim: [DKIMResult(domain: "example.com", selector: "s2", value: .pass)]),
      AuthResults(dkim: [DKIMResult(domain: "example.com", selector: nil, value: .pass)]),
      AuthResults(
        dkim: [DKIMResult(domain: "example.com", selector: "s1", value: .fail)]),
      AuthResults(spf: [SPFResult(domain: "example.com", scope: nil, value: .pass)]),
      AuthResults(spf: [SPFResult(domain: "example.com", scope: .mfrom, value: .pass)]),
      AuthResults(spf: [SPFResult(domain: "example.com", scope: .helo, value: .pass)]),
    ]
    var report = SampleReport()
    report.records = variants.enumerated().map {
      SampleRecord(count: Int64($0.offset + 1), results: $0.element)
    }
    try temporary.add(report)
    #expect(try temporary.count("auth_results") == variants.count)
    let traffic = try temporary.store.traffic(of: "example.com", in: nil)
    let found = traffic.groups.sorted { $0.messages < $1.messages }
      .map { traffic.authResults[$0.authResults] }
    #expect(found == variants)
  }

  @Test func `the largest counts add up`() throws {
    let temporary = try TemporaryStore()
    var report = SampleReport()
    report.records = (1...9).map { SampleRecord.number($0, count: 1_000_000_000) }
    try temporary.add(report)
    #expect(try temporary.store.domain("example.com")?.messages == 9_000_000_000)
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 9_000_000_000)
  }
}
