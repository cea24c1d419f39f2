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

  func validate() throws {
    if last != nil, since != nil || until != nil {
      throw ValidationError("--last goes without --since and --until.")
    }
    if let since, let until, since >= until {
      throw ValidationError("--since must be before --until, which is not in the window.")
    }
  }

  /// - Parameter newest: the newest day that reports count for.
  /// - Returns: `nil` when every day is asked for.
  func window(newest: UTCDay?) -> Range<UTCDay>? {
    if let last, let newest {
      let end = newest.advanced(by: 1)
      return end.advanced(by: -last.days)..<end
    }
    guard since != nil || until != nil else { return nil }
    let first = since ?? UTCDay(number: 0)
    let end = until ?? UTCDay(number: 2_932_897)
    return first..<max(first, end)
  }
}

/// A number of days, with or without `d` behind it.
struct DayCountArgument: ExpressibleByArgument {
  var days: Int

  init?(argument: String) {
    let digits = argument.hasSuffix("d") ? argument.dropLast() : Substring(argument)
    guard let days = Int(digits), (1...36_525).contains(days) else { return nil }
    self.days = days
  }
}
