import Foundation
import LoopbackNameServer
import Testing

@Suite struct ResolveCommandTests {
  /// What is kept of the names of addresses, as `sqlite3` shows it.
  private static func view(_ store: DmarcStore) throws -> [String] {
    let answer = try DmarcProgram.run(
      "/usr/bin/env",
      [
        "python3", "-c",
        """
        import sqlite3, sys
        for row in sqlite3.connect(sys.argv[1]).execute(
            "SELECT address, name, is_confirmed, is_answered FROM address_name_view ORDER BY 1"):
          print("|".join(str(value) for value in row))
        """, store.path,
      ])
    return answer.lines.map(String.init)
  }

  /// A store with a report of mail from some addresses.
  private static func store(_ addresses: [String] = ["192.0.2.1"]) throws -> DmarcStore {
    let store = try DmarcStore()
    let records = addresses.map { SampleXML.record(address: $0) }.joined()
    let path = try store.folder.write(SampleXML.report(record: records), as: "report.xml")
    _ = try store.run("import", path)
    return store
  }

  private static func server() throws -> LoopbackNameServer {
    try LoopbackNameServer(
      records: ["1.2.0.192.in-addr.arpa. PTR mail.example.com.", "mail.example.com. A 192.0.2.1"],
      silent: ["113.0.203.in-addr.arpa."])
  }

  @Test func `names are looked up once, and kept`() throws {
    let (store, server) = (try Self.store(["192.0.2.1", "192.0.2.2"]), try Self.server())
    let answer = try store.run(
      "resolve", "EXAMPLE.com", "--last", "30d", "--server", server.address, "--rate", "500/s",
      "--format", "json")
    #expect(answer.status == 0)
    #expect(answer.error == "")
    #expect(
      answer.object as? [String: Int]
        == ["addresses": 2, "named": 1, "confirmed": 1, "unanswered": 0, "left": 0])
    #expect(try Self.view(store) == ["192.0.2.1|mail.example.com|1|1", "192.0.2.2|None|0|1"])
    let again = try store.run("resolve", "--server", server.address)
    #expect(again.status == 0)
    #expect(again.output == "No address needs a name.\n")
  }

  @Test func `people read how many have a name`() throws {
    let (store, server) = (try Self.store(["192.0.2.1", "192.0.2.2"]), try Self.server())
    let answer = try store.run("resolve", "--server", server.address)
    #expect(
      answer.output
        == "Addresses looked up: 2: 1 with a name, 1 of them confirmed, 1 without.\n")
  }

  @Test func `no more addresses are looked up than asked for`() throws {
    let (store, server) = (try Self.store((1...9).map { "192.0.2.\($0)" }), try Self.server())
    let answer = try store.run(
      "resolve", "--server", server.address, "--limit", "3", "--format", "json")
    #expect(answer.object["addresses"] as? Int == 3)
    #expect(try Self.view(store).count == 3)
  }

  @Test func `a server that is not there is told, and nothing is kept`() throws {
    let (store, server) = (
      try Self.store((1...40).map { "203.0.113.\($0)" }), try Self.server()
    )
    let answer = try store.run(
      "resolve", "--server", server.address, "--rate", "500", "--timeout", "0.2")
    #expect(answer.status == 1)
    #expect(answer.error == "No name server answers; name one that does with --server.\n")
    #expect(try Self.view(store) == [])
  }

  @Test func `a server that answers for none of a few addresses is told, too`() throws {
    let (store, server) = (try Self.store(["203.0.113.1", "203.0.113.2"]), try Self.server())
    let answer = try store.run(
      "resolve", "--server", server.address, "--rate", "500", "--timeout", "0.2")
    #expect(answer.status == 1)
    #expect(answer.output.contains("2 without an answer"))
    #expect(answer.error.hasPrefix("No answer came for any of the addresses; "))
    #expect(try Self.view(store) == [])
  }

  @Test func `a run that takes longer than it may ends, and what it found stays`() throws {
    let (store, server) = (try Self.store(["192.0.2.1", "203.0.113.1"]), try Self.server())
    let answer = try store.run(
      "resolve", "--server", server.address, "--timeout", "60", "--max-run-seconds", "1")
    #expect(answer.status == 1)
    #expect(answer.error.contains("longer than 1.0 seconds (raise with --max-run-seconds)"))
    #expect(answer.output.contains("1 left"))
    #expect(try Self.view(store) == ["192.0.2.1|mail.example.com|1|1"])
  }

  @Test func `Ctrl-C ends it, and what it found stays`() throws {
    let (store, server) = (try Self.store(["192.0.2.1", "203.0.113.1"]), try Self.server())
    let start = ContinuousClock.now
    let answer = try DmarcProgram.run(
      "/bin/sh",
      [
        "-c",
        """
        '\(DmarcProgram.path)' resolve --store '\(store.path)' --server \(server.address) \
          --timeout 60 &
        sleep 1
        kill -INT $!
        wait $!
        """,
      ])
    #expect(answer.status == 130)
    #expect(answer.output.contains("1 with a name"))
    #expect(ContinuousClock.now - start < .seconds(30))
    #expect(try Self.view(store) == ["192.0.2.1|mail.example.com|1|1"])
  }

  @Test func `a domain that no report is on is told`() throws {
    let answer = try Self.store().run("resolve", "nobody.example")
    #expect(answer.status == 1)
    #expect(answer.error.contains("no report is on nobody.example; the store has example.com"))
  }

  @Test(arguments: [
    ["--server", "ns.example.com"], ["--rate", "0"], ["--rate", "fast"], ["--timeout", "0"],
    ["--limit", "0"], ["--max-age", "0d"], ["--format", "csv"], ["--max-run-seconds", "nan"],
  ])
  func `wrong usage is told`(arguments: [String]) throws {
    #expect(try DmarcProgram.run(["resolve"] + arguments).status == 64)
  }
}
