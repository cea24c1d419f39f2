public import DMARC

/// How records are written so that they can be published.
public enum RecordFormat: String, Sendable, Hashable, CaseIterable {
  /// For people: one line each, as in a zone file without its TTLs.
  case text
  /// Lines of a zone file.
  case zone
  /// A change batch for `aws route53 change-resource-record-sets --change-batch`.
  case route53
  /// Resources of Terraform's AWS provider.
  case terraform

  /// The records in their order, with a line break at the end; nothing for none. Placeholders stay,
  /// and are named where the format has room for a comment.
  public func text(of records: [DNSRecord]) -> String {
    guard !records.isEmpty else { return "" }
    switch self {
    case .text: return ZoneFile(records).table
    case .zone: return ZoneFile(records).text
    case .route53: return Route53ChangeBatch(records).text
    case .terraform: return TerraformResources(records).text
    }
  }
}
