import Foundation
import Testing

struct BacktestCommandTests {
  @Test func `moves, rungs and the days to reject are told`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run("backtest", "example.org", "--format", "json")
    #expect(answer.status == 0)
    #expect(answer.error == "")
    let moves = answer.object["moves"] as? [[String: Any]] ?? []
    #expect(moves.first?["to"] as? String == "q_test")
    let stretches = answer.object["stretches"] as? [[String: Any]] ?? []
    #expect(stretches.count == moves.count + 1)
    #expect(stretches.first?["rung"] as? String == "none")
    #expect(answer.object["minimum_days"] as? Int == 88)
    let csv = CSVText(try store.run("backtest", "example.org", "--format", "csv").output).records
    #expect(csv.map { $0["day"] } == moves.map { $0["day"] as? String })
    let table = try store.run("backtest", "example.org").output
    for word in ["advance from none to q_test", "In force", "p=reject is not reached."] {
      #expect(table.contains(word), "\(word)")
    }
  }

  /// The day before a move and the day of it, decided by advise with the same reports.
  @Test func `each first step is the one that advise advises on that day`() throws {
    let store = try DmarcStore.withSamples()
    let backtest = try store.run("backtest", "example.org", "--format", "json").object
    let move = try #require((backtest["moves"] as? [[String: Any]])?.first)
    let day = try #require(move["day"] as? String)
    let advice = try store.run("advise", "example.org", "--as-of", day, "--format", "json").object
    #expect(advice["verdict"] as? String == "advance")
    #expect((advice["record"] as? [String: Any])?["next"] as? String == move["record"] as? String)
  }

  @Test func `it can begin with another record`() throws {
    let store = try DmarcStore.withSamples()
    let answer = try store.run(
      "backtest", "example.com", "--record", "v=DMARC1; p=reject", "--format", "json")
    let stretches = answer.object["stretches"] as? [[String: Any]] ?? []
    #expect(stretches.first?["rung"] as? String == "reject")
    #expect(stretches.first?["own_lost"] as? Int ?? 0 > 0)
    let moves = answer.object["moves"] as? [[String: Any]] ?? []
    #expect(moves.first?["verdict"] as? String == "roll_back")
  }

  @Test func `days beyond the reports are not walked`() throws {
    let store = try DmarcStore.withSamples()
    let wide = try store.run(
      "backtest", "example.org", "--since", "0001-01-01", "--until", "9999-01-01", "--format",
      "json")
    let all = try store.run("backtest", "example.org", "--format", "json")
    #expect(wide.output == all.output)
    let outside = try store.run("backtest", "example.org", "--until", "2020-01-01")
    #expect(outside.status == 1)
    #expect(outside.error.contains("outside the window"))
  }

  @Test func `wrong options are refused`() throws {
    let store = try DmarcStore.withSamples()
    for options in [["--step", "0"], ["--record", "p=none"], ["--since", "tomorrow"]] {
      let answer = try DmarcProgram.run(
        ["backtest", "example.org", "--store", store.path] + options)
      #expect(answer.status == 64)
    }
    #expect(try store.run("backtest", "nowhere.example").status == 1)
  }
}
