import DMARC

/// Rows of a stream that show one trouble, with what telling of it needs: what ``SESDiagnoser`` finds, and
/// ``SESRepair`` explains.
struct SESFinding {
  let code: SESDiagnosis.Code
  let rows: [SESObservation]
  let stream: SESStream
  /// The identity to set up.
  let identity: String
  /// The first day of the trouble, where there was one before it.
  var since: UTCDay?
  /// The domain that signs in the region, at the Author Domain or above it, where nothing signs for the
  /// author.
  var overridden: String?
  /// Regions that sign the mail of its Author Domain, in the order of their names.
  var otherRegions: [String] = []
}
