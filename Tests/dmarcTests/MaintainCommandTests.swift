import Testing

struct MaintainCommandTests {
  @Test func `old records go, their sums stay, and what can no longer be asked is said`() throws {
    let store = try DmarcStore.withSamples()
    let before = try store.run("sources", "example.com", "--format", "csv").output
    let answer = try store.run("maintain", "--before", "2026-10-01")
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("Dropped "))
    #expect(answer.output.contains("reports before 2026-10-01; their sums stay."))
    #expect(answer.output.contains("can no longer be asked"))
    #expect(try store.run("sources", "example.com", "--format", "csv").output == before)

    let again = try store.run("maintain", "--before", "2026-10-01", "--format", "json").object
    #expect(again["reports"] as? Int == 0)
    #expect(
      try store.run("import", DmarcStore.samples + "/reports").output.contains(
        "known already"))
  }

  @Test func `it takes a number of days and a store that is there`() throws {
    #expect(try DmarcProgram.run(["maintain"]).status == 64)
    #expect(
      try DmarcProgram.run(["maintain", "--keep-records", "9d", "--before", "2026-10-01"]).status
        == 64)
    #expect(try DmarcProgram.run(["maintain", "--keep-records", "0d"]).status == 64)
    let store = try DmarcStore()
    #expect(try store.run("maintain", "--keep-records", "400d").status == 1)
  }
}
