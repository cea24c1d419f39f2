import Glibc

/// The files that paths stand for: a path itself, or everything below a folder, in the order of
/// names. Folders are read one at a time, so a mailbox of any size needs the memory of its largest
/// folder.
///
/// A link to a file is followed, a link to a folder only when it was given as a path: no loop is
/// entered. `tmp` of a Maildir is left out: what lies there has not arrived; and so are the notes of a
/// ``Quarantine``. What is neither a file nor a folder is handed out too, and refused when it is
/// opened.
public struct InputFiles: Sequence, IteratorProtocol {
  /// Paths still to come, the next one last.
  private var waiting: [String]
  private let given: Set<String>

  /// - Parameter paths: `-` stands for standard input.
  public init(_ paths: [String]) {
    waiting = paths.reversed()
    given = Set(paths)
  }

  public mutating func next() -> String? {
    while let path = waiting.popLast() {
      guard path != "-", isFolder(path), let names = Self.names(in: path) else { return path }
      let prefix = path.hasSuffix("/") ? path : path + "/"
      let isMaildir = Set(names).isSuperset(of: ["cur", "new", "tmp"])
      waiting += names.filter { !(isMaildir && $0 == "tmp" || $0.hasSuffix(Quarantine.noteSuffix)) }
        .sorted(by: >).map { prefix + $0 }
    }
    return nil
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    let isKnown = given.contains(path) ? stat(path, &status) : lstat(path, &status)
    return isKnown == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// `nil` when the folder cannot be read, which opening it as a file will tell.
  private static func names(in folder: String) -> [String]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
