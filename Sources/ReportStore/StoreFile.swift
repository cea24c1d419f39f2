import Foundation

/// The file of a store and its folder.
enum StoreFile {
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Why nothing can be written beside a store, which even reading it takes (its write-ahead log);
  /// `nil` when it can.
  static func reasonNotToWriteBeside(_ path: String) -> String? {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return FileManager.default.isWritableFile(atPath: folder)
      ? nil
      : "its folder \(folder) cannot be written to, and a store keeps its write-ahead log there"
  }

  static func createFolder(of path: String) throws(StoreError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotOpen(path: path, reason: "its folder \(folder.path) cannot be made")
    }
  }
}
