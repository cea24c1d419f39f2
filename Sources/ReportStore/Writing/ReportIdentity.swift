/// What makes two reports copies of one (reports.md 2.3). Every smaller key loses data: reporters
/// share IDs, and services of one reporter share ID and period.
struct ReportIdentity: Hashable {
  /// Letter case does not matter, nor in `email`.
  var organization: String
  var email: String
  var reportID: String
  var policyDomain: String
  var begin: Int64?
  var end: Int64?
}
