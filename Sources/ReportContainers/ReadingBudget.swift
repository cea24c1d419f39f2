/// What one file, or one message of a mailbox, may still expand to and how long it may take; shared by
/// all sources inside it.
final class ReadingBudget {
  let limits: ContainerLimits
  private let file: FileSource
  private var deadline: ContinuousClock.Instant
  /// Bytes of the file before the message of the mailbox.
  private var bytesBefore: Int64 = 0
  private var expandedBytes: Int64 = 0
  private var members = 0

  init(_ file: FileSource, limits: ContainerLimits) {
    self.file = file
    self.limits = limits
    deadline = .now + .seconds(limits.seconds)
  }

  /// Bytes of the file that were read so far.
  var fileOffset: Int64 { file.offset }

  /// Begins anew, for the next message of a mailbox.
  func beginMessage() {
    // What is in the buffer of its lines was read before.
    bytesBefore = max(0, file.offset - 65_536)
    expandedBytes = 0
    members = 0
    deadline = .now + .seconds(limits.seconds)
  }

  /// Counts bytes that came out of a container.
  func expand(_ count: Int) throws(ContainerError) {
    expandedBytes += Int64(count)
    guard expandedBytes <= limits.expandedBytes else {
      throw .expandsTooFar(limit: limits.expandedBytes)
    }
    if expandedBytes > limits.ratioFreeBytes {
      let (most, isUnbounded) = max(1, min(file.size, file.offset) - bytesBefore)
        .multipliedReportingOverflow(by: limits.ratio)
      guard isUnbounded || expandedBytes <= most else { throw .ratioTooHigh(limit: limits.ratio) }
    }
    try checkTime()
  }

  func checkTime() throws(ContainerError) {
    guard ContinuousClock.now < deadline else { throw .tookTooLong(limit: limits.seconds) }
  }

  func countMember() throws(ContainerError) {
    members += 1
    guard members <= limits.members else { throw .tooManyMembers(limit: limits.members) }
  }

  func checkNesting(_ depth: Int) throws(ContainerError) {
    guard depth <= limits.nesting else { throw .nestedTooDeep(limit: limits.nesting) }
  }
}

/// A source whose bytes count against a budget.
final class BudgetedSource: ByteSource {
  private let readNext: (UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int
  private let budget: ReadingBudget

  init(
    _ budget: ReadingBudget,
    _ read: @escaping (UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int
  ) {
    self.budget = budget
    readNext = read
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int {
    let count = try readNext(buffer)
    if count > 0 { try budget.expand(count) }
    return count
  }
}
