import Foundation

/// The file of a store and its folder.
enum StoreFile {
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  static func createFolder(of path: String) throws(StoreError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotOpen(path: path, reason: "its folder \(folder.path) cannot be made")
    }
  }
}
