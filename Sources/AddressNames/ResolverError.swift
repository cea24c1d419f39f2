/// Why names cannot be looked up at all.
public enum ResolverError: Error, Sendable, Hashable {
  case noAddress(server: String)
  case cannotBegin(reason: String)
}

extension ResolverError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noAddress(let server):
      "\(server) is no address of a name server; write 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:53"
    case .cannotBegin(let reason): "libunbound cannot begin: \(reason)"
    }
  }
}
