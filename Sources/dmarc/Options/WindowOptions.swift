import ArgumentParser
import DMARC

/// The days that a question is about.
struct WindowOptions: ParsableArguments {
  @Option(help: ArgumentHelp("First day, in UTC.", valueName: "yyyy-mm-dd"))
  var since: UTCDay?
  @Option(help: ArgumentHelp("Day after the last one, in UTC.", valueName: "yyyy-mm-dd"))
  var until: UTCDay?
  @Option(
    help: ArgumentHelp(
      "So many days counted back from the newest report day, such as 30d.", valueName: "days"))
  var last: DayCountArgument?
  /// The name that commands with one day have for it, so that the error can tell the one here.
  @Option(help: .hidden)
  var asOf: String?

  func validate() throws {
    guard asOf == nil else {
      throw ValidationError("There is no --as-of here: the day after the last one is --until.")
    }
    if last != nil, since != nil || until != nil {
      throw ValidationError("--last goes without --since and --until.")
    }
    if let since, let until, since >= until {
      throw ValidationError("--since must be before --until, which is not in the window.")
    }
  }

  /// - Parameter days: the days that reports count for.
  /// - Returns: `nil` when every day is asked for.
  func window(of days: ClosedRange<UTCDay>?) -> Range<UTCDay>? {
    guard let days else { return nil }
    let end = days.upperBound.advanced(by: 1)
    if let last { return end.advanced(by: -last.days)..<end }
    guard since != nil || until != nil else { return nil }
    let first = since ?? min(days.lowerBound, until ?? end)
    return first..<max(first, until ?? end)
  }
}

/// A number of days, with or without `d` behind it.
struct DayCountArgument: ExpressibleByArgument, CustomStringConvertible {
  var days: Int

  init(days: Int) { self.days = days }

  init?(argument: String) {
    let digits = argument.hasSuffix("d") ? argument.dropLast() : Substring(argument)
    guard let days = Int(digits), (1...36_525).contains(days) else { return nil }
    self.days = days
  }

  var description: String { "\(days)d" }
  var defaultValueDescription: String { description }
}
