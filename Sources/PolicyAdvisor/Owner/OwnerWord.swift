/// What the owner of a domain says about it. It wins over every rule and is shown as the owner's.
public struct OwnerWord: Sendable, Hashable {
  /// The domain sends no mail (decision.md 2.6, 3).
  public var isParked = false
  /// Some forwarded mail will be refused, and that is accepted (gate A6).
  public var acceptsIndirectLoss: Acknowledgement?
  /// So little mail is sent that clean reports of two months have to do (decision.md 2.5).
  public var acceptsLowVolume: Acknowledgement?
  /// The first rule that matches a source holds.
  public var sources: [OwnerSource] = []

  public init() {}
}
