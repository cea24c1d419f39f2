import DMARC
import SenderCatalog
import Testing

@Suite struct SESTrafficTests {
  private let easyDKIM = ["example.com", "amazonses.com"]

  private func rows(_ mail: MailRows) -> [SESObservation] {
    var traffic = mail.traffic
    traffic.evaluations = [
      Evaluation(disposition: "none", dkim: "pass", spf: "fail", computed: nil)
    ]
    return SESTraffic(
      traffic, reverseNames: mail.namesOfAddresses, organizationalDomain: MailRows.organization
    ).rows
  }

  @Test func `mail of Amazon SES is added up by day and by what it shows`() {
    var mail = MailRows()
    mail.add(10, from: "198.51.100.1", dkim: easyDKIM, spf: ["eu-west-1.amazonses.com"])
    mail.add(5, from: "198.51.100.2", dkim: easyDKIM, spf: ["eu-west-1.amazonses.com"])
    mail.add(3, from: "198.51.100.1", dkim: easyDKIM, spf: ["eu-west-1.amazonses.com"], day: 1)
    mail.add(99, from: "192.0.2.1", dkim: ["example.com"], spf: ["example.com"])
    let found = rows(mail)
    #expect(found.map(\.messages) == [15, 3])
    #expect(found.allSatisfy { $0.region == "eu-west-1" && $0.isDKIMAligned && !$0.isSPFAligned })
  }

  @Test func `a network that shows its region in one row has it in all`() {
    var mail = MailRows()
    mail.add(10, from: "198.51.100.1", dkim: easyDKIM, spf: ["spf.example.com"])
    mail.add(1, from: "198.51.100.1", dkim: easyDKIM, spf: ["eu-west-1.amazonses.com"])
    mail.add(4, from: "203.0.113.9", dkim: easyDKIM, spf: ["spf.example.com"])
    mail.add(3, from: "203.0.113.9", dkim: easyDKIM, spf: ["other.example.com"])
    let regions = Dictionary(grouping: rows(mail), by: \.messages).mapValues { $0[0].region }
    // Elsewhere the region is that of the MAIL FROM domain, as in names.
    #expect(regions == [14: "eu-west-1", 1: "eu-west-1", 3: nil])
  }

  /// ses.md 3.4.
  @Test func `confirmed names tell that addresses are Amazon's, and their regions`() {
    var mail = MailRows()
    mail.add(10, from: "198.51.100.20", dkim: ["amazonses.com"], spf: ["spf.example.com"])
    mail.add(5, from: "198.51.100.99", spf: ["example.com softfail"])
    mail.add(3, from: "192.0.2.1", spf: ["example.com softfail"])
    mail.reverseNames = [
      "198.51.100.20": "e234-20.smtp-out.ap-northeast-1.amazonses.com",
      "198.51.100.99": "e234-99.smtp-out.ap-northeast-1.amazonses.com",
      "192.0.2.1": "mail.amazonses.com.example.net",
    ]
    let found = rows(mail)
    #expect(found.map(\.messages).sorted() == [5, 10])
    #expect(found.allSatisfy { $0.region == "ap-northeast-1" && $0.isAmazonAddress == true })
    #expect(found.allSatisfy { !$0.isHint })
  }

  /// A diagnosis is of the source that it is shown with.
  @Test func `rows have the regions that sources are named by`() {
    var mail = MailRows()
    for host in 0..<30 {
      let address = "198.51.\(host % 5).\(host)"
      let region = ["eu-west-1", "us-west-2"][host % 2]
      mail.add(
        host + 1, from: address, dkim: host % 3 == 0 ? easyDKIM : ["amazonses.com"],
        spf: [host % 4 == 0 ? "\(region).amazonses.com" : "spf\(host % 7).example.com"])
    }
    mail.reverseNames["198.51.3.77"] = "a1-77.smtp-out.ap-south-1.amazonses.com"
    // A neighbour without mail has a name.
    mail.add(70, from: "2001:db8:1::20", dkim: ["amazonses.com"], spf: ["ipv6.example.com"])
    mail.reverseNames["2001:db8:1::99"] = "e234-99.smtp-out.ap-northeast-1.amazonses.com"
    // What Amazon did not sign has the region of what it signed around it, and no other.
    mail.add(5, from: "198.51.100.20", dkim: ["amazonses.com"], spf: ["eu-west-3.amazonses.com"])
    mail.add(50, from: "198.51.100.20", dkim: easyDKIM, spf: ["bounce.example.com"])
    mail.add(900, from: "54.240.8.9", spf: ["bounce.example.com softfail"])
    mail.add(30, from: "54.240.9.9", dkim: easyDKIM, spf: ["bounce.example.com"])
    mail.add(20, from: "54.240.9.9", dkim: ["example.com"], spf: ["bounce.example.com"])
    mail.add(10, from: "54.240.9.9", spf: ["bounce.example.com softfail"])
    func sums(_ pairs: [(String, Int)]) -> [String: Int] {
      Dictionary(pairs, uniquingKeysWith: +)
    }
    let sources = mail.sources
    #expect(
      sums(rows(mail).map { ($0.region.map { "Amazon SES (\($0))" } ?? "Amazon SES", $0.messages) })
        == sums(sources.shares.map { (sources.names[Int($0.source)].text, $0.messages) }))
  }

  /// Only beside mail of its MAIL FROM domain that passes is it known for a forward.
  @Test func `a forward that breaks all signatures has the region that it came from`() {
    var mail = MailRows()
    mail.add(50, from: "198.51.100.20", dkim: easyDKIM, spf: ["bounce.example.com"])
    mail.add(5, from: "198.51.100.20", dkim: ["amazonses.com"], spf: ["eu-west-1.amazonses.com"])
    mail.add(
      9, from: "192.0.2.9", dkim: ["example.com fail", "amazonses.com fail"],
      spf: ["bounce.example.com softfail"])
    #expect(rows(mail).first { $0.messages == 9 }?.region == "eu-west-1")
  }

  @Test func `published addresses are Amazon's`() {
    var mail = MailRows()
    mail.add(10, from: "54.240.8.50", spf: ["spf.example.com softfail"])
    mail.add(10, from: "192.0.2.1", spf: ["spf.example.com softfail"])
    #expect(rows(mail).map(\.isAmazonAddress) == [true])
    #expect(rows(mail).map(\.isHint) == [true])
  }

  @Test func `rows that differ in being hints alone have an order`() {
    var mail = MailRows()
    for number in 10..<22 {
      let spf = ["m\(number).example.com softfail"]
      mail.add(1, from: "54.240.8.51", spf: spf)
      mail.add(2, from: "54.240.8.50", spf: spf)
    }
    mail.reverseNames["54.240.8.50"] = "a8-50.smtp-out.eu-west-1.amazonses.com"
    #expect(rows(mail).map(\.messages) == (10..<22).flatMap { _ in [2, 1] })
  }

  @Test func `the rows do not depend on the order of the groups`() {
    var mail = MailRows()
    for host in 0..<40 {
      mail.add(
        host + 1, from: "198.51.100.\(host % 5)",
        dkim: host % 3 == 0 ? easyDKIM : ["amazonses.com"],
        spf: [host % 2 == 0 ? "spf.example.com" : "eu-west-1.amazonses.com"], day: host % 4)
    }
    let expected = rows(mail)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<5 {
      mail.shuffle(using: &generator)
      #expect(rows(mail) == expected)
    }
  }
}
