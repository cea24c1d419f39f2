import DMARC
import PolicyAdvisor
import Testing

/// A source that fails at one receiver alone.
@Suite struct ReceiverNoiseTests {
  private typealias Rows = EvidenceAssemblyRows

  private static func counts(_ failures: Int, of messages: Int = 20) -> [ReporterCount] {
    [
      ReporterCount(reporter: "one", messages: messages, failures: failures),
      ReporterCount(reporter: "two", messages: 500, failures: 5),
      ReporterCount(reporter: "three", messages: 500, failures: 0),
    ]
  }

  @Test func `a receiver stands out by ten points among twenty messages`() {
    // 0.5 % fail elsewhere, so that 10.5 % have to fail here.
    #expect(ReceiverNoise(Self.counts(3))?.reporter.reporter == "one")
    #expect(ReceiverNoise(Self.counts(2)) == nil)
    #expect(ReceiverNoise(Self.counts(19, of: 19)) == nil)
  }

  @Test func `a source that fails elsewhere, too, is no receiver's fault`() {
    var counts = Self.counts(20)
    counts[2].failures = 16
    #expect(ReceiverNoise(counts) == nil)
    counts[2].failures = 15
    #expect(ReceiverNoise(counts) != nil)
  }

  @Test func `two reporters are one word against another`() {
    #expect(ReceiverNoise(Array(Self.counts(20).prefix(2))) == nil)
  }

  @Test func `it is told with both figures`() {
    var counts = Self.counts(15)
    counts[0].temporaryErrors = 12
    #expect(
      ReceiverNoise(counts)?.sentence == """
        15 of 20 messages fail at one (25 % pass, 12 with a temporary error), 5 of 1,000 at all \
        others (99.5 % pass)
        """)
  }

  @Test func `a source that is well everywhere else is not told to repair anything`() throws {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    let broken = Rows.Mail(
      address: "192.0.2.10", spf: "example.com", spfResult: .temperror, broken: ["example.com"])
    rows.add(broken, 60, day: 3, reporter: "strange.example")
    let explanation = try #require(rows.explanation(of: "example.com"))
    #expect(explanation.diagnoses.map(\.code) == ["RC-NOISE"])
    #expect(explanation.diagnoses.first?.records == [])
    let noise = try #require(explanation.noise)
    #expect(noise.reporter.reporter == "strange.example")
    #expect(noise.reporter.messages == 60 && noise.reporter.failures == 60)
    #expect(noise.reporter.temporaryErrors == 60)
    #expect(noise.others.messages == 3_000 && noise.others.failures == 0)
  }
}
