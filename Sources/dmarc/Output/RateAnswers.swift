import PolicyAdvisor

/// What mail proves, as `dmarc advise --format json` gives it.
struct RateAnswers: Encodable {
  var n: Int
  var fails: Int
  var passRate: Double
  var conservativePassRate: Double
  var phi: Double
  var nEff: Double
  var wilsonLower: Double
  var wilsonUpper: Double
  var dkimAlignedRate: Double
  var dkimWilsonLower: Double

  init(_ figures: AuthenticationFigures) {
    let dmarc = figures.dmarc
    n = dmarc.messages
    fails = dmarc.failures
    passRate = dmarc.rate.rounded(toParts: 10_000)
    conservativePassRate = figures.conservativePassRate.rounded(toParts: 10_000)
    phi = dmarc.overdispersion.rounded(toParts: 100)
    nEff = dmarc.effectiveSize.rounded(toParts: 10)
    wilsonLower = dmarc.bounds.lower.rounded(toParts: 10_000)
    wilsonUpper = dmarc.bounds.upper.rounded(toParts: 10_000)
    dkimAlignedRate = figures.dkim.rate.rounded(toParts: 10_000)
    dkimWilsonLower = figures.dkim.bounds.lower.rounded(toParts: 10_000)
  }
}
