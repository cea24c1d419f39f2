import Testing

/// Names that are none, and names that no report is on.
struct UnknownDomainTests {
  @Test(arguments: [
    "user@example.com", "http://example.com/", "exa mple", "-", "a..example", "192.0.2.1",
  ])
  func `what is no host name is wrong usage`(name: String) throws {
    let store = try DmarcStore.withSamples()
    for command in ["advise", "sources", "reports", "ses", "backtest", "resolve", "config"] {
      let answer = try DmarcProgram.run([command, "--", name])
      #expect(answer.status == 64, "\(command)")
      #expect(answer.output == "")
      #expect(answer.error.contains("is no domain name"), "\(command)")
    }
    let trial = try store.run("what-if", "--record", "v=DMARC1; p=none", "--", name)
    #expect(trial.status == 64)
    let sender = try DmarcProgram.run(["senders", "sendgrid", "--domain=\(name)"])
    #expect(sender.status == 64)
  }

  /// A record there would take the subdomain out of the policy that covers it.
  @Test func `a name below a policy domain gets no record`() throws {
    let answer = try DmarcStore.withSamples().run(
      "advise", "news.example.net", "--as-of", DmarcStore.day)
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(answer.error.contains("its mail is in the reports on example.net"))
  }

  @Test func `a slip of the pen gets no record`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("advise", "exampel.com", "--as-of", DmarcStore.day)
    #expect(answer.status == 1)
    #expect(answer.output == "")
    #expect(
      answer.error
        == "Error: no report is on exampel.com; did you mean example.com? The store has example.com, "
        + "example.net, example.org\n")
    let sources = try store.run("sources", "exampel.org")
    #expect(
      sources.error.contains("did you mean example.org? The store has example.org, example.com"))
  }

  /// V01: it has to hear how reports come. What the owner has written down is no slip.
  @Test func `a domain that is like no other has no evidence yet`() throws {
    let store = try DmarcStore.withSamples()
    let other = try store.run("advise", "example.test", "--as-of", DmarcStore.day)
    #expect(other.status == 3)
    #expect(other.output.contains("E-NO-DATA"))
    let config = try store.folder.write(
      Array("domains: {exampel.com: {profile: users}}\n".utf8), as: "dmarc.yml")
    let meant = try store.run(
      "advise", "exampel.com", "--as-of", DmarcStore.day, "--config", config)
    #expect(meant.status == 3)
  }
}
