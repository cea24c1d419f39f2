import Glibc

/// What is in a folder, in the order of names. They are packed: a Maildir may have a hundred thousand.
struct FolderNames {
  private let prefix: String
  private var bytes: [UInt8] = []
  /// Where in `bytes` a name lies; the next one last.
  private var places: [Range<Int>] = []

  /// `nil` when the folder cannot be read, which opening it as a file will tell.
  init?(of folder: String) {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    prefix = folder.hasSuffix("/") ? folder : folder + "/"
    var maildirNames = 0
    var found: [Range<Int>] = []
    while let entry = readdir(handle) {
      let start = bytes.count
      withUnsafeBytes(of: &entry.pointee.d_name) { bytes += $0.prefix { $0 != 0 } }
      let place = start..<bytes.count
      let name = String(decoding: bytes[place], as: UTF8.self)
      if [".", ".."].contains(name) || name.hasSuffix(Quarantine.noteSuffix) { continue }
      if ["cur", "new", "tmp"].contains(name) { maildirNames += 1 }
      found.append(place)
    }
    // What lies in `tmp` of a Maildir has not arrived.
    if maildirNames == 3 { found.removeAll { [bytes] in bytes[$0].elementsEqual("tmp".utf8) } }
    found.sort { [bytes] in bytes[$1].lexicographicallyPrecedes(bytes[$0]) }
    places = found
  }

  /// The path of the next one.
  mutating func next() -> String? {
    places.popLast().map { prefix + String(decoding: bytes[$0], as: UTF8.self) }
  }
}
