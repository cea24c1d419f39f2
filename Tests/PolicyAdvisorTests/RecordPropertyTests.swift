import DMARC
import PolicyAdvisor
import Testing

/// What must hold of every record to publish, tried on made-up ones.
@Suite struct RecordPropertyTests {
  /// Each with the decision on a domain that may go on, has to stay, or has to go back.
  private static func decisions(_ count: UInt64) -> [(record: DMARCRecord, decision: Decision)] {
    (0..<count).flatMap { seed -> [(DMARCRecord, Decision)] in
      var random = RandomRecord(seed: seed)
      guard let record = DMARCRecord(random.text()) else { return [] }
      let unready = seed % 3 == 0
      return [0, 200, 3_000].map { failures in
        let apex = Sample.source("shop", 6_000, failures: failures)
        let news = Sample.source("news", 100, failures: 4, overridden: 4)
        var evidence = Sample.evidence([apex] + (unready ? [news] : []))
        if unready {
          evidence.authorDomains = [
            AuthorDomainStatistics(name: "news.example.com", sources: [news])
          ]
        }
        evidence.currentRecord = record
        return (record, Sample.decide(evidence))
      }
    }
  }

  /// What a receiver reads of a record is what is meant: text, record, text.
  @Test func `every record to publish reads back as itself`() throws {
    var verdicts: Set<Verdict> = []
    for (_, decision) in Self.decisions(100) {
      let next = try #require(DMARCRecord(decision.nextRecord))
      #expect(next.description == decision.nextRecord)
      #expect(next.tags.first?.name == "v")
      verdicts.insert(decision.verdict)
    }
    #expect(verdicts == Set(Verdict.allCases))
  }

  @Test func `only p, sp, np, t and pct change, and a missing rua comes`() {
    for (record, decision) in Self.decisions(100) {
      let next = DMARCRecord(decision.nextRecord)?.tags ?? []
      let free: Set<String> = ["p", "sp", "np", "t", "pct"]
      func kept(_ tags: [DMARCRecord.Tag]) -> [String] {
        tags.filter { !free.contains($0.name.lowercased()) || $0.value == nil }
          .map { "\($0.name.lowercased())=\($0.value ?? "")" }
      }
      var before = kept(record.tags)
      if record.rua.isEmpty {
        before.removeAll { $0.hasPrefix("rua=") }
        #expect(kept(next).filter { !$0.hasPrefix("rua=") } == before)
        #expect(DMARCRecord(decision.nextRecord)?.rua == ["mailto:rua@example.com"])
      } else {
        #expect(kept(next) == before)
      }
    }
  }

  @Test func `tags that stay keep their order`() {
    for (record, decision) in Self.decisions(100) {
      let next = (DMARCRecord(decision.nextRecord)?.tags ?? []).map { $0.name.lowercased() }
      let before = record.tags.map { $0.name.lowercased() }.filter(next.contains)
      #expect(next.filter(before.contains) == before, "\(record) \(decision.nextRecord)")
    }
  }

  @Test func `no receiver reads a test as enforcement`() {
    for (_, decision) in Self.decisions(100) {
      guard let next = DMARCRecord(decision.nextRecord), let policy = next.policy,
        policy != .none
      else { continue }
      #expect((next.isTesting == true) == (next.pct == 0), "\(next)")
    }
  }

  @Test func `no step writes a fraction`() {
    for (record, decision) in Self.decisions(100) {
      let next = DMARCRecord(decision.nextRecord)
      let isFraction = next?.pct.map { (1...99).contains($0) } ?? false
      #expect(!isFraction || decision.verdict == .stay && next?.pct == record.pct)
    }
  }

  @Test func `a step leads to the rung that it names`() {
    for (_, decision) in Self.decisions(100) where decision.verdict != .stay {
      let inference = RungInference(published: nil, record: DMARCRecord(decision.nextRecord))
      #expect(inference.rung == decision.to)
      #expect(inference.warnings == [])
    }
  }

  @Test func `a roll-back leaves no policy stricter than its rung`() {
    for (_, decision) in Self.decisions(100) where decision.verdict == .rollBack {
      let next = DMARCRecord(decision.nextRecord)
      let policy = decision.to?.effectivePolicy ?? .none
      #expect((next?.policy ?? .none) <= policy)
      #expect((next?.subdomainPolicy ?? .none) <= policy)
    }
  }
}
