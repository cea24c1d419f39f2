import CMaxMindDB
import DMARC
import Glibc

/// A database in MaxMind's format (MaxMind DB File Format Specification 2.0), opened where it lies.
///
/// What is wrong in it gives no answer: a name of an address is a hint, never evidence.
final class MaxMindFile {
  /// On the heap, since what it hands out points back at it.
  private let database: UnsafeMutablePointer<MMDB_s>

  /// Names are shown; no organization's fills this.
  private static let mostTextBytes = 200

  /// - Parameter others: words in the names of databases that have other things in them.
  init(path: String, notOf others: [String], wanted: String) throws(DatabaseError) {
    // A FIFO would be waited for.
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw .cannotOpen(path: path, reason: "it is no file")
    }
    let database = UnsafeMutablePointer<MMDB_s>.allocate(capacity: 1)
    database.initialize(to: MMDB_s())
    let error = MMDB_open(path, UInt32(MMDB_MODE_MMAP), database)
    guard error == MMDB_SUCCESS else {
      let reason =
        error == MMDB_FILE_OPEN_ERROR
        ? String(cString: strerror(errno)) : String(cString: MMDB_strerror(error))
      database.deallocate()
      throw .cannotOpen(path: path, reason: reason)
    }
    self.database = database
    // What it says of itself: `GeoLite2-ASN`.
    let kind = database.pointee.metadata.database_type.map { String(cString: $0) } ?? ""
    guard !others.contains(where: kind.contains) else {
      throw .wrongKind(path: path, kind: String(kind.prefix(60)), wanted: wanted)
    }
  }

  deinit {
    MMDB_close(database)
    database.deallocate()
  }

  /// What a database says of one address: the values of some keys.
  ///
  /// - Parameter paths: each a key and the keys inside it.
  /// - Returns: a value for each path, `nil` where there is none.
  func values(of address: IPAddress, _ paths: [[String]]) -> [Field?] {
    guard var entry = entry(of: address),
      DataNesting.isShallow(data, at: Int(entry.offset))
    else { return Array(repeating: nil, count: paths.count) }
    return paths.map { Self.value(&entry, $0) }
  }

  /// A data field, of the types that are asked for.
  enum Field: Equatable {
    case text(String)
    case number(UInt64)
  }

  private var data: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: database.pointee.data_section, count: Int(database.pointee.data_section_size))
  }

  private func entry(of address: IPAddress) -> MMDB_entry_s? {
    var error: Int32 = 0
    let result: MMDB_lookup_result_s
    if address.isIPv6 {
      var socket = sockaddr_in6()
      socket.sin6_family = sa_family_t(AF_INET6)
      withUnsafeMutableBytes(of: &socket.sin6_addr) { _ = address.write(to: $0) }
      result = withUnsafeBytes(of: &socket) { lookUp($0, &error) }
    } else {
      var socket = sockaddr_in()
      socket.sin_family = sa_family_t(AF_INET)
      withUnsafeMutableBytes(of: &socket.sin_addr) { _ = address.write(to: $0) }
      result = withUnsafeBytes(of: &socket) { lookUp($0, &error) }
    }
    return error == MMDB_SUCCESS && result.found_entry ? result.entry : nil
  }

  private func lookUp(_ socket: UnsafeRawBufferPointer, _ error: inout Int32)
    -> MMDB_lookup_result_s
  {
    guard let address = socket.bindMemory(to: sockaddr.self).baseAddress else {
      return MMDB_lookup_result_s()
    }
    return MMDB_lookup_sockaddr(database, address, &error)
  }

  private static func value(_ entry: inout MMDB_entry_s, _ path: [String]) -> Field? {
    var data = MMDB_entry_data_s()
    guard look(&entry, path, &data) == MMDB_SUCCESS, data.has_data else { return nil }
    switch Int32(data.type) {
    case MMDB_DATA_TYPE_UTF8_STRING:
      guard let start = data.utf8_string else { return nil }
      let bytes = UnsafeRawBufferPointer(
        start: start, count: min(Int(data.data_size), mostTextBytes))
      return .text(String(decoding: bytes, as: UTF8.self))
    case MMDB_DATA_TYPE_UINT16: return .number(UInt64(data.uint16))
    case MMDB_DATA_TYPE_UINT32: return .number(UInt64(data.uint32))
    case MMDB_DATA_TYPE_UINT64: return .number(data.uint64)
    default: return nil
    }
  }

  /// The keys as a list of C strings that ends with none.
  private static func look(
    _ entry: inout MMDB_entry_s, _ path: [String], _ data: inout MMDB_entry_data_s
  ) -> Int32 {
    switch path.count {
    case 1:
      return path[0].withCString { first in
        let keys = [first, nil]
        return keys.withUnsafeBufferPointer { MMDB_aget_value(&entry, &data, $0.baseAddress) }
      }
    case 2:
      return path[0].withCString { first in
        path[1].withCString { second in
          let keys = [first, second, nil]
          return keys.withUnsafeBufferPointer { MMDB_aget_value(&entry, &data, $0.baseAddress) }
        }
      }
    default: return MMDB_INVALID_LOOKUP_PATH_ERROR
    }
  }
}
