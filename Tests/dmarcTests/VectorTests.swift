import Testing

/// The vectors of the decision procedure from XML to the verdict: reports of thirty days, the newest
/// two days old, from five reporters (decision.md 2.9; the numbers of each day are those of its table
/// of vectors).
struct VectorTests {
  private struct Mail {
    var address: String
    var author = "example.com"
    var isAligned: Bool
    var dkim: [String]
    var mailFrom: String
    var messages: Int
  }

  private static let firstDay = 20_665
  private static let asOf = "2026-08-31"
  private static let reporters = ["google.com", "Yahoo", "Outlook.com", "Mimecast", "Fastmail"]

  @Test func `V01 no report at all stays for want of data`() throws {
    let answer = try DmarcStore.empty().run(
      "advise", "example.com", "--as-of", Self.asOf, "--format", "json")
    #expect(answer.status == 3)
    #expect(Self.codes(answer) == ["E-NO-DATA"])
    #expect(answer.object["verdict"] as? String == "stay")
    #expect(Self.next(answer) == "v=DMARC1; p=none; rua=mailto:rua@example.com")
  }

  @Test func `V05 Amazon SES with Easy DKIM alone may advance`() throws {
    // 11,994 of 12,000, one failure on each of six days.
    let answer = try Self.advise { day in
      let failures = day % 5 == 4 ? 1 : 0
      let oregon = ["example.com", "amazonses.com"]
      return Self.spread(400 - failures, "192.0.2", true, oregon, "us-west-2.amazonses.com")
        + Self.spread(failures, "192.0.2", false, ["amazonses.com"], "us-west-2.amazonses.com")
    }
    #expect(answer.status == 0)
    #expect(answer.object["verdict"] as? String == "advance")
    #expect(answer.object["to"] as? String == "q_test")
    #expect(Self.codes(answer) == [])
    #expect(Self.own(answer, "n") == 12_000 && Self.own(answer, "fails") == 6)
    #expect(Self.isNear(Self.own(answer, "wilson_lower"), 0.9989))
    #expect(
      Self.next(answer)
        == "v=DMARC1; p=quarantine; np=reject; t=y; pct=0; rua=mailto:rua@example.com")
  }

  @Test func `V06 Amazon SES without Easy DKIM stays and is named`() throws {
    let answer = try Self.advise { day in
      let failures = day == 14 || day == 29 ? 1 : 0
      return Self.spread(
        300, "198.51.100", false, ["amazonses.com"], "ap-northeast-1.amazonses.com")
        + Self.spread(100 - failures, "203.0.113", true, ["example.com"], "example.com")
        + Self.spread(failures, "203.0.113", false, [], "example.com")
    }
    #expect(answer.status == 2)
    #expect(Self.codes(answer) == ["S-FAILING", "A-OWN-RATE"])
    #expect(Self.first(answer, "diagnosis") as? String == "SES-1")
    #expect(Self.first(answer, "source") as? String == "Amazon SES (ap-northeast-1)")
    #expect(Self.first(answer, "lost_per_week") as? Double == 2_100)
    #expect(Self.isNear(Self.own(answer, "wilson_lower"), 0.2434))
  }

  @Test func `V09a strict alignment stays and publishes the relaxed record`() throws {
    let answer = try Self.advise(mode: "s") { day in
      let failures = day == 14 || day == 29 ? 1 : 0
      let news = day % 3 == 0 ? 166 : 167
      let google = day % 3 == 2 ? 134 : 133
      var mail = Self.spread(
        news, "198.51.100", false, ["example.com", "amazonses.com"], "bounce.example.com")
      for index in mail.indices { mail[index].author = "news.example.com" }
      return mail
        + Self.spread(google - failures, "203.0.113", true, ["example.com"], "example.com")
        + Self.spread(failures, "203.0.113", false, [], "example.com")
    }
    #expect(answer.status == 2)
    #expect(Self.codes(answer) == ["S-FAILING", "A-OWN-RATE"])
    #expect(Self.first(answer, "diagnosis") as? String == "AL-STRICT")
    #expect(Self.first(answer, "lost_per_week") as? Double == 1_166.7)
    #expect(Self.own(answer, "n") == 9_000 && Self.own(answer, "fails") == 5_002)
    #expect(Self.isNear(Self.own(answer, "wilson_lower"), 0.4356))
    #expect(
      Self.next(answer) == "v=DMARC1; p=none; adkim=r; aspf=r; rua=mailto:rua@example.com")
  }

  @Test func `V10 a sender that was repaired is judged by the days since`() throws {
    let answer = try Self.advise { day in
      let isFixed = day >= 14
      let google = day % 7 == 6 ? 199 : 200
      let sendGrid = isFixed ? ["example.com", "sendgrid.net"] : ["sendgrid.net"]
      return Self.spread(120, "198.51.100", isFixed, sendGrid, "bounces.sendgrid.net")
        + Self.spread(google, "203.0.113", true, ["example.com"], "example.com")
        + Self.spread(200 - google, "203.0.113", false, [], "example.com")
    }
    #expect(answer.status == 0)
    #expect(answer.object["to"] as? String == "q_test")
    #expect(Self.codes(answer) == [])
    #expect(Self.own(answer, "n") == 7_920 && Self.isNear(Self.own(answer, "wilson_lower"), 0.9989))
    let source = Self.sources(answer).first { $0["change"] is [String: Any] }
    let change = source?["change"] as? [String: Any]
    #expect(change?["kind"] as? String == "fixed")
    #expect(change?["sentence"] as? String == "0 % until 2026-08-13, 100 % since")
    let rates = source?["rates"] as? [String: Any]
    #expect(rates?["n"] as? Int == 1_920 && Self.isNear(rates?["wilson_lower"] as? Double, 0.9986))
    #expect((source?["in_window"] as? [String: Any])?["pass_rate"] as? Double == 0.5333)
  }

  @Test func `V07 deleted keys roll back from reject to quarantine`() throws {
    let answer = try Self.advise(policy: "reject") { day in
      let failures = day < 25 ? 1 : 250
      let oregon = ["example.com", "amazonses.com"]
      return Self.spread(400 - failures, "192.0.2", true, oregon, "us-west-2.amazonses.com")
        + Self.spread(failures, "192.0.2", false, ["amazonses.com"], "us-west-2.amazonses.com")
        + Self.spread(200, "203.0.113", true, ["example.com"], "example.com")
    }
    #expect(answer.status == 4)
    #expect(answer.object["verdict"] as? String == "roll_back")
    #expect(answer.object["to"] as? String == "q")
    #expect(Self.codes(answer) == ["RB-SRC", "RB-DOM"])
    #expect(Self.first(answer, "lost_per_week") as? Double == 1_750)
    #expect(Self.next(answer) == "v=DMARC1; p=quarantine; rua=mailto:rua@example.com")
    let change = Self.sources(answer).first?["change"] as? [String: Any]
    #expect(change?["sentence"] as? String == "99.75 % until 2026-08-24, 37.5 % since")
  }

  // MARK: Reports

  /// Messages of a day over five addresses, so that each reporter sees some.
  private static func spread(
    _ messages: Int, _ network: String, _ isAligned: Bool, _ dkim: [String], _ mailFrom: String
  ) -> [Mail] {
    (0..<5).map { place in
      Mail(
        address: "\(network).\(10 + place)", isAligned: isAligned, dkim: dkim, mailFrom: mailFrom,
        messages: messages / 5 + (place < messages % 5 ? 1 : 0))
    }.filter { $0.messages > 0 }
  }

  private static func advise(
    mode: String = "r", policy: String = "none", _ mail: (_ day: Int) -> [Mail]
  ) throws -> DmarcProgram.Answer {
    let store = try DmarcStore()
    for day in 0..<30 {
      let rows = mail(day)
      for (place, reporter) in reporters.enumerated() {
        let own = rows.enumerated().filter { $0.offset % 5 == place }.map(\.element)
        let xml = report(day, reporter, mode, policy, own)
        _ = try store.folder.write(Array(xml.utf8), as: "\(day)-\(place).xml")
      }
    }
    _ = try store.run("import", store.folder.path)
    return try store.run("advise", "example.com", "--as-of", asOf, "--format", "json")
  }

  private static func report(
    _ day: Int, _ reporter: String, _ mode: String, _ policy: String, _ mail: [Mail]
  ) -> String {
    let begin = (firstDay + day) * 86_400
    return """
      <feedback><report_metadata><org_name>\(reporter)</org_name><email>d@reporter.example</email>
      <report_id>\(day)</report_id><date_range><begin>\(begin)</begin><end>\(begin + 86_399)</end>
      </date_range></report_metadata><policy_published><domain>example.com</domain>
      <adkim>\(mode)</adkim><aspf>\(mode)</aspf><p>\(policy)</p><sp>\(policy)</sp><pct>100</pct>
      </policy_published>\(mail.map(record).joined())</feedback>
      """
  }

  private static func record(_ mail: Mail) -> String {
    let isSPFAligned = mail.isAligned && mail.mailFrom == mail.author
    let signatures = mail.dkim.map {
      "<dkim><domain>\($0)</domain><selector>s</selector><result>pass</result></dkim>"
    }.joined()
    let spf = mail.dkim.isEmpty ? "softfail" : "pass"
    return """
      <record><row><source_ip>\(mail.address)</source_ip><count>\(mail.messages)</count>
      <policy_evaluated><disposition>none</disposition><dkim>\(mail.isAligned ? "pass" : "fail")</dkim>
      <spf>\(isSPFAligned ? "pass" : "fail")</spf></policy_evaluated></row>
      <identifiers><header_from>\(mail.author)</header_from></identifiers><auth_results>\(signatures)
      <spf><domain>\(mail.mailFrom)</domain><result>\(spf)</result></spf></auth_results></record>
      """
  }

  // MARK: Answers

  private static func blockers(_ answer: DmarcProgram.Answer) -> [[String: Any]] {
    answer.object["blockers"] as? [[String: Any]] ?? []
  }

  private static func sources(_ answer: DmarcProgram.Answer) -> [[String: Any]] {
    answer.object["sources"] as? [[String: Any]] ?? []
  }

  private static func codes(_ answer: DmarcProgram.Answer) -> [String] {
    blockers(answer).compactMap { $0["code"] as? String }
  }

  private static func first(_ answer: DmarcProgram.Answer, _ key: String) -> Any? {
    blockers(answer).first?[key]
  }

  private static func own(_ answer: DmarcProgram.Answer, _ key: String) -> Double? {
    (answer.object["own"] as? [String: Any])?[key] as? Double
  }

  /// The vectors round to four digits, and JSON cuts to four, so that no bound seems to reach its limit.
  private static func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 0.000_101 } ?? false
  }

  private static func next(_ answer: DmarcProgram.Answer) -> String? {
    (answer.object["record"] as? [String: Any])?["next"] as? String
  }
}
