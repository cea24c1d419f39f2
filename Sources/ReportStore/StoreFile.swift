import Foundation

/// The file of a store and its folder.
enum StoreFile {
  /// What changes when somebody writes to a file.
  struct State: Equatable {
    private var seconds: Int
    private var nanoseconds: Int
    private var size: Int64

    /// `nil` when there is no such file.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
      size = Int64(status.st_size)
    }

    var isEmpty: Bool { size == 0 }
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }
  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// Whether SQLite's write-ahead log holds something that is not in the store's own file yet.
  static func hasLog(_ path: String) -> Bool { State(path + "-wal")?.isEmpty == false }

  static func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// Why a store cannot be opened, where this account's rights tell; `nil` when they do not.
  static func reasonNotToOpen(_ path: String) -> String? {
    if exists(path), !isReadable(path) { return "this account may not read it" }
    let folder = folder(of: path)
    return FileManager.default.isWritableFile(atPath: folder)
      ? nil
      : "its folder \(folder) cannot be written to, and a store keeps its write-ahead log there"
  }

  static func createFolder(of path: String) throws(StoreError) {
    let folder = folder(of: path)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotOpen(path: path, reason: "its folder \(folder) cannot be made")
    }
  }
}
