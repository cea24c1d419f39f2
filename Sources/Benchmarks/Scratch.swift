import Foundation
import ReportStore

/// A folder for the stores of a measurement, gone when it is done.
final class Scratch {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dmarc-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// A store with its tables and nothing in them, made by the product and closed again.
  func emptyStore(_ name: String) throws -> String {
    let path = path(name)
    _ = try ReportStore(creatingAt: path)
    return path
  }

  /// Bytes of a store with what is not yet in its main file.
  static func size(of store: String) -> Int64 {
    ["", "-wal"].reduce(0) { sum, suffix in
      let attributes = try? FileManager.default.attributesOfItem(atPath: store + suffix)
      return sum + (attributes?[.size] as? Int64 ?? 0)
    }
  }
}
