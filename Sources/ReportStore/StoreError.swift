/// Why the store could not be used. What was committed before stands.
public enum StoreError: Error, Sendable, Hashable {
  case cannotOpen(path: String, reason: String)
  case notAStore(path: String)
  /// Written by a later version of this program.
  case newerSchema(path: String)
  /// Written by an earlier version of this program, and nobody here may bring it up to date.
  case olderSchema(path: String)
  /// No file there, where one must be for a question to be asked.
  case missing(path: String)
  case diskFull
  case readOnly(path: String)
  /// What was imported last is in a file beside the store that cannot be read without writing there.
  case logCannotBeRead(path: String)
  case busy
  case failed(reason: String)
}

extension StoreError: CustomStringConvertible {
  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason): "\(path): the store cannot be opened: \(reason)"
    case .notAStore(let path):
      "\(path): it is not a store of this program; name another with --store"
    case .newerSchema(let path):
      "\(path): a later version of this program wrote it; use that version or a new store"
    case .olderSchema(let path):
      "\(path): an earlier version of this program wrote it, and it cannot be brought up to date here; "
        + "ask once with an account that may write to it and its folder, and with room on the disk"
    case .missing(let path):
      "\(path): there is no store yet; make one with: dmarc import --store \(path) REPORTS"
    case .diskFull:
      "the disk is full; what was stored before stands, so import again with more room"
    case .readOnly(let path):
      "\(path): the store, or the folder it is in, cannot be written to; use an account that may, or "
        + "name another store with --store"
    case .logCannotBeRead(let path):
      "\(path): what was imported last is in \(path)-wal, which cannot be read where nothing can be "
        + "written; ask with an account that may write there, or copy both files to a folder of yours"
    case .busy: "another program has kept the store locked; try again when it is done"
    case .failed(let reason): "the store failed: \(reason)"
    }
  }
}

extension StoreError {
  /// Whether the same would have been done with other rights, or more room.
  var isForWantOfRights: Bool {
    switch self {
    case .cannotOpen, .readOnly, .diskFull: true
    default: false
    }
  }
}
