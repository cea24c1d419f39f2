import DMARC
import PolicyAdvisor
import Testing

/// Each gate at its limit and just beyond it, on a domain that is healthy otherwise.
@Suite struct GateTests {
  private func healthy(on rung: Rung) -> DomainEvidence {
    Sample.evidence(on: rung, [Sample.source("Google Workspace", 6_000, failures: 6)])
  }

  private func codes(
    on rung: Rung = .none, _ change: (inout DomainEvidence) -> Void
  ) -> [String] {
    var evidence = healthy(on: rung)
    change(&evidence)
    return Sample.decide(evidence).codes
  }

  @Test func `a healthy domain climbs from every rung to the next`() {
    for rung in [Rung.none, .quarantineTest, .quarantine, .rejectTest] {
      let decision = Sample.decide(healthy(on: rung))
      #expect(decision.rung == rung)
      #expect(decision.verdict == .advance)
      #expect(decision.to == rung.next)
    }
  }

  @Test func `D0: a record without rua has to get one`() {
    #expect(codes { $0.currentRecord = DMARCRecord("v=DMARC1; p=none") } == ["E-NO-RUA"])
    #expect(codes { $0.currentRecord = nil } == [])
  }

  @Test func `D1: the newest report is at most four days old`() {
    #expect(codes { $0.newestReportDay = $0.asOf.advanced(by: -4) } == [])
    #expect(codes { $0.newestReportDay = $0.asOf.advanced(by: -5) } == ["E-STALE"])
    #expect(codes { $0.newestReportDay = nil } == ["E-STALE"])
  }

  @Test func `D2: reports cover 24 of 30 days, or 20 of a longer window`() {
    #expect(codes { $0.reportDays = 24 } == [])
    #expect(codes { $0.reportDays = 23 } == ["E-COVERAGE"])
    func widen(_ evidence: inout DomainEvidence) {
      evidence.window = evidence.window.lowerBound.advanced(by: -30)..<evidence.window.upperBound
    }
    #expect(
      codes {
        widen(&$0)
        $0.reportDays = 20
      } == [])
    #expect(
      codes {
        widen(&$0)
        $0.reportDays = 19
      } == ["E-COVERAGE"])
  }

  @Test(arguments: [(Rung.none, 150), (Rung.quarantineTest, 150), (.quarantine, 300)])
  func `D3: own mail is needed in numbers`(rung: Rung, limit: Int) {
    #expect(codes(on: rung) { $0.sources = [Sample.source("Google", limit)] } == [])
    #expect(
      codes(on: rung) { $0.sources = [Sample.source("Google", limit - 1)] } == ["E-VOLUME"])
  }

  @Test(arguments: [(Rung.none, 2), (.quarantine, 3)])
  func `D4: several reporters have to agree`(rung: Rung, limit: Int) {
    #expect(codes(on: rung) { $0.reporters = limit } == [])
    #expect(codes(on: rung) { $0.reporters = limit - 1 } == ["E-REPORTERS"])
  }

  @Test(arguments: [
    (Rung.none, 30), (.quarantineTest, 14), (.quarantine, 30), (.rejectTest, 14),
  ])
  func `D5: each rung has its time`(rung: Rung, limit: Int) {
    #expect(codes(on: rung) { $0.dwellDays = limit } == [])
    #expect(codes(on: rung) { $0.dwellDays = limit - 1 } == ["E-DWELL"])
    #expect(codes(on: rung) { $0.dwellDays = nil } == ["E-DWELL"])
  }

  @Test func `D5 says from which day on the time is up`() {
    var evidence = healthy(on: .none)
    evidence.dwellDays = 20
    let day = evidence.asOf.advanced(by: 10)
    #expect(
      Sample.decide(evidence).blockers.first?.message == """
        The present policy has been published for 20 days of the 30 that it has to be; on \(day) \
        it will have been.
        """)
  }

  @Test func `D6: two weeks pass after a new sender`() {
    #expect(codes { $0.daysSinceNewSource = 14 } == [])
    #expect(codes { $0.daysSinceNewSource = 13 } == ["E-NEW-SOURCE"])
    #expect(codes { $0.daysSinceNewSource = nil } == [])
  }

  @Test func `D7: an undecided sender blocks from ten messages on three days on`() {
    func unknown(_ messages: [Int]) -> (inout DomainEvidence) -> Void {
      { $0.sources.append(Sample.source("who?", messages, as: .unknown, failures: messages)) }
    }
    #expect(codes(unknown([4, 3, 3])) == ["U-UNKNOWN"])
    #expect(codes(unknown([3, 3, 3])) == [])
    #expect(codes(unknown([9, 9])) == [])
  }

  @Test func `D7: strays together stay below one percent, or a fifth of that before reject`() {
    func strays(_ count: Int) -> (inout DomainEvidence) -> Void {
      { evidence in
        for index in 0..<count {
          evidence.sources.append(
            Sample.source("stray \(index)", [1], as: .unknown, failures: [1]))
        }
      }
    }
    #expect(codes(strays(60)) == [])
    #expect(codes(strays(61)) == ["U-UNKNOWN"])
    #expect(codes(on: .quarantine, strays(12)) == [])
    #expect(codes(on: .quarantine, strays(13)) == ["U-UNKNOWN"])
  }

  @Test func `A2: a sender is judged by itself from ten messages on`() {
    let failing = codes { $0.sources.append(Sample.source("fax", 10, failures: 1)) }
    #expect(failing == ["S-FAILING"])
    var evidence = healthy(on: .none)
    evidence.sources.append(Sample.source("fax", 9, failures: 9))
    let minor = Sample.decide(evidence)
    #expect(minor.verdict == .advance)
    #expect(minor.warnings.count == 1)
    #expect(minor.warnings.first?.contains("S-MINOR-FAIL") == true)
  }

  @Test func `A2: a sender with failures has to prove its rate, a clean one need not`() {
    #expect(
      codes { $0.sources.append(Sample.source("shop", 60, failures: 1)) } == ["S-UNPROVEN"])
    #expect(codes { $0.sources.append(Sample.source("shop", 60)) } == [])
  }

  @Test func `A3: every sender signs before reject`() {
    let unsigned = Sample.source("relay", 100, dkimFailures: 6)
    #expect(codes(on: .quarantine) { $0.sources.append(unsigned) } == ["S-SPF-ONLY"])
    #expect(codes(on: .none) { $0.sources.append(unsigned) } == [])
    #expect(
      codes(on: .quarantine) {
        $0.sources = [Sample.source("Google", 6_000, dkimFailures: 180)]
      } == ["S-SPF-ONLY"])
  }

  @Test func `A4: failures that receivers let through do not count as expected`() {
    func forwards(_ failures: Int, _ overridden: Int) -> (inout DomainEvidence) -> Void {
      {
        $0.sources.append(
          Sample.source(
            "forwards", 1_000, as: .forwarder, failures: failures, overridden: overridden))
      }
    }
    #expect(codes(forwards(210, 0)) == [])
    #expect(codes(forwards(211, 0)) == ["I-INDIRECT"])
    #expect(codes(forwards(700, 690)) == [])
    #expect(codes(forwards(701, 700)) == ["I-INDIRECT"])
  }

  @Test func `A6: the owner's word is needed above one in a thousand`() {
    func forwards(_ failures: Int) -> (inout DomainEvidence) -> Void {
      { $0.sources.append(Sample.source("f", 2_000, as: .forwarder, failures: failures)) }
    }
    #expect(codes(on: .quarantine, forwards(8)) == [])
    #expect(codes(on: .quarantine, forwards(9)) == ["I-ACK"])
    #expect(codes(on: .none, forwards(9)) == [])
  }

  @Test func `blockers come dearest first, then in the order of the gates`() {
    let codes = codes {
      $0.newestReportDay = nil
      $0.reporters = 0
      $0.sources.append(Sample.source("small", 20, failures: 20))
      $0.sources.append(Sample.source("large", 200, failures: 200))
    }
    #expect(codes == ["S-FAILING", "S-FAILING", "E-STALE", "E-REPORTERS", "A-OWN-RATE"])
  }
}
