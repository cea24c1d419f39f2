import Testing

@testable import DMARC

@Suite struct MechanismResultTests {
  @Test func `only pass is a pass`() {
    #expect("pass".utf8.withContiguousBytes { MechanismResult($0) } == .pass)
  }

  /// reports.md 3.4, C4: a known result word, or nothing, is a fail.
  @Test(arguments: [
    "fail", "", "none", "softfail", "hardfail", "neutral", "policy", "temperror", "permerror",
  ])
  func `a word of raw results is a fail`(word: String) {
    #expect(word.utf8.withContiguousBytes { MechanismResult($0) } == .fail)
  }

  @Test(arguments: [
    "15", "nil", "yes", "true", "passed", "p", "PASS", "pass ",
    "mail::dmarc::policy=hash(0x39f1520)->result",
  ])
  func `text that nobody can read is neither`(word: String) {
    #expect(word.utf8.withContiguousBytes { MechanismResult($0) } == nil)
  }

  @Test(arguments: ["unknown", "error", "invalid"])
  func `a word with two histories is no pass`(word: String) {
    #expect(word.utf8.withContiguousBytes { MechanismResult($0) } != .pass)
  }
}
