/// What DNS called an address when it was asked last.
public struct AddressName: Sendable, Hashable {
  public var address: IPAddress
  /// Canonical; `nil` when it has none.
  public var name: String?
  /// Whether the name's own addresses have this one among them. Without that a name is only what the
  /// holder of the address claims.
  public var isConfirmed: Bool
  /// Whether a server answered. Without an answer nothing is known, and it is soon asked again.
  public var isAnswered: Bool
  /// Epoch seconds.
  public var checkedAt: Int64

  public init(
    address: IPAddress, name: String? = nil, isConfirmed: Bool = false, isAnswered: Bool = true,
    checkedAt: Int64
  ) {
    self.address = address
    self.name = name
    self.isConfirmed = isConfirmed
    self.isAnswered = isAnswered
    self.checkedAt = checkedAt
  }
}
