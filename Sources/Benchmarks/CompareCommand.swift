import ArgumentParser
import Foundation

/// Measures the product's way of each case beside the floors, and shows a table.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Measures every case on every corpus below a folder.")

  @Option(help: "A folder of corpora that Scripts/make-reports wrote.")
  var folder: String
  @Option(name: .customLong("case"), help: "Only this case; can be given several times.")
  var cases: [Way.Case] = []
  @Option(help: "Only the corpora of this kind; can be given several times.")
  var kind: [String] = []
  @Option(help: "How often each way is run, in turn; the cheapest run of each is shown.")
  var repeats = 3
  @Option(help: "Threads that read and parse in an import.")
  var readers = 2
  @Flag(help: "Write a Markdown table.")
  var markdown = false

  func validate() throws {
    guard (1...100).contains(repeats) else {
      throw ValidationError("--repeats is a number from 1 to 100.")
    }
    guard (1...256).contains(readers) else {
      throw ValidationError("--readers is a number from 1 to 256.")
    }
  }

  func run() throws {
    let corpora = try Corpus.all(below: URL(fileURLWithPath: folder))
      .filter { kind.isEmpty || kind.contains($0.kind) }
    guard !corpora.isEmpty else { throw ValidationError("There is no corpus below \(folder).") }
    var table = ResultTable()
    for wanted in cases.isEmpty ? Way.Case.allCases : cases {
      for corpus in corpora where wanted.canRead(corpus) { try compare(wanted, corpus, &table) }
    }
    print(table.text(isMarkdown: markdown))
  }

  /// Runs the ways in turn, so that whatever else the machine does falls on all of them.
  private func compare(_ wanted: Way.Case, _ corpus: Corpus, _ table: inout ResultTable) throws {
    let ways = wanted.ways
    var best: [Measurement?] = ways.map { _ in nil }
    for _ in 0..<repeats {
      for place in ways.indices {
        let measured = try ChildProcess.measure(corpus, wanted, place, readers: readers)
        try check(measured, wanted, corpus, ways[place])
        best[place] = best[place].map { $0.better(measured) } ?? measured
      }
    }
    table.add(wanted, corpus, Array(zip(ways, best.compactMap { $0 })))
  }

  private func check(
    _ measured: Measurement, _ wanted: Way.Case, _ corpus: Corpus, _ way: Way
  ) throws {
    let truth = wanted == .question ? corpus.question.totals : corpus.totals
    let mistakes = truth.mistakes(in: measured.answer)
    guard mistakes.isEmpty else {
      throw ChildProcess.Failure(
        description: "\(corpus.kind), \(wanted.rawValue), \(way.name): a wrong answer. "
          + mistakes.joined(separator: "; "))
    }
  }
}
