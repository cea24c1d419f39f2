/// What one way of doing something cost, and what came out of it.
struct Measurement: Codable {
  /// User and system time of all threads.
  var cpuSeconds: Double
  var wallSeconds: Double
  /// The most memory that the process ever held; `nil` when it did something else before.
  var peakBytes: Int64?
  var answer: Totals
  /// Bytes of the store that was made.
  var storeBytes: Int64?

  /// The cheaper of two runs of the same way, with the larger peak of both.
  func better(_ other: Measurement) -> Measurement {
    var best = cpuSeconds <= other.cpuSeconds ? self : other
    if let peakBytes, let others = other.peakBytes { best.peakBytes = max(peakBytes, others) }
    best.wallSeconds = min(wallSeconds, other.wallSeconds)
    return best
  }
}
