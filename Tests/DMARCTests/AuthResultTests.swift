import DMARC
import Testing

@Suite struct AuthResultTests {
  /// RFC 8601, sections 2.7.1 and 2.7.2.
  @Test(
    arguments: [
      ("none", .none), ("pass", .pass), ("fail", .fail), ("softfail", .softfail),
      ("neutral", .neutral), ("policy", .policy), ("temperror", .temperror),
      ("permerror", .permerror),
    ] as [(String, AuthResultValue)])
  func `a word of the standard is its value and back`(word: String, value: AuthResultValue) {
    #expect(AuthResultValue(word.utf8) == value)
    #expect(value.word == word)
  }

  @Test func `hardfail is the old word for fail`() {
    #expect(AuthResultValue("hardfail".utf8) == .fail)
  }

  @Test(arguments: [
    "", "unknown", "error", "invalid", "unrecognized", "PASS", " pass", "pass ", "passed", "pas",
    "passpass", "15", "true", "p\u{430}ss",
  ])
  func `a word of the reporter's own is no pass and nothing else`(word: String) {
    #expect(AuthResultValue(word.utf8) == .unrecognized)
  }

  @Test func `the standard's words for a scope are told`() {
    #expect(SPFScope.mfrom.word == "mfrom")
    #expect(SPFScope.helo.word == "helo")
  }

  @Test func `a result without a word of its own has the standard's`() {
    #expect(DKIMResult(domain: nil, value: .permerror).word == "permerror")
    #expect(DKIMResult(domain: nil, value: .fail, word: "hardfail").word == "hardfail")
    #expect(SPFResult(domain: nil, value: .unrecognized, word: "unknown").word == "unknown")
  }
}
