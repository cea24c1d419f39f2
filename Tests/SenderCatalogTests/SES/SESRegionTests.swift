import SenderCatalog
import Testing

/// ses.md 3.3.
@Suite struct SESRegionTests {
  @Test(arguments: [
    ("us-east-1", "dkim.amazonses.com"), ("ap-northeast-1", "dkim.amazonses.com"),
    ("us-gov-west-1", "dkim.amazonses.com"),
    ("ap-northeast-3", "dkim.ap-northeast-3.amazonses.com"),
    ("af-south-1", "dkim.af-south-1.amazonses.com"),
    ("eu-south-1", "dkim.eu-south-1.amazonses.com"),
    ("us-gov-east-1", "dkim.us-gov-east-1.amazonses.com"), ("xx-future-1", nil),
  ])
  func `a region has its DKIM host, and none is guessed`(name: String, host: String?) throws {
    let region = try #require(SESRegion(name))
    #expect(region.dkimHost == host)
    #expect(region.mailExchange == "feedback-smtp.\(name).amazonses.com")
  }

  @Test(arguments: ["", "eu", "eu-west", "eu-west-", "EU-WEST-1", "eu west 1", "eu-west-1.x"])
  func `what does not look like a region is none`(name: String) {
    #expect(SESRegion(name) == nil)
  }

  @Test func `the name of a source tells its region`() {
    #expect(SESRegion(sourceName: "Amazon SES (eu-west-1)")?.name == "eu-west-1")
    for name in ["Amazon SES", "Amazon SES (europe)", "eu-west-1", "Amazon SES ("] {
      #expect(SESRegion(sourceName: name) == nil)
    }
  }
}
