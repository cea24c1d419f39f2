import Foundation
import Testing

/// The sessions of the README, run on the samples.
struct ReadmeTests {
  private struct Step {
    var command: String
    var lines: [String]
  }

  private static let root = URL(fileURLWithPath: DmarcStore.samples).deletingLastPathComponent()

  private static func steps() throws -> [Step] {
    let text = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let blocks = text.split(separator: "```console\n").dropFirst()
    return blocks.flatMap { block -> [Step] in
      let lines = block.prefix(upTo: block.firstRange(of: "```")?.lowerBound ?? block.endIndex)
        .split(separator: "\n").map(String.init)
      return lines.reduce(into: [Step]()) { steps, line in
        if line.hasPrefix("$ ") {
          steps.append(Step(command: String(line.dropFirst(2)), lines: []))
        } else if !steps.isEmpty {
          steps[steps.count - 1].lines.append(line)
        }
      }
    }
  }

  /// `…` alone on a line stands for what is left out.
  @Test func `commands print what the README shows`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/SampleReports", withDestinationPath: DmarcStore.samples)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/dmarc", withDestinationPath: DmarcProgram.path)
    let steps = try Self.steps()
    #expect(steps.count >= 6)
    for step in steps {
      let answer = try DmarcProgram.run(
        "/bin/bash", ["-c", "cd \"$HERE\" && \(step.command)"],
        environment: [
          "HERE": folder.path, "PATH": folder.path + ":/usr/bin:/bin",
          "DMARC_STORE": folder.path + "/reports.sqlite",
        ])
      let printed = answer.output.split(separator: "\n").map(String.init)
      var place = 0
      var maySkip = false
      for line in step.lines {
        guard line != "…" else {
          maySkip = true
          continue
        }
        let found = maySkip ? printed[place...].firstIndex(of: line) : place
        let index = try #require(found, "\(step.command): \(line)")
        #expect(index < printed.count && printed[index] == line, "\(step.command)")
        place = index + 1
        maySkip = false
      }
      #expect(maySkip || place >= printed.count, "\(step.command) prints more")
    }
  }
}
