import ArgumentParser
import ReportContainers
import ReportIngest

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Prints what is in reports, mail and archives, without a store.",
    discussion: """
      Prints each report as one line of JSON, or with --summary the totals of each file as one line. \
      Mail, archives and folders are read with everything in them; - is standard input.

      EXAMPLE
        dmarc parse --summary ~/reports
        dmarc parse report.xml.gz | jq .records[0]
      """)

  @Argument(help: "Report files, mail, archives and folders.")
  var paths: [String]
  @Flag(help: "Print one line with the totals of each file.")
  var summary = false
  @OptionGroup(title: "Limits")
  var limits: LimitOptions

  func run() throws {
    var reader = ReportReader(limits: limits.parser)
    var hasRefusals = false
    for path in InputFiles(paths) {
      let isRefused =
        summary ? try printSummary(of: path, &reader) : printReports(of: path, &reader)
      hasRefusals = hasRefusals || isRefused
    }
    if hasRefusals { throw ExitCode(1) }
  }

  /// - Returns: whether something of the file was refused.
  private func printSummary(of path: String, _ reader: inout ReportReader) throws -> Bool {
    let receiver = SummaryReceiver(now: CurrentTime.epochSeconds)
    let failure = read(path, &reader, receiver)
    StandardStreams.write(try JSONText.line(receiver.line(path: path, failure: failure)))
    return failure != nil || receiver.hasRefusals
  }

  private func printReports(of path: String, _ reader: inout ReportReader) -> Bool {
    let receiver = ReportLineReceiver(path: path, now: CurrentTime.epochSeconds)
    let failure = read(path, &reader, receiver)
    if let failure { receiver.write(failure) }
    return failure != nil || receiver.hasRefusals
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
