import PolicyAdvisor

/// What mail proves, as `dmarc advise --format json` gives it. Rates are `null` without mail.
struct RateAnswers: Encodable {
  var n: Int
  var fails: Int
  @ExplicitNull var passRate: Double?
  @ExplicitNull var conservativePassRate: Double?
  var phi: Double
  var nEff: Double
  var wilsonLower: Double
  var wilsonUpper: Double
  @ExplicitNull var dkimAlignedRate: Double?
  var dkimWilsonLower: Double

  init(_ figures: AuthenticationFigures) {
    let dmarc = figures.dmarc
    n = dmarc.messages
    fails = dmarc.failures
    phi = dmarc.overdispersion.rounded(toParts: 100)
    nEff = dmarc.effectiveSize.rounded(toParts: 10)
    wilsonLower = dmarc.bounds.lower.cut(toParts: 10_000)
    wilsonUpper = dmarc.bounds.upper.raised(toParts: 10_000)
    dkimWilsonLower = figures.dkim.bounds.lower.cut(toParts: 10_000)
    guard n > 0 else { return }
    passRate = dmarc.rate.cut(toParts: 10_000)
    conservativePassRate = figures.conservativePassRate.cut(toParts: 10_000)
    dkimAlignedRate = figures.dkim.rate.cut(toParts: 10_000)
  }
}
