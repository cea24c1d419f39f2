import Testing

@testable import DMARC

@Suite struct OverrideReasonTests {
  @Test(arguments: [
    "forwarded", "local_policy", "mailing_list", "other", "policy_test_mode", "sampled_out",
    "trusted_forwarder",
  ])
  func `a type of either standard counts as itself`(type: String) {
    #expect(OverrideReason(type: type, comment: "a comment").countedAs == type)
    #expect(type.utf8.withContiguousBytes { OverrideReason.isKnown($0) })
  }

  @Test(arguments: [nil, "", "whitelisted", "Forwarded", "arc"])
  func `any other type counts as unrecognized, and never as other`(type: String?) {
    #expect(OverrideReason(type: type).countedAs == "unrecognized")
    #expect(!(type ?? "").utf8.withContiguousBytes { OverrideReason.isKnown($0) })
  }

  @Test(
    arguments: [
      ("local_policy", "arc=pass as[1].d=example.org", "arc"),
      ("local_policy", "arc=pass", "arc"),
      // OpenDMARC wrote it even where ARC passed, so it says nothing.
      ("local_policy", "arc=fail", "local_policy"),
      ("local_policy", nil, "local_policy"),
      ("other", "arc=pass", "other"),
      ("forwarded", "arc=pass", "forwarded"),
    ] as [(String, String?, String)])
  func `a local policy that trusts an ARC chain counts as arc`(
    type: String, comment: String?, counted: String
  ) {
    #expect(OverrideReason(type: type, comment: comment).countedAs == counted)
  }
}
