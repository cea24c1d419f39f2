import DMARC
import PolicyAdvisor
import Testing

@Suite struct UnknownGateTests {
  @Test func `an undecided sender blocks from ten messages on three days on`() {
    func unknown(_ messages: [Int]) -> (inout DomainEvidence) -> Void {
      { $0.sources.append(Sample.source("who?", messages, as: .unknown, failures: messages)) }
    }
    #expect(HealthyDomain.codes(unknown([4, 3, 3])) == ["U-UNKNOWN"])
    #expect(HealthyDomain.codes(unknown([3, 3, 3])) == [])
    #expect(HealthyDomain.codes(unknown([9, 9])) == [])
  }

  @Test func `strays together stay below one percent, or a fifth of that before reject`() {
    func strays(_ count: Int) -> (inout DomainEvidence) -> Void {
      { evidence in
        for index in 0..<count {
          evidence.sources.append(
            Sample.source("stray \(index)", [1], as: .unknown, failures: [1]))
        }
      }
    }
    #expect(HealthyDomain.codes(strays(60)) == [])
    #expect(HealthyDomain.codes(strays(61)) == ["U-UNKNOWN"])
    #expect(HealthyDomain.codes(on: .quarantine, strays(12)) == [])
    #expect(HealthyDomain.codes(on: .quarantine, strays(13)) == ["U-UNKNOWN"])
  }
}
