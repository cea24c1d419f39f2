import PolicyAdvisor
import Testing

/// One entry of `sources` or the entry `own` in the results of vectors.json, where rates have four
/// digits, phi two, sizes and messages a week one.
struct ExpectedFigures {
  var n: Int
  var fails: Int
  var passRate: Double
  var phi = 1.0
  var nEff: Double
  var wilsonLower: Double
  var wilsonUpper: Double?
  var dkimRate: Double?
  var dkimLower: Double?
  var atRiskMax: Double?
  var atRiskExpected: Double?

  func check(_ source: SourceFigures?, _ location: SourceLocation = #_sourceLocation) throws {
    let source = try #require(source, sourceLocation: location)
    check(source.authentication, location)
    if let atRiskMax {
      let found = source.atRiskPerWeek.maximum
      #expect(found.rounds(to: atRiskMax, 1), sourceLocation: location)
    }
    if let atRiskExpected {
      let found = source.atRiskPerWeek.expected
      #expect(found.rounds(to: atRiskExpected, 1), sourceLocation: location)
    }
  }

  func check(_ figures: AuthenticationFigures, _ location: SourceLocation = #_sourceLocation) {
    let dmarc = figures.dmarc
    #expect(dmarc.messages == n, sourceLocation: location)
    #expect(dmarc.failures == fails, sourceLocation: location)
    #expect(dmarc.rate.rounds(to: passRate, 4), sourceLocation: location)
    #expect(dmarc.overdispersion.rounds(to: phi, 2), sourceLocation: location)
    #expect(dmarc.effectiveSize.rounds(to: nEff, 1), sourceLocation: location)
    #expect(dmarc.bounds.lower.rounds(to: wilsonLower, 4), sourceLocation: location)
    if let wilsonUpper {
      #expect(dmarc.bounds.upper.rounds(to: wilsonUpper, 4), sourceLocation: location)
    }
    if let dkimRate {
      #expect(figures.dkim.rate.rounds(to: dkimRate, 4), sourceLocation: location)
    }
    if let dkimLower {
      #expect(figures.dkim.bounds.lower.rounds(to: dkimLower, 4), sourceLocation: location)
    }
  }
}

extension Double {
  /// Whether the number, rounded to some digits, is the one that the vectors print.
  func rounds(to printed: Double, _ digits: Int) -> Bool {
    let unit = (0..<digits).reduce(1.0) { unit, _ in unit / 10 }
    return abs(self - printed) <= unit / 2 + 1e-9
  }
}

/// Checks the entries `indirect` and `at_risk_per_week` of a result. The latter is the sum of the
/// sources' rounded numbers there and of their exact ones here.
func checkLoss(
  _ decision: Decision, indirect: (failMax: Int, failExpected: Int, legitimate: Int),
  shares: (max: Double, expected: Double), perWeek: (max: Double, expected: Double),
  _ location: SourceLocation = #_sourceLocation
) {
  #expect(decision.indirect.failures == indirect.failMax, sourceLocation: location)
  #expect(decision.indirect.expectedFailures == indirect.failExpected, sourceLocation: location)
  #expect(decision.indirect.legitimateMessages == indirect.legitimate, sourceLocation: location)
  let found = decision.indirect
  #expect(found.maximumShare.rounds(to: shares.max, 4), sourceLocation: location)
  #expect(found.expectedShare.rounds(to: shares.expected, 4), sourceLocation: location)
  let (loss, tolerance) = (decision.atRiskPerWeek, 0.05 * Double(decision.sources.count) + 1e-9)
  #expect(abs(loss.maximum - perWeek.max) <= tolerance, sourceLocation: location)
  #expect(abs(loss.expected - perWeek.expected) <= tolerance, sourceLocation: location)
}
