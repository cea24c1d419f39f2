/// A limit that differs by the policy a domain is on its way to.
public struct PerTarget<Value: Sendable & Hashable>: Sendable, Hashable {
  public var quarantine: Value
  public var reject: Value

  public init(quarantine: Value, reject: Value) {
    self.quarantine = quarantine
    self.reject = reject
  }

  subscript(_ target: Target) -> Value {
    switch target {
    case .quarantine: quarantine
    case .reject: reject
    }
  }
}

extension PerTarget: Encodable where Value: Encodable {
  private enum CodingKeys: String, CodingKey {
    case quarantine = "q"
    case reject = "r"
  }
}
