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
    return try ReportStore(openingAt: path)
  }

  /// Opens a store that must be there, to change it.
  func openStoreToChange() throws -> ReportStore {
    QuestionMemory.prepare(isOneQuestion: true)
    return try ReportStore(changingAt: path, wait: Self.wait { false })
  }

  /// Opens a store to add to it, and makes it if it is not there.
  ///
  /// - Parameter isGivenUp: asked while another program keeps the store locked.
  func createStore(isGivenUp: @escaping @Sendable () -> Bool) throws -> ReportStore {
    try ReportStore(creatingAt: path, wait: Self.wait(isGivenUp))
  }

  /// Says once what is being waited for, to who would think that nothing happens.
  private static func wait(_ isGivenUp: @escaping @Sendable () -> Bool) -> StoreWait {
    StoreWait { milliseconds in
      if milliseconds == 2_000 {
        StandardStreams.writeError("Waiting for another import, which keeps the store locked.")
      }
      return !isGivenUp()
    }
  }
}
