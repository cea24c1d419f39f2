import ArgumentParser
import ReportContainers
import ReportIngest

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Prints what is in report files, without a store.",
    discussion: """
      Prints each report as one line of JSON, or with --summary the totals of each file as one line. \
      Folders are read with everything in them; - is standard input.

      EXAMPLE
        dmarc parse --summary ~/reports
        dmarc parse report.xml.gz | jq .records[0]
      """)

  @Argument(help: "Report files and folders.")
  var paths: [String]
  @Flag(help: "Print one line with the totals of each file.")
  var summary = false
  @OptionGroup(title: "Limits")
  var limits: LimitOptions

  func run() throws {
    var reader = ReportReader(limits: limits.parser)
    var hasRefusals = false
    for path in InputFiles(paths) {
      let receiver = SummaryReceiver()
      let failure = read(path, &reader, receiver)
      let line = ReportSummary(path: path, documents: receiver.documents, failure: failure)
      if line.outcome == .refused || failure != nil { hasRefusals = true }
      StandardStreams.write(try JSONText.line(line))
    }
    if hasRefusals { throw ExitCode(1) }
  }

  private func read(
    _ path: String, _ reader: inout ReportReader, _ receiver: any ReportReceiver
  ) -> ContainerError? {
    do throws(ContainerError) {
      try reader.read(try ReportFile(path: path, limits: limits.containers), receiver: receiver)
      return nil
    } catch {
      return error
    }
  }
}
