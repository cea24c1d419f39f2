import Foundation
import PolicyAdvisor
import Testing

@testable import Configuration

/// Files that are no YAML, or too much of it.
@Suite struct YAMLDocumentTests {
  @Test(arguments: [
    ("profile: [users", 1), ("a: b: c", 1), ("window_days: 30\n\tlag_days: 2", 2),
    ("\"open", 1), ("- a\nb", 2), ("%YAML 9.9\n---\na", 1), ("a: !<", 1), ("window_days: \u{1}", 1),
    ("profile: users\n---\nprofile: parked", 2), ("profile: users\nprofile: parked", 1),
  ])
  func `what is no YAML is refused at its line`(text: String, line: Int) {
    let problems = SettingsText.problems(text)
    #expect(problems.count == 1)
    #expect((line...line + 1).contains(problems.first?.line ?? 0), "\(problems)")
  }

  @Test(arguments: ["[]", "a", "- profile", "30"])
  func `a file that is no mapping is refused`(text: String) {
    let message = SettingsText.problems(text).first?.message
    #expect(message?.hasSuffix("a dmarc.yml is a mapping, such as profile: users") == true)
  }

  @Test func `anchors are refused at their line`() {
    let complaints = SettingsText.complaints(
      "domains:\n  example.com: &all {parked: true}\n  example.org: *all")
    #expect(complaints.count == 1)
    #expect(complaints.first?.hasPrefix("2:16: anchors (&name) and aliases (*name)") == true)
  }

  /// Each line stands for nine of the line before: 9^30 values, and as a key they would be compared.
  @Test(arguments: [false, true])
  func `a billion laughs are refused at once`(asKey: Bool) {
    var text = "a0: &a0 [lol, lol]\n"
    for index in 1...30 {
      let list = Array(repeating: "*a\(index - 1)", count: 9).joined(separator: ", ")
      text += "a\(index): &a\(index) [\(list)]\n"
    }
    if asKey { text += "? *a30\n: users\n" }
    let start = ContinuousClock.now
    let problems = SettingsText.problems(text)
    #expect(problems.count == 1)
    #expect(problems.first?.message.contains("are not read here") == true)
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test func `stars in notes are no aliases`() throws {
    let note = String(repeating: "**important** ", count: 20)
    let text = "sources: [{source: a, claim: owned, note: \"\(note)\"}]"
    #expect(try SettingsText.settings(text).owner.sources.count == 1)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func `nesting without end is refused`(bracket: String) {
    let text = String(repeating: bracket, count: 100_000)
    #expect(SettingsText.problems("profile:\n  \(text)").count == 1)
  }

  @Test func `only so many problems are told`() {
    let text = (0..<5_000).map { "key\($0): 1\n" }.joined()
    #expect(SettingsText.problems(text).count == 100)
  }

  @Test(arguments: [
    "window_days: 99999999999999999999999", "window_days: 0x1e", "window_days: 1e1",
    "window_days: 30.5", "window_days: '30'", "window_days:", "own_lower: {q: nan}",
    "own_lower: {q: .inf}", "own_lower: {q: -0.5}", "own_lower: {q: 1.01}", "own_lower: {q: 98 %}",
    "own_lower: {q: 0.9.8}", "own_lower: {q: ''}", "cap_day: 0", "max_loss_per_week: -1",
    "use_test_rungs: maybe", "use_test_rungs: {}", "[profile]: users", "{a: b}: c", "~: users",
    "dwell.q: 30", "dwell: {none: {}}", "? \n: users", "mmdb: a.mmdb", "mmdb: {asn: []}",
    "domains: [example.com]", "domains: {-a.example: {}}", "domains: {example.com: users}",
    "domains: {example.com: {}, EXAMPLE.com: {}}", "domains: {example.com: {domains: {}}}",
  ])
  func `what no key takes is one problem`(text: String) {
    #expect(SettingsText.problems(text).count == 1, "\(SettingsText.complaints(text))")
  }

  @Test func `any bytes are read or refused`() throws {
    var state: UInt64 = 20_261_122
    let alphabet = Array(
      ":-[]{},&*?!|>'\"%@`# \n\t~abqr019.=\u{e9}\u{feff}profile dwell domains sources"
        .unicodeScalars)
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<Int(state % 60) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.unicodeScalars.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
      }
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let problems = SettingsText.problems(text)
      #expect(problems.allSatisfy { $0.line > 0 && $0.column > 0 && !$0.message.isEmpty })
    }
  }
}
