import Glibc

/// What is in a folder, in the order of names. They are packed: a Maildir may have a hundred thousand.
struct FolderNames {
  private let prefix: String
  private var bytes: [UInt8] = []
  /// The next one last.
  private var names: [Name] = []

  private struct Name {
    /// Where in `bytes` it lies.
    var place: Range<Int>
    var kind: Kind
  }

  /// What the folder says that something in it is; some file systems leave that to be asked.
  enum Kind { case folder, other, unknown }

  /// `nil` when the folder cannot be read, which opening it as a file will tell.
  init?(of folder: String) {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    prefix = folder.hasSuffix("/") ? folder : folder + "/"
    var maildirNames = 0
    var found: [Name] = []
    while let entry = readdir(handle) {
      let start = bytes.count
      withUnsafeBytes(of: &entry.pointee.d_name) { name in
        let end = name.firstIndex(of: 0) ?? name.endIndex
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: name[..<end]))
      }
      let name = bytes[start...]
      if Self.isLeftOut(name) {
        bytes.removeSubrange(start...)
        continue
      }
      if Self.isOfMaildir(name) { maildirNames += 1 }
      found.append(Name(place: name.indices, kind: Self.kind(entry.pointee.d_type)))
    }
    // What lies in `tmp` of a Maildir has not arrived.
    if maildirNames == 3 {
      found.removeAll { [bytes] in bytes[$0.place].elementsEqual("tmp".utf8) }
    }
    bytes.withUnsafeBytes { bytes in
      found.sort { Self.precedes(bytes[$1.place], bytes[$0.place]) }
    }
    names = found
  }

  /// The path of the next one, and what it is.
  ///
  /// A name that is no UTF-8 is no text. What is shown for it may be the name of another file, so it ends
  /// with a slash, by which no file is opened.
  mutating func next() -> (path: String, kind: Kind)? {
    guard let name = names.popLast() else { return nil }
    guard let text = String(validating: bytes[name.place], as: UTF8.self) else {
      return (prefix + String(decoding: bytes[name.place], as: UTF8.self) + "/", .other)
    }
    return (prefix + text, name.kind)
  }

  /// The folder itself, the one that it is in, and notes of a quarantine.
  private static func isLeftOut(_ name: ArraySlice<UInt8>) -> Bool {
    let dot = UInt8(ascii: ".")
    if name.first == dot, name.count < 3, name.last == dot { return true }
    let suffix = Quarantine.noteSuffix.utf8
    return name.count >= suffix.count && name.suffix(suffix.count).elementsEqual(suffix)
  }

  private static func isOfMaildir(_ name: ArraySlice<UInt8>) -> Bool {
    name.count == 3 && ["cur", "new", "tmp"].contains { name.elementsEqual($0.utf8) }
  }

  private static func kind(_ type: UInt8) -> Kind {
    switch Int(type) {
    case Int(DT_DIR): .folder
    case Int(DT_UNKNOWN): .unknown
    default: .other
    }
  }

  private static func precedes(
    _ name: Slice<UnsafeRawBufferPointer>, _ other: Slice<UnsafeRawBufferPointer>
  ) -> Bool {
    let (name, other) = (
      UnsafeRawBufferPointer(rebasing: name), UnsafeRawBufferPointer(rebasing: other)
    )
    guard let start = name.baseAddress, let otherStart = other.baseAddress else {
      return name.count < other.count
    }
    let order = memcmp(start, otherStart, min(name.count, other.count))
    return order == 0 ? name.count < other.count : order < 0
  }
}
