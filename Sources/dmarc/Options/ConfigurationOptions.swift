import ArgumentParser
import Configuration
import Foundation
import Glibc

/// What the owner of the domains has written down.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What you say of your domains; see dmarc config. (default: $DMARC_CONFIG, else dmarc/dmarc.yml in $XDG_CONFIG_HOME or ~/.config, if it is there)",
      valueName: "path"))
  var config: String?

  /// The file, or the defaults where nobody named one and there is none.
  func read() throws -> SettingsFile {
    let environment = ProcessInfo.processInfo.environment
    guard let location = SettingsLocation(path: config, environment: environment),
      location.isNamed || access(location.path, F_OK) == 0
    else { return SettingsFile() }
    do {
      return try SettingsFile(readingFrom: location.path)
    } catch {
      // It repeats what is in the file, and every line of it begins with the path.
      let lines = "\(error)".split(separator: "\n").map { TerminalText.safe(String($0)) }
      StandardStreams.writeError(lines.joined(separator: "\n"))
      throw ExitCode(1)
    }
  }
}
