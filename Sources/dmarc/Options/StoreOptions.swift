import ArgumentParser
import Foundation
import ReportStore

/// Where the reports are kept.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "The SQLite file with the reports. (default: $DMARC_STORE, else dmarc/reports.sqlite in $XDG_DATA_HOME or ~/.local/share)",
      valueName: "path"))
  var storePath: String?

  var path: String {
    let environment = ProcessInfo.processInfo.environment
    if let storePath { return storePath }
    if let path = environment["DMARC_STORE"], !path.isEmpty { return path }
    let folder =
      environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? (environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory())
      + "/.local/share"
    return folder + "/dmarc/reports.sqlite"
  }

  /// Opens a store to ask it.
  ///
  /// - Parameter isOneQuestion: not for every domain by itself, several at once.
  func openStore(isOneQuestion: Bool = true) throws -> ReportStore {
    QuestionMemory.prepare(isOneQuestion: isOneQuestion)
    return try ReportStore(openingAt: path, readers: isOneQuestion ? 1 : Portfolio.mostReaders)
  }

  func createStore() throws -> ReportStore { try ReportStore(creatingAt: path) }
}
