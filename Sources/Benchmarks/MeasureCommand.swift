import ArgumentParser
import Foundation

/// Measures one way in this process and writes what it cost as JSON: so each has its own peak of
/// memory, and none finds what another has left in the caches of the allocator.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measures one way of one case; prints JSON.",
    shouldDisplay: false)

  @Argument(help: "A folder with truth.json in it.")
  var corpus: String
  @Argument(help: "The case.")
  var wanted: Way.Case
  @Argument(help: "The way's place among those of the case.")
  var place: Int
  @Option(help: "Threads that read and parse.")
  var readers = 2

  func validate() throws {
    guard wanted.ways.indices.contains(place) else {
      throw ValidationError("\(wanted.rawValue) has no way \(place).")
    }
  }

  func run() throws {
    let corpus = try Corpus(folder: URL(fileURLWithPath: corpus))
    let way = wanted.ways[place]
    let measurement = try way.run(corpus, MeasureOptions(readers: readers))
    FileHandle.standardOutput.write(try JSONEncoder().encode(measurement))
  }
}

extension Way.Case: ExpressibleByArgument {}
