import AddressNames
import ArgumentParser

/// How names are looked up.
struct ResolverOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The name server to ask, such as 192.0.2.53 or 192.0.2.53:5353. (default: those of the system)",
      valueName: "addr[:port]"))
  var server: ServerAddress?
  @Option(help: ArgumentHelp("Questions a second, such as 20/s.", valueName: "n/s"))
  var rate = RateArgument(perSecond: ResolverSettings().questionsPerSecond)
  @Option(help: ArgumentHelp("Seconds that an answer may take.", valueName: "seconds"))
  var timeout = ResolverSettings().timeout
  @Option(help: ArgumentHelp("Seconds that the whole run may take.", valueName: "seconds"))
  var maxRunSeconds = ResolverSettings().seconds

  func validate() throws {
    guard (0.01...600).contains(timeout) else {
      throw ValidationError("--timeout is a number of seconds up to 600.")
    }
    guard (0.01...1_000_000).contains(maxRunSeconds) else {
      throw ValidationError("--max-run-seconds is a number of seconds up to 1000000.")
    }
  }

  var settings: ResolverSettings {
    var settings = ResolverSettings()
    settings.server = server
    settings.questionsPerSecond = rate.perSecond
    settings.timeout = timeout
    settings.seconds = maxRunSeconds
    return settings
  }
}

/// A number a second, with or without `/s` behind it.
struct RateArgument: ExpressibleByArgument, CustomStringConvertible {
  var perSecond: Double

  init(perSecond: Double) { self.perSecond = perSecond }

  init?(argument: String) {
    let digits = argument.hasSuffix("/s") ? argument.dropLast(2) : Substring(argument)
    guard let perSecond = Double(digits), (0.01...10_000).contains(perSecond) else { return nil }
    self.perSecond = perSecond
  }

  var description: String { "\(perSecond)/s" }
  var defaultValueDescription: String { description }
}
