import Configuration
import Testing

@Suite struct SettingsRuleTests {
  @Test(arguments: [
    ("own_lower: {q: 0.99, r: 0.98}", "own_lower.q is 0.99 and own_lower.r 0.98"),
    ("src_point: {q: 0.995}", "src_point.q is 0.995 and src_point.r 0.99"),
    ("src_lower: {r: 0.9}", "src_lower.q is 0.95 and src_lower.r 0.9"),
    ("min_own: {q: 400}", "min_own.q is 400 and min_own.r 300"),
    ("min_reporters: {r: 1}", "min_reporters.q is 2 and min_reporters.r 1"),
    ("postfix_days: {q: 30}", "postfix_days.q is 30 and postfix_days.r 21"),
    ("unknown_share: {r: 0.02}", "unknown_share.r is 0.02 and unknown_share.q 0.01"),
    ("indirect_max: {q: 0.02}", "indirect_max.r is 0.03 and indirect_max.q 0.02"),
    (
      "indirect_expected: {r: 0.04, q: 0.05}", "indirect_expected.r is 0.04 and indirect_max.r 0.03"
    ),
    ("window_days: 120", "window_days is 120 and inventory_days 100"),
    ("rollback: {src_point: 0.99}", "rollback.src_point is 0.99 and rollback.src_upper 0.98"),
    ("rollback: {days: 60}", "rollback.days is 60 and window_days 30"),
    ("rollback: {dom_fail: {r: 0.06}}", "rollback.dom_fail.r is 0.06 and rollback.dom_fail.q 0.05"),
  ])
  func `thresholds that contradict each other are refused`(text: String, complaint: String) {
    let problems = SettingsText.problems(text)
    #expect(problems.contains { $0.message.hasPrefix(complaint + ", but ") }, "\(problems)")
    #expect(problems.allSatisfy { $0.line == 1 })
  }

  @Test func `a domain's threshold is held against the general ones, where it is written`() {
    let complaints = SettingsText.complaints(
      """
      own_lower: {q: 0.95, r: 0.96}
      domains:
        example.com:
          own_lower:
            q: 0.97
        example.org:
          own_lower: {q: 0.94}
      """)
    #expect(
      complaints == [
        "5:7: own_lower.q is 0.97 and own_lower.r 0.96, "
          + "but reject asks for no less than quarantine does"
      ])
  }
}
