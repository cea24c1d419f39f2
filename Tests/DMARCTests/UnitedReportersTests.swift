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
      ("esa2.mail.example", "esa2.mail.example"), ("esa3.mail.example", ""),
    ])
    #expect(traffic.reporters == ["mail.example", "Post"])
    #expect(traffic.groups.map(\.reporter) == [0, 1, 0, 0])
  }

  @Test func `one that has one name keeps it`() {
    let traffic = Self.united([("a.mail.example", "a.mail.example"), ("A.mail.example", "")])
    #expect(traffic.reporters == ["mail.example"])
    #expect(Self.united([("a.mail.example", ""), ("Post", "")]).reporters[0] == "a.mail.example")
  }

  @Test func `names of services stay apart, though their reports come from one address`() {
    let traffic = Self.united([
      ("Mail", "mail.example"), ("Enterprise Mail", "mail.example"),
      ("office.example", "mail.example"),
    ])
    #expect(traffic.reporters == ["Mail", "Enterprise Mail", "office.example"])
  }
}
