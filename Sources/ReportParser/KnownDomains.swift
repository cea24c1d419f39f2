import DMARC

/// Remembers which texts were seen to be names of hosts: the same few are in every record, and a look at a
/// number takes the place of a look at each letter.
struct KnownDomains {
  /// By the texts' numbers.
  private var isDomain: [Bool] = []

  /// Forgets all, whose numbers are void.
  mutating func removeAll() { isDomain.removeAll(keepingCapacity: true) }

  func contains(_ text: TextID) -> Bool {
    let number = Int(text.number)
    return number < isDomain.count && isDomain[number]
  }

  mutating func insert(_ text: TextID) {
    let number = Int(text.number)
    while isDomain.count <= number { isDomain.append(false) }
    isDomain[number] = true
  }
}
