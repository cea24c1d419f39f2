import Glibc

/// The files that paths stand for: a path itself, or everything below a folder, in the order of
/// names. Folders are read one at a time, so a mailbox of any size needs the memory of its largest
/// folder.
///
/// A link to a file is followed, a link to a folder only when it was given as a path: no loop is
/// entered. `tmp` of a Maildir is left out: what lies there has not arrived; and so are the notes of a
/// ``Quarantine``. What is neither a file nor a folder is handed out too, and refused when it is
/// opened.
public struct InputFiles: Sequence, IteratorProtocol, Sendable {
  /// Given paths still to come, the next one last.
  private var waiting: [String]
  private let given: Set<String>
  /// The folder in hand last, behind those that it is in.
  private var folders: [FolderNames] = []

  /// - Parameter paths: `-` stands for standard input.
  public init(_ paths: [String]) {
    waiting = paths.reversed()
    given = Set(paths)
  }

  /// The path of the next file, or `-`; `nil` behind the last.
  public mutating func next() -> String? {
    while let (path, kind) = nextPath() {
      guard path != "-", isFolder(path, kind), let names = FolderNames(of: path) else {
        return path
      }
      folders.append(names)
    }
    return nil
  }

  private mutating func nextPath() -> (path: String, kind: FolderNames.Kind)? {
    while !folders.isEmpty {
      if let next = folders[folders.count - 1].next() { return next }
      folders.removeLast()
    }
    return waiting.popLast().map { ($0, .unknown) }
  }

  private func isFolder(_ path: String, _ kind: FolderNames.Kind) -> Bool {
    let isGiven = given.contains(path)
    guard kind == .unknown || isGiven else { return kind == .folder }
    var status = stat()
    let isKnown = isGiven ? stat(path, &status) : lstat(path, &status)
    return isKnown == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
