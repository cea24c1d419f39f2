import ArgumentParser
import DMARC
import ReportStore

struct MaintainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "maintain",
    abstract: "Drops the single records of old reports, so that a store does not grow for ever.",
    discussion: """
      Sums stay: domains, sources, advise, reports and the ledger answer over old days as before. Gone \
      is what single records said: envelope domains, and the comments on overrides. A copy of an old \
      report that comes later with other records cannot be compared any more, and is not counted. \
      The file keeps its size; its free pages are used for what comes.

      EXAMPLE
        dmarc maintain --keep-records 400d
        dmarc maintain --before 2025-01-01
      """)

  @Option(
    help: ArgumentHelp(
      "Keep the records of so many days, counted back from today.", valueName: "days"))
  var keepRecords: DayCountArgument?
  @Option(
    help: ArgumentHelp("Drop the records of the days before this one.", valueName: "yyyy-mm-dd"))
  var before: UTCDay?
  @OptionGroup
  var store: StoreOptions
  @Option(help: "How to print the answer.")
  var format: TotalsFormat = .table

  func validate() throws {
    guard (keepRecords == nil) != (before == nil) else {
      throw ValidationError("Say which records stay: --keep-records 400d, or --before a day.")
    }
  }

  func run() throws {
    let today = UTCDay(epochSeconds: CurrentTime.epochSeconds)
    let day = before ?? today.advanced(by: -(keepRecords?.days ?? 0))
    let aged = try store.openStoreToChange().dropRecords(before: day)
    let answer = MaintainAnswer(
      before: day.description, reports: aged.reports, records: aged.records,
      freeBytes: aged.freeBytes)
    switch format {
    case .json: StandardStreams.write(try JSONText.document(answer))
    case .table: StandardStreams.write(answer.text)
    }
  }
}

/// What `dmarc maintain` has done.
struct MaintainAnswer: Encodable {
  /// The first day whose records stay.
  var before: String
  var reports: Int
  var records: Int
  /// Bytes of the file that are free for what comes.
  var freeBytes: Int64

  var text: String {
    guard reports > 0 else { return "No report before \(before) has records left.\n" }
    return WrappedText.line(
      "Dropped \(NumberText.count(records)) records of \(NumberText.count(reports)) reports before "
        + "\(before); their sums stay. What single records said on those days can no longer be asked."
    )
      + WrappedText.line(
        "\(NumberText.count(Int(freeBytes))) bytes of the file are free for what comes.")
  }
}
