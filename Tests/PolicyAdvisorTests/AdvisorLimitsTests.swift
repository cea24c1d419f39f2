import DMARC
import Foundation
import PolicyAdvisor
import Testing

@Suite struct AdvisorLimitsTests {
  private func encoded(_ limits: AdvisorLimits) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(limits))
    return try #require(object as? [String: Any])
  }

  /// The names and values of decision.md 2.8.
  @Test func `the thresholds in force have the names of the configuration`() throws {
    let limits = try encoded(AdvisorLimits())
    #expect(limits["profile"] as? String == "users")
    #expect(limits["use_test_rungs"] as? Bool == true)
    #expect(limits["legacy_ramp"] as? [Int] == [])
    for (name, value) in [
      "window_days": 30, "inventory_days": 100, "lag_days": 2, "freshness_days": 4,
      "min_report_day_ratio": 0.8, "material_msgs": 10, "dkim_lower_r": 0.98, "src_dkim_r": 0.95,
      "ack_share": 0.001, "quiet_days": 14, "cap_day": 250,
    ] {
      #expect(limits[name] as? Double == value, "\(name)")
    }
    for (name, q, r) in [
      ("min_reporters", 2, 3), ("min_own", 150, 300), ("own_lower", 0.98, 0.99),
      ("src_point", 0.98, 0.99), ("src_lower", 0.95, 0.98), ("unknown_share", 0.01, 0.002),
      ("indirect_expected", 0.03, 0.01), ("indirect_max", 0.1, 0.03), ("postfix_days", 14, 21),
    ] {
      #expect(limits[name] as? [String: Double] == ["q": q, "r": r], "\(name)")
    }
    let dwell = limits["dwell"] as? [String: Int]
    #expect(
      dwell == ["none": 30, "q_test": 14, "q": 30, "r_test": 14, "ramp_step": 7])
    let rollBack = try #require(limits["rollback"] as? [String: Any])
    #expect(rollBack["days"] as? Int == 7)
    #expect(rollBack["src_point"] as? Double == 0.95)
    #expect(rollBack["src_upper"] as? Double == 0.98)
    #expect(rollBack["src_fails"] as? Int == 20)
    #expect(rollBack["dom_fail"] as? [String: Double] == ["q": 0.05, "r": 0.02])
    #expect(rollBack["crit_fails"] as? Int == 5)
    #expect(limits["max_loss_per_week"] is NSNull)
  }

  @Test func `what the owner changed is what a decision names`() {
    var limits = AdvisorLimits(profile: .transactional)
    limits.maximumLossPerWeek = 12
    let decision = PolicyAdvisor(limits: limits).decide(HealthyDomain.evidence(on: .none))
    #expect(decision.limits == limits)
    #expect(decision.limits != AdvisorLimits())
    #expect(decision.ruleVersion == PolicyAdvisor.ruleVersion)
  }
}
