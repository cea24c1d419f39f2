import DMARC
import Testing

/// One organisation is one reporter, whatever its hosts are called (reports.md 5.3, `reporter_key`).
@Suite struct UnitedReportersTests {
  private static func united(_ reporters: [(String, String)]) -> Traffic {
    var traffic = Traffic(domain: "example.com")
    for (place, reporter) in reporters.enumerated() {
      traffic.reporters.append(reporter.0)
      traffic.reporterDomains.append(reporter.1)
      traffic.groups.append(
        TrafficGroup(
          day: UTCDay(number: 0), authorDomain: 0, authResults: 0, reporter: place, evaluation: 0,
          messages: 1, sources: 0..<0))
    }
    traffic.uniteReporters { $0.split(separator: ".").suffix(2).joined(separator: ".") }
    return traffic
  }

  @Test func `hosts of one organisation are one reporter, by the name of its domain`() {
    let traffic = Self.united([
      ("esa1.mail.example", "esa1.mail.example"), ("Post", "post.example"),
      ("esa2.mail.example", "esa2.mail.example"), ("Mail", "mail.example"),
    ])
    #expect(traffic.reporters == ["mail.example", "Post"])
    #expect(traffic.groups.map(\.reporter) == [0, 1, 0, 0])
  }

  @Test func `one that has one name keeps it`() {
    let traffic = Self.united([("Mail", "a.mail.example"), ("Mail", "b.mail.example")])
    #expect(traffic.reporters == ["Mail"])
  }

  @Test func `without an address the name tells, whatever its case`() {
    let traffic = Self.united([("Mail", ""), ("MAIL", ""), ("Post", "")])
    #expect(traffic.reporters == ["mail", "Post"])
    #expect(traffic.groups.map(\.reporter) == [0, 0, 1])
  }
}
