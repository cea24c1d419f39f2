import PolicyAdvisor
import Testing

/// V04a and V04b: own mail is clean, 240 of 8,740 legitimate messages fail on their way.
enum ForwarderHeavy {
  static let sources = [
    Sample.source("Google Workspace", 6_000, failures: 6, dkimFailures: 10),
    Sample.source("forwarders, DKIM survived", 2_500, as: .forwarder),
    Sample.source("forwarders, DKIM broken", 180, as: .forwarder, failures: 180),
    Sample.source("mailing lists (body changed)", 60, as: .mailingList, failures: 60),
  ]

  static func check(_ decision: Decision) throws {
    try ExpectedFigures(
      n: 6_000, fails: 6, passRate: 0.999, nEff: 6_000, wilsonLower: 0.9981,
      wilsonUpper: 0.9995, dkimRate: 0.9983, dkimLower: 0.9972, atRiskMax: 1.4,
      atRiskExpected: 1.4
    ).check(decision.source("Google Workspace"))
    try ExpectedFigures(
      n: 2_500, fails: 0, passRate: 1, nEff: 2_500, wilsonLower: 0.9989, wilsonUpper: 1,
      atRiskMax: 0, atRiskExpected: 0
    ).check(decision.source("forwarders, DKIM survived"))
    try ExpectedFigures(
      n: 180, fails: 180, passRate: 0, nEff: 180, wilsonLower: 0, wilsonUpper: 0.0148,
      atRiskMax: 42, atRiskExpected: 42
    ).check(decision.source("forwarders, DKIM broken"))
    try ExpectedFigures(
      n: 60, fails: 60, passRate: 0, nEff: 60, wilsonLower: 0, wilsonUpper: 0.0431,
      atRiskMax: 14, atRiskExpected: 14
    ).check(decision.source("mailing lists (body changed)"))
    ExpectedFigures(n: 6_000, fails: 6, passRate: 0.999, nEff: 6_000, wilsonLower: 0.9981)
      .check(decision.own)
    checkLoss(
      decision, indirect: (240, 240, 8_740), shares: (0.0275, 0.0275), perWeek: (57.4, 57.4))
  }
}
