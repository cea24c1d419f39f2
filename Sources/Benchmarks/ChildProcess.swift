import Foundation

/// This program once more, for one measurement.
enum ChildProcess {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  static func measure(
    _ corpus: Corpus, _ wanted: Way.Case, _ place: Int, readers: Int
  ) throws -> Measurement {
    let output = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [
      "measure", corpus.folder.path, wanted.rawValue, String(place), "--readers", String(readers),
    ]
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        description: "\(corpus.kind), \(wanted.rawValue): the process of way \(place) ended with "
          + "status \(process.terminationStatus)")
    }
    return try JSONDecoder().decode(Measurement.self, from: said)
  }
}
