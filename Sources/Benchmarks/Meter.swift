import Glibc

/// Reads what the process has used so far, and sums up the parts in between that count.
struct Meter {
  private var cpuSeconds = 0.0
  private var wallSeconds = 0.0
  private var peakBytes: Int64 = 0

  /// Counts the time that `body` takes, and notes the peak of memory behind it: the answer is checked
  /// later, and may take more than the work.
  mutating func count<Answer>(_ body: () throws -> Answer) rethrows -> Answer {
    let cpu = Self.cpuSeconds
    let wall = ContinuousClock.now
    defer {
      cpuSeconds += Self.cpuSeconds - cpu
      wallSeconds += (ContinuousClock.now - wall) / .seconds(1)
      peakBytes = Self.peakBytes
    }
    return try body()
  }

  /// Counts CPU time that was taken elsewhere.
  mutating func add(cpuSeconds: Double) { self.cpuSeconds += cpuSeconds }

  /// What was counted, shared among `rounds` of the same work.
  ///
  /// - Parameter isPrepared: whether the process did something larger before, which its peak of
  ///   memory tells of.
  func measurement(
    _ answer: Totals, rounds: Int = 1, isPrepared: Bool = false, storeBytes: Int64? = nil
  ) -> Measurement {
    Measurement(
      cpuSeconds: cpuSeconds / Double(rounds), wallSeconds: wallSeconds / Double(rounds),
      peakBytes: isPrepared ? nil : peakBytes, answer: answer, storeBytes: storeBytes)
  }

  private static var usage: rusage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  private static var cpuSeconds: Double {
    let usage = usage
    let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(microseconds) / 1e6
  }

  /// Linux counts it in KiB.
  private static var peakBytes: Int64 { Int64(usage.ru_maxrss) * 1_024 }
}
