import DMARC

/// Room for the addresses of the rows that a ``RowsStatement`` runs together, in network order, where
/// the statement finds them.
final class AddressRoom {
  private let bytes = UnsafeMutableRawBufferPointer.allocate(
    byteCount: 16 * RowsStatement.rows, alignment: 8)

  deinit { bytes.deallocate() }

  /// - Parameter place: the row's among those that are run together.
  /// - Returns: the 4 or 16 bytes, which stay until another address is written at the place.
  func write(_ address: IPAddress, at place: Int) -> UnsafeRawBufferPointer {
    let room = UnsafeMutableRawBufferPointer(rebasing: bytes[(place * 16)..<(place * 16 + 16)])
    return UnsafeRawBufferPointer(rebasing: room[..<address.write(to: room)])
  }
}
