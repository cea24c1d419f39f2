/// Why a database of addresses could not be used.
public enum DatabaseError: Error, Sendable, Hashable {
  case cannotOpen(path: String, reason: String)
  /// By its own name it is a database of something else.
  case wrongKind(path: String, kind: String, wanted: String)
}

extension DatabaseError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason): "\(path): the database cannot be opened: \(reason)"
    case .wrongKind(let path, let kind, let wanted):
      "\(path): the database says that it is \(kind), and \(wanted) is needed"
    }
  }
}
