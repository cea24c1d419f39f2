import Configuration
import Foundation
import PolicyAdvisor
import Testing

@Suite struct SettingKeyTests {
  /// change_point and the rest of 2.4 are how evidence is weighed, not what is asked of it.
  @Test func `each threshold that a decision lists is a key`() throws {
    func names(_ value: Any, in group: String) -> [String] {
      guard let map = value as? [String: Any] else { return [group] }
      return map.flatMap { names($0.value, in: group.isEmpty ? $0.key : group + "." + $0.key) }
    }
    let limits = try JSONSerialization.jsonObject(with: JSONEncoder().encode(AdvisorLimits()))
    let listed = names(limits, in: "").filter { !$0.hasPrefix("change_point.") }
    #expect(listed.count > 45)
    #expect(Set(SettingsFile().settings().entries.map(\.name)).isSuperset(of: listed))
  }
}
