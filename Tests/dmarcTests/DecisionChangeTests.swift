import Foundation
import Testing

@testable import dmarc

/// What a comparison says of rates: by counts, whatever digits were kept of a rate.
@Suite struct DecisionChangeTests {
  private static func decision(fails: Int, of messages: Int) throws -> RecordedDecision {
    try RecordedDecision.decoded(
      Data(
        """
        {"domain": "example.com", "as_of": "2026-10-10", "rule_version": 2, "thresholds": {},
         "rung": "none", "verdict": "stay", "gates": [], "blockers": [], "sources": [],
         "own": {"n": \(messages), "fails": \(fails), "pass_rate": 1},
         "record": {"next": "v=DMARC1; p=none"}}
        """.utf8))
  }

  @Test func `three failures of millions are not 100 %`() throws {
    let change = DecisionChange(
      since: try Self.decision(fails: 0, of: 4_000_000),
      to: try Self.decision(fails: 3, of: 4_000_000))
    #expect(
      change.text.contains(
        "Own mail: 100.00 % passed then, 99.99 % now (0 and 3 failures).\n"))
    #expect(change.ratesChanged.first?.to == 0.9999)
  }

  @Test func `a few passes of millions are not none`() throws {
    let change = DecisionChange(
      since: try Self.decision(fails: 8_000_000, of: 16_000_000),
      to: try Self.decision(fails: 16_000_000, of: 16_000_160))
    #expect(change.text.contains("Own mail: 50.00 % passed then, < 0.01 % now "))
  }

  @Test func `a rate that shows the same digits has not changed`() throws {
    let change = DecisionChange(
      since: try Self.decision(fails: 1, of: 4_000_000),
      to: try Self.decision(fails: 3, of: 4_000_000))
    #expect(change.ratesChanged.isEmpty)
    #expect(change.text.hasSuffix("Nothing has changed.\n"))
  }

  @Test func `mail that there was not has no rate to compare`() throws {
    let change = DecisionChange(
      since: try Self.decision(fails: 0, of: 0), to: try Self.decision(fails: 3, of: 4))
    #expect(change.ratesChanged.isEmpty)
  }
}
