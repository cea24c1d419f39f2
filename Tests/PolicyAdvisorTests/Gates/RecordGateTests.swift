import DMARC
import PolicyAdvisor
import Testing

@Suite struct RecordGateTests {
  private func decide(_ record: String, _ change: (inout DomainEvidence) -> Void = { _ in })
    -> Decision
  {
    HealthyDomain.decide {
      $0.currentRecord = DMARCRecord(record)
      change(&$0)
    }
  }

  @Test func `a record that only reports show cannot be judged`() {
    #expect(HealthyDomain.decide { $0.currentRecord = nil }.passed(.record) == nil)
    #expect(decide("v=DMARC1; p=none; rua=mailto:a@example.com").passed(.record) == true)
  }

  @Test func `a tag that stands twice makes the record invalid`() {
    let decision = decide("v=DMARC1; p=none; P=reject; rua=mailto:a@example.com")
    #expect(decision.codes == ["REC-DUPLICATE-TAG"])
    #expect(decision.nextRecord == "v=DMARC1; p=none; rua=mailto:a@example.com")
    #expect(decision.exitCode == 2)
  }

  @Test(arguments: ["dmarc@example.com", "https://example.com/dmarc", "mailto:", "mailto:me"])
  func `reports go to mail addresses only`(address: String) {
    #expect(decide("v=DMARC1; p=none; rua=\(address)").codes == ["REC-RUA"])
  }

  @Test(arguments: ["mailto:a@example.com!10m", "MAILTO:a@example.com"])
  func `an address may have a size limit, and its scheme any case`(address: String) {
    #expect(decide("v=DMARC1; p=none; rua=\(address)").codes == [])
  }

  @Test func `several records are none`() {
    let record = "v=DMARC1; p=none; rua=mailto:a@example.com"
    #expect(decide(record) { $0.recordsFound = 2 }.codes == ["REC-MULTIPLE"])
    #expect(decide(record) { $0.recordsFound = 1 }.codes == [])
  }

  @Test func `a reporter's host outside the domain has to agree`() {
    let decision = decide("v=DMARC1; p=none; rua=mailto:a@reports.example,mailto:b@example.com")
    #expect(decision.verdict == .advance)
    #expect(
      decision.recordNotes.contains(
        """
        Reports go to reports.example only if it publishes \
        example.com._report._dmarc.reports.example TXT "v=DMARC1".
        """))
    let own = decide("v=DMARC1; p=none; rua=mailto:a@dmarc.example.com")
    #expect(!own.recordNotes.contains { $0.contains("_report._dmarc") })
  }

  @Test func `sp below the Organizational Domain is ignored, and never written`() {
    let decision = decide("v=DMARC1; p=none; sp=none; rua=mailto:a@example.com") {
      $0.domain = "mail.example.com"
      $0.organizationalDomain = "example.com"
    }
    #expect(decision.warnings.contains { $0.contains("sp is ignored") })
    let clean = decide("v=DMARC1; p=none; rua=mailto:a@example.com") {
      $0.domain = "mail.example.com"
      $0.organizationalDomain = "example.com"
    }
    #expect(
      clean.nextRecord == "v=DMARC1; p=quarantine; t=y; pct=0; rua=mailto:a@example.com")
  }

  /// reports.md 4.3: a record with psd=n is that of the Organizational Domain.
  @Test func `psd=n makes a name the Organizational Domain, and sp counts there`() {
    let decision = decide("v=DMARC1; p=none; psd=n; sp=none; rua=mailto:a@example.com") {
      $0.domain = "mail.example.com"
      $0.organizationalDomain = "example.com"
    }
    #expect(!decision.warnings.contains { $0.contains("sp is ignored") })
    #expect(decision.nextRecord.contains("np=reject"))
  }
}
