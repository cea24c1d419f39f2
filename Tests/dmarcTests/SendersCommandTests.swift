import Foundation
import Testing

struct SendersCommandTests {
  @Test func `all senders are listed`() throws {
    let senders = try DmarcProgram.run(["senders", "--format", "json"]).objects
    #expect(senders.count >= 112)
    let ses = senders.first { $0["id"] as? String == "amazon-ses" }
    #expect(ses?["name"] as? String == "Amazon SES")
    #expect(ses?["verifies_author"] as? Bool == true)
    #expect(ses?["evidence"] as? String == "checked")
  }

  @Test func `who plays phishers is marked`() throws {
    let senders = try DmarcProgram.run(["senders", "--format", "json"]).objects
    let marked = senders.filter { $0["simulates_phishing"] as? Bool == true }
    #expect(marked.compactMap { $0["id"] as? String } == ["knowbe4"])
    #expect(try DmarcProgram.run(["senders", "knowbe4"]).output.contains("meant to fail DMARC"))
  }

  @Test func `one sender is shown with its records for a domain`() throws {
    let answer = try DmarcProgram.run(["senders", "zendesk", "--domain", "example.org"])
    #expect(answer.status == 0)
    #expect(
      answer.output.contains(
        "zendesk1._domainkey.example.org.  CNAME  zendesk1._domainkey.zendesk.com."))
    #expect(!answer.output.contains("verify with the provider"))
  }

  @Test func `general knowledge says that it is`() throws {
    let answer = try DmarcProgram.run(["senders", "strato"])
    #expect(answer.output.contains("verify with the provider"))
  }

  @Test func `its records can be printed ready to apply`() throws {
    let answer = try DmarcProgram.run(["senders", "postmark", "--records-as", "zone"])
    #expect(answer.output.contains("pm-bounces.example.com. 3600 IN CNAME pm.mtasv.net."))
  }

  @Test func `what a store has seen adds up`() throws {
    let object = try DmarcStore.withSamples().run("senders", "--seen", "--format", "json").object
    let senders = object["senders"] as? [[String: Any]] ?? []
    let sum = senders.reduce(0) { $0 + ($1["messages"] as? Int ?? 0) }
    #expect(sum == object["messages"] as? Int && sum > 0)
    let named = senders.filter { $0["id"] is String }
      .reduce(0) { $0 + ($1["messages"] as? Int ?? 0) }
    #expect(named == object["named"] as? Int)
    #expect(senders.contains { $0["id"] as? String == "amazon-ses" })
  }

  @Test(arguments: [
    ["senders", "nobody"], ["senders", "zendesk", "--seen"], ["senders", "--records-as", "zone"],
  ])
  func `what makes no sense is refused`(arguments: [String]) throws {
    #expect(try DmarcProgram.run(arguments).status == 64)
  }
}
