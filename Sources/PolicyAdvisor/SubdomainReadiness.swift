/// How one subdomain that inherits the policy fares by A1 and A2, with its own mail alone.
struct SubdomainReadiness {
  let name: String
  let own: AuthenticationFigures
  let isReady: Bool
  /// Whether its failures come from strict alignment, which another record repairs at once.
  let isRepairedByRecord: Bool
  let lostPerWeek: Double
  /// What A2 says of its sources.
  let failing: [Blocker]
}
