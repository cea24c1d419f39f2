/// What something that is no aggregate report says of one: who reports, on which domain and period.
/// Nothing of it is about a person.
public struct ReportNotice: Sendable, Hashable {
  public var organization: String?
  public var domain: String?
  /// Epoch seconds.
  public var begin: Int64?
  public var end: Int64?

  public init(
    organization: String? = nil, domain: String? = nil, begin: Int64? = nil, end: Int64? = nil
  ) {
    self.organization = organization.flatMap { $0.isEmpty ? nil : PrintableName.of($0) }
    self.domain = domain.flatMap { $0.isEmpty ? nil : PrintableName.of($0) }
    self.begin = begin
    self.end = end
  }
}
