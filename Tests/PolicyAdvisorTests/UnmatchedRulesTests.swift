import DMARC
import PolicyAdvisor
import Testing

@Suite struct UnmatchedRulesTests {
  private func warnings(_ rules: [OwnerSource]) -> [String] {
    HealthyDomain.decide {
      var payroll = Sample.source("payroll.example", 60)
      payroll.service = "payroll-service"
      $0.sources.append(payroll)
      $0.owner.sources = rules
    }.warnings
  }

  private func rule(_ name: String, forAll: Bool = false) -> OwnerSource {
    var rule = OwnerSource(source: name, isCritical: true)
    rule.isOfAllDomains = forAll
    return rule
  }

  @Test func `a name or a service that was seen is no slip`() {
    #expect(warnings([rule("payroll.example"), rule("payroll-service")]) == [])
  }

  @Test func `a rule that matches no source is told, with the nearest name`() {
    #expect(
      warnings([rule("payrol.example")]) == [
        """
        What you say of payrol.example has no effect: no source of the last 100 days is called \
        that. Did you mean payroll.example?
        """
      ])
    #expect(warnings([rule("nothing like it")]).first?.contains("Did you mean") == false)
  }

  @Test func `what is said of all domains need not concern this one`() {
    #expect(warnings([rule("sendgrid", forAll: true)]) == [])
    #expect(warnings([rule("payrol.example", forAll: true)]).count == 1)
  }

  @Test func `without any source nothing can match`() {
    var evidence = Sample.evidence([])
    evidence.owner.sources = [rule("payroll.example")]
    #expect(Sample.decide(evidence).warnings == [])
  }
}
