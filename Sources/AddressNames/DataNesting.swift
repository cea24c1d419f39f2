/// How deep an entry of a MaxMind DB goes (MaxMind DB File Format Specification 2.0, "Output Data
/// Section").
///
/// libmaxminddb 1.7 passes over maps and lists by calling itself for each, so that a file of nested
/// lists would end the program on its stack. Real databases have four layers.
struct DataNesting {
  private static let mostLayers = 32
  /// Values of one entry. Those of GeoIP2 City, with names in eight languages, have 200.
  private static let mostValues = 10_000

  private let data: UnsafeRawBufferPointer
  private var values = 0

  /// - Parameter offset: of an entry in the data section.
  static func isShallow(_ data: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    var nesting = DataNesting(data: data)
    return nesting.end(ofValueAt: offset, layer: 1) != nil
  }

  private init(data: UnsafeRawBufferPointer) { self.data = data }

  /// Goes through a value with all that is in it, and what it points at.
  ///
  /// - Returns: where the next one begins; `nil` when there is too much, or when it is cut.
  private mutating func end(ofValueAt place: Int, layer: Int) -> Int? {
    values += 1
    guard layer <= Self.mostLayers, values <= Self.mostValues, let head = Head(data, at: place)
    else { return nil }
    var end = head.end
    switch head.kind {
    case Head.pointer:
      guard self.end(ofValueAt: head.size, layer: layer + 1) != nil else { return nil }
    case Head.map, Head.list:
      for _ in 0..<(head.kind == Head.map ? 2 * head.size : head.size) {
        guard let next = self.end(ofValueAt: end, layer: layer + 1) else { return nil }
        end = next
      }
    case Head.boolean: break
    default: end += head.size
    }
    return end <= data.count ? end : nil
  }

  /// The control byte of a value, and what belongs to it.
  private struct Head {
    static let pointer = 1
    static let map = 7
    static let list = 11
    static let boolean = 14

    var kind: Int
    /// Bytes of a scalar, pairs of a map, values of a list, or where a pointer points.
    private(set) var size: Int
    /// Where the value itself begins.
    private(set) var end: Int

    init?(_ data: UnsafeRawBufferPointer, at place: Int) {
      guard data.indices.contains(place) else { return nil }
      let control = Int(data[place])
      kind = control >> 5
      size = control & 31
      end = place + 1
      if kind == Self.pointer {
        let more = (size >> 3) + 1
        guard let number = Self.number(data, end, more) else { return nil }
        let high = more == 4 ? 0 : (size & 7) << (8 * more)
        size = (high | number) + [0, 2_048, 526_336, 0][more - 1]
        end += more
        return
      }
      if kind == 0 {
        guard let extended = Self.number(data, end, 1) else { return nil }
        kind = extended + 7
        end += 1
      }
      let more = max(0, size - 28)
      guard more > 0 else { return }
      guard let number = Self.number(data, end, more) else { return nil }
      size = number + [29, 285, 65_821][more - 1]
      end += more
    }

    /// A number of up to four bytes.
    private static func number(_ data: UnsafeRawBufferPointer, _ place: Int, _ count: Int) -> Int? {
      guard place + count <= data.count else { return nil }
      return data[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
    }
  }
}
