import DMARC

/// Addresses that DNS confirms to be Amazon SES's by their names (ses.md 3.4). Of many thousands of names
/// few are.
struct AmazonNames: Sendable {
  /// Whatever their region.
  private(set) var addresses: Set<IPAddress> = []
  /// The regions of those whose names show one.
  private(set) var regions: [IPAddress: String] = [:]

  /// - Parameter reverseNames: names of addresses that DNS confirms both ways.
  init(_ reverseNames: [IPAddress: String] = [:]) {
    for (address, name) in reverseNames where AmazonSES.isName(name) {
      addresses.insert(address)
      regions[address] = AmazonSES.region(of: name)
    }
  }
}
