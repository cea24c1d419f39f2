import DMARC
import ReportParser
import Testing

@Suite struct RecordBuilderTests {
  private func read(_ results: String, limits: ReportParserLimits = ReportParserLimits()) throws
    -> (
      AuthResults, [ReadDeviation]
    )
  {
    let record = ReportXML.record(results: results)
    let report = ReadReport(ReportXML.report(record), limits: limits)
    return (try #require(report.records.first).results, report.deviations)
  }

  @Test(arguments: ["", "<auth_results/>"])
  func `a record without any result is a record`(results: String) throws {
    let (found, deviations) = try read(results)
    #expect(found == AuthResults())
    #expect(deviations == [])
  }

  @Test func `every signature is kept in its order, and every SPF result`() throws {
    let (found, deviations) = try read(
      """
      <auth_results>
      <dkim><domain>Example.COM.</domain><selector>S1</selector><result>pass</result></dkim>
      <spf><domain>example.net</domain><scope>helo</scope><result>none</result></spf>
      <dkim><domain>amazonses.com</domain><selector>s2</selector><result>fail</result></dkim>
      <spf><domain>example.net</domain><scope>helo</scope><result>none</result></spf>
      <dkim><domain>example.com</domain><selector>S1</selector><result>pass</result></dkim>
      <spf><domain>example.org</domain><scope>mfrom</scope><result>pass</result></spf>
      </auth_results>
      """)
    #expect(
      found.dkim == [
        DKIMResult(domain: "example.com", selector: "S1", value: .pass),
        DKIMResult(domain: "amazonses.com", selector: "s2", value: .fail),
        DKIMResult(domain: "example.com", selector: "S1", value: .pass),
      ])
    #expect(
      found.spf == [
        SPFResult(domain: "example.net", scope: .helo, value: .none),
        SPFResult(domain: "example.net", scope: .helo, value: .none),
        SPFResult(domain: "example.org", scope: .mfrom, value: .pass),
      ])
    #expect(deviations == [])
  }

  @Test(
    arguments: [
      ("none", .none, nil), ("pass", .pass, nil), ("fail", .fail, nil), ("policy", .policy, nil),
      ("neutral", .neutral, nil), ("temperror", .temperror, nil), ("permerror", .permerror, nil),
      ("softfail", .softfail, nil), (" Pass ", .pass, .letterCase),
      ("hardfail", .fail, .unusualValue), ("unknown", .unrecognized, .unknownValue),
      ("error", .unrecognized, .unknownValue), ("invalid", .unrecognized, .unknownValue),
      ("passed", .unrecognized, .unknownValue), ("", .unrecognized, .empty),
    ] as [(String, AuthResultValue, Deviation.Code?)])
  func `a result word has its value and is kept`(
    text: String, value: AuthResultValue, code: Deviation.Code?
  ) throws {
    let element = "<domain>example.com</domain><result>\(text)</result>"
    let (found, deviations) = try read(
      "<auth_results><dkim>\(element)</dkim><spf>\(element)</spf></auth_results>")
    #expect(found.dkim.map(\.value) == [value])
    #expect(found.dkim.map(\.word) == [text.trimmed.lowercased()])
    #expect(found.spf.map(\.value) == [value])
    #expect(found.spf.map(\.word) == [text.trimmed.lowercased()])
    #expect(deviations.map(\.code) == [code, code].compactMap { $0 })
  }

  @Test func `a result that is missing is no pass`() throws {
    let (found, deviations) = try read(
      "<auth_results><dkim><domain>example.com</domain></dkim><spf/></auth_results>")
    #expect(found.dkim.map(\.value) == [.unrecognized])
    #expect(found.dkim.map(\.word) == [nil])
    #expect(found.spf.map(\.value) == [.unrecognized])
    #expect(deviations.filter { $0.code == .missing && $0.element == .result }.count == 2)
  }

  /// kddi and others write this for mail without a signature.
  @Test func `none for no domain says that there is no signature`() throws {
    let (found, _) = try read(
      """
      <auth_results>
      <dkim><domain/><selector/><result>none</result></dkim><dkim><result>none</result></dkim>
      <dkim><domain>example.com</domain><result>none</result></dkim>
      <dkim><domain/><selector>s1</selector><result>none</result></dkim>
      <dkim><domain/><result>fail</result></dkim>
      <spf><domain/><result>none</result></spf>
      </auth_results>
      """)
    #expect(
      found.dkim == [
        DKIMResult(domain: "example.com", value: .none),
        DKIMResult(domain: nil, selector: "s1", value: .none),
        DKIMResult(domain: nil, value: .fail),
      ])
    #expect(found.spf == [SPFResult(domain: nil, value: .none)])
  }

  @Test(
    arguments: [
      ("", nil, nil), ("<scope>mfrom</scope>", .mfrom, nil),
      ("<scope>HELO</scope>", .helo, .letterCase),
      ("<scope/>", nil, .empty), ("<scope>pra</scope>", nil, .unknownValue),
    ] as [(String, SPFScope?, Deviation.Code?)])
  func `a scope is mfrom, helo or none`(
    element: String, scope: SPFScope?, code: Deviation.Code?
  ) throws {
    let (found, deviations) = try read(
      """
      <auth_results><spf><domain>example.com</domain>\(element)<result>pass</result></spf>
      </auth_results>
      """)
    #expect(found.spf == [SPFResult(domain: "example.com", scope: scope, value: .pass)])
    #expect(deviations.map(\.code) == [code].compactMap { $0 })
  }

  private func signatures(_ count: Int) -> String {
    let all = (0..<count).map {
      "<dkim><domain>d\($0).example</domain><selector>s</selector><result>pass</result></dkim>"
    }
    return "<auth_results>\(all.joined())</auth_results>"
  }

  @Test func `of 300 signatures the first 256 are kept and the others told`() throws {
    let (found, deviations) = try read(signatures(300))
    #expect(found.dkim.map(\.domain) == (0..<256).map { "d\($0).example" })
    #expect(deviations == Array(repeating: ReadDeviation(.tooManyResults, .dkim), count: 44))
    let (fitting, none) = try read(signatures(256))
    #expect(fitting.dkim.count == 256)
    #expect(none == [])
  }

  private func reasons(_ reasons: String) throws -> ([OverrideReason], [ReadDeviation]) {
    let evaluated = """
      <policy_evaluated><disposition>none</disposition><dkim>fail</dkim><spf>fail</spf>\(reasons)
      </policy_evaluated>
      """
    let report = ReadReport(ReportXML.report(ReportXML.record(evaluated: evaluated)))
    return (try #require(report.records.first).reasons, report.deviations)
  }

  @Test func `every reason is kept with its comment`() throws {
    let (found, deviations) = try reasons(
      """
      <reason><type>local_policy</type><comment>arc=pass as[1].d=example.org</comment></reason>
      <reason><comment lang="de">Weiterleitung</comment><type>Forwarded</type></reason>
      <reason><type>mailing_list</type><comment/></reason>
      """)
    #expect(
      found == [
        OverrideReason(type: "local_policy", comment: "arc=pass as[1].d=example.org"),
        OverrideReason(type: "forwarded", comment: "Weiterleitung"),
        OverrideReason(type: "mailing_list"),
      ])
    #expect(deviations == [ReadDeviation(.letterCase, .type)])
  }

  @Test(
    arguments: [
      (
        "<reason>sampled_out</reason>", OverrideReason(type: "sampled_out"),
        [.textInsteadOfElements]
      ),
      ("<reason><type/></reason>", OverrideReason(type: nil), [.empty]),
      (
        "<reason><type/><comment>c</comment></reason>", OverrideReason(type: nil, comment: "c"),
        [.empty]
      ),
      ("<reason><type>whim</type></reason>", OverrideReason(type: "whim"), [.unknownValue]),
      (
        "<reason>whim</reason>", OverrideReason(type: "whim"),
        [.textInsteadOfElements, .unknownValue]
      ),
    ] as [(String, OverrideReason, [Deviation.Code])])
  func `a reason may be a text, empty or unheard of`(
    element: String, reason: OverrideReason, codes: [Deviation.Code]
  ) throws {
    let (found, deviations) = try reasons(element)
    #expect(found == [reason])
    #expect(deviations.map(\.code) == codes)
  }

  @Test func `more reasons than the limit are told`() throws {
    let reason = "<reason><type>other</type></reason>"
    let (found, deviations) = try reasons(String(repeating: reason, count: 70))
    #expect(found.count == ReportParserLimits().reasonsPerRecord)
    #expect(deviations.map(\.code) == Array(repeating: .tooManyResults, count: 6))
  }
}
