import DMARC
import PolicyAdvisor
import Testing

@Suite struct SourceRatesGateTests {
  @Test func `a sender is judged by itself from ten messages on`() {
    let failing = HealthyDomain.codes { $0.sources.append(Sample.source("fax", 10, failures: 1)) }
    #expect(failing == ["S-FAILING"])
    var evidence = HealthyDomain.evidence(on: .none)
    evidence.sources.append(Sample.source("fax", 9, failures: 9))
    let minor = Sample.decide(evidence)
    #expect(minor.verdict == .advance)
    #expect(minor.warnings.count == 1)
    #expect(minor.warnings.first?.contains("S-MINOR-FAIL") == true)
  }

  @Test func `a sender with failures has to prove its rate, a clean one need not`() {
    #expect(
      HealthyDomain.codes { $0.sources.append(Sample.source("shop", 60, failures: 1)) } == [
        "S-UNPROVEN"
      ])
    #expect(HealthyDomain.codes { $0.sources.append(Sample.source("shop", 60)) } == [])
  }

  @Test func `a critical sender is judged however little it sends`() {
    func fax(_ isCritical: Bool) -> [String] {
      HealthyDomain.codes {
        $0.sources.append(Sample.source("fax", 3, failures: 1))
        $0.owner.sources = [OwnerSource(source: "fax", isCritical: isCritical)]
      }
    }
    #expect(fax(true) == ["S-FAILING"])
    #expect(fax(false) == [])
  }

  @Test func `the owner may name a sender by its service`() {
    let codes = HealthyDomain.codes {
      var fax = Sample.source("Fax of the second floor", 3, failures: 1)
      fax.service = "fax"
      $0.sources.append(fax)
      $0.owner.sources = [OwnerSource(source: "fax", isCritical: true)]
    }
    #expect(codes == ["S-FAILING"])
  }

  @Test(arguments: [(Rung.none, 12), (.quarantine, 6)])
  func `98 percent before quarantine, 99 before reject`(rung: Rung, failures: Int) {
    func codes(_ failures: Int) -> [String] {
      HealthyDomain.codes(on: rung) {
        $0.sources.append(Sample.source("shop", 600, failures: failures))
      }
    }
    #expect(!codes(failures).contains("S-FAILING"))
    #expect(codes(failures + 1).contains("S-FAILING"))
  }
}
