import DMARC
import Testing

/// The codes are those of reports.md 3.4.
@Suite struct EvaluationTests {
  private func evaluation(
    dkim: String? = "fail", spf: String? = "fail", disposition: String? = "none",
    computed: Alignment? = Alignment(dkim: .noPass, spf: .noPass), overrides: [String] = []
  ) -> Evaluation {
    Evaluation(
      disposition: disposition, dkim: dkim, spf: spf, computed: computed, overrides: overrides)
  }

  @Test(arguments: [
    ("pass", "pass", true), ("pass", "fail", true), ("fail", "pass", true), ("fail", "fail", false),
  ])
  func `either mechanism makes a pass`(dkim: String, spf: String, isPass: Bool) {
    let found = evaluation(
      dkim: dkim, spf: spf, computed: Alignment(dkim: .aligned, spf: .aligned))
    #expect(found.isPass == isPass)
    #expect(found.isConservativePass == isPass)
  }

  @Test func `C1: a pass without a passing result listed is believed`() {
    let found = evaluation(dkim: "pass", computed: Alignment(dkim: .noPass, spf: .misaligned))
    #expect(found.isPass && found.isConservativePass)
  }

  @Test func `C2: a pass with passing results of foreign domains only is not`() {
    let found = evaluation(
      dkim: "pass", spf: "pass", computed: Alignment(dkim: .misaligned, spf: .misaligned))
    #expect(found.isPass)
    #expect(!found.isConservativeDKIMPass && !found.isConservativeSPFPass)
    #expect(!found.isConservativePass)
  }

  @Test func `C2: the other mechanism may carry the pass`() {
    let dkim = evaluation(
      dkim: "pass", spf: "pass", computed: Alignment(dkim: .aligned, spf: .misaligned))
    #expect(dkim.isConservativePass && !dkim.isConservativeSPFPass)
    let spf = evaluation(
      dkim: "pass", spf: "pass", computed: Alignment(dkim: .misaligned, spf: .aligned))
    #expect(spf.isConservativePass && !spf.isConservativeDKIMPass)
    // Our own alignment alone makes no pass: the reporter's word is the statistic.
    let contradicted = evaluation(
      dkim: "pass", spf: "fail", computed: Alignment(dkim: .misaligned, spf: .aligned))
    #expect(contradicted.isPass && !contradicted.isConservativePass)
  }

  @Test func `C3: a fail with an aligned pass stays a fail and is flagged`() {
    let dkim = evaluation(computed: Alignment(dkim: .aligned, spf: .noPass))
    #expect(!dkim.isPass && !dkim.isConservativePass && dkim.isUnderstated)
    let spf = evaluation(computed: Alignment(dkim: .noPass, spf: .aligned))
    #expect(!spf.isPass && spf.isUnderstated)
    #expect(
      !evaluation(dkim: "pass", computed: Alignment(dkim: .aligned, spf: .noPass)).isUnderstated)
  }

  @Test(arguments: [
    "none", "softfail", "neutral", "temperror", "", "15", "mail::dmarc->", "unknown",
  ])
  func `C4: another word than pass is no pass, and the other mechanism may pass`(word: String) {
    let alone = evaluation(
      dkim: word, spf: word, computed: Alignment(dkim: .aligned, spf: .aligned))
    #expect(!alone.isPass && !alone.isConservativePass && !alone.isUnevaluated)
    let other = evaluation(
      dkim: "pass", spf: word, computed: Alignment(dkim: .aligned, spf: .aligned))
    #expect(other.isPass && other.isConservativePass && !other.isSPFAligned)
  }

  @Test(arguments: ["quarantine", "reject"])
  func `C5: a pass that was punished is a pass`(disposition: String) {
    let found = evaluation(
      dkim: "pass", disposition: disposition, computed: Alignment(dkim: .aligned, spf: .noPass))
    #expect(found.isPass && found.isConservativePass)
  }

  @Test func `C8: without any word there is no evaluation`() {
    let found = evaluation(
      dkim: nil, spf: nil, disposition: nil, computed: Alignment(dkim: .aligned, spf: .aligned))
    #expect(found.isUnevaluated && !found.isPass && !found.isConservativePass)
    #expect(!evaluation(dkim: nil, spf: "fail").isUnevaluated)
    #expect(!evaluation(dkim: "", spf: nil).isUnevaluated)
  }

  @Test(arguments: [
    ("local_policy", true), ("arc", true), ("trusted_forwarder", true), ("forwarded", true),
    ("mailing_list", true), ("sampled_out", false), ("policy_test_mode", false), ("other", false),
    ("unrecognized", false),
  ])
  func `a reason of kindness delivers failing mail and the policy's own does not`(
    reason: String, delivers: Bool
  ) {
    let found = evaluation(overrides: [reason])
    #expect(found.isDeliveredByOverride == delivers)
    #expect(!found.isPass && !found.isConservativePass)
    #expect(evaluation(overrides: ["other", reason]).isDeliveredByOverride == delivers)
  }

  @Test func `mail that passes is delivered by no override`() {
    #expect(!evaluation(spf: "pass", overrides: ["local_policy"]).isDeliveredByOverride)
    #expect(!evaluation().isDeliveredByOverride)
  }
}
