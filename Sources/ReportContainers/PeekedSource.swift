/// A source whose first bytes can be looked at before they are read.
final class PeekedSource: ByteSource {
  let source: any ByteSource
  private let first: [UInt8]
  private var taken = 0

  /// Enough for every signature, and for the headers of a mail message.
  static let length = 1_024

  init(_ source: any ByteSource) throws(ContainerError) {
    self.source = source
    var failure: ContainerError?
    first = [UInt8](unsafeUninitializedCapacity: Self.length) { room, count in
      let room = UnsafeMutableRawBufferPointer(room)
      do throws(ContainerError) {
        while count < Self.length {
          let more = try source.read(
            into: UnsafeMutableRawBufferPointer(rebasing: room[count..<Self.length]))
          guard more > 0 else { break }
          count += more
        }
      } catch {
        failure = error
      }
    }
    if let failure, first.isEmpty { throw failure }
  }

  /// The first bytes, whether they have been read or not.
  var beginning: [UInt8] { first }

  /// Forgets the bytes looked at, before the source goes to another place.
  func discardBeginning() { taken = first.count }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int {
    guard taken < first.count else { return try source.read(into: buffer) }
    let count = min(buffer.count, first.count - taken)
    buffer.copyBytes(from: first[taken..<(taken + count)])
    taken += count
    return count
  }
}
