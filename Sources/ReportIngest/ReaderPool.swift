import Dispatch
import ReportContainers
import ReportParser
import ReportStore
import Synchronization

/// Several readers for one writer.
///
/// Files are claimed in their order and the writer takes what came of them in the same order, so the
/// store does not depend on how many readers there are or which is faster. A reader that is ahead
/// waits; a file of any size passes through in batches.
///
/// Nobody waits for ever. The writer waits for a file that was claimed, and for that alone: its reader is
/// reading it, or has sent everything of it, or sends it before it waits for long (``Outbox``), into a
/// queue that is empty then. So the first of the files that were claimed and not written comes to its
/// end, and with it the next.
final class ReaderPool: Sendable {
  /// Messages of a reader that may wait for the writer.
  private static let capacity = 3

  /// What the ledger says of a file that is being read, should it go no further.
  private static let interruption = IntakeProblem(Refusal.container(.interrupted))

  private let settings: IngestSettings
  private let known: KnownFiles
  private let knownFilesOfClaim: Int
  /// One element, which the reader takes whose turn it is to go through files. The others sleep, where
  /// a lock would keep their processors busy.
  private let files = BoundedQueue<InputFiles>(capacity: 1)
  private let claims: BoundedQueue<Claim?>
  private let queues: [BoundedQueue<[IngestMessage]>]
  /// What the writer has taken from each of them for files to come.
  private let taken: Mutex<[ArraySlice<IngestMessage>]>
  /// The file that the writer is in.
  private let current = Mutex<Claim?>(nil)
  private let isStopped = Atomic(false)
  private let hasEnded = Atomic(false)
  private let running = DispatchGroup()

  private struct Claim: Sendable {
    var reader: Int
    /// Files that come before the one to be read and have not changed since they were taken: there is
    /// nothing to wait for.
    var known: [IntakeFile] = []
    var path: String?
  }

  /// - Parameters:
  ///   - claimsAhead: files that may be claimed and not yet written.
  ///   - knownFilesOfClaim: files that are passed over with one claim.
  init(
    _ paths: [String], _ settings: IngestSettings, _ known: KnownFiles, claimsAhead: Int = 1_024,
    knownFilesOfClaim: Int = 32
  ) {
    self.settings = settings
    self.known = known
    self.knownFilesOfClaim = knownFilesOfClaim
    // Each reader says once that there is no other file, and only the first is heard.
    claims = BoundedQueue(capacity: max(claimsAhead, settings.readers))
    queues = (0..<settings.readers).map { _ in BoundedQueue(capacity: Self.capacity) }
    taken = Mutex(Array(repeating: [], count: settings.readers))
    files.push(InputFiles(paths))
  }

  func start() {
    for reader in queues.indices {
      DispatchQueue(label: "dmarc.reader.\(reader)").async(group: running) { self.read(reader) }
    }
  }

  /// Waits until no reader is at work; all their messages must have been taken.
  func finish() { running.wait() }

  /// Hands the next file's messages to `body`, behind those of known files before it.
  ///
  /// - Returns: `false` when there is no other file.
  func nextFile<Failure: Error>(
    _ body: (_ path: String, IngestMessage) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard let claim = nextClaim() else { return false }
    if claim.path == nil { current.withLock { $0 = nil } }
    for file in claim.known { try body(file.path, .knownFile(file, isSamePath: true)) }
    guard let path = claim.path else { return true }
    var isAtEnd = false
    while !isAtEnd {
      let messages = nextMessages(of: claim.reader)
      isAtEnd = messages.last?.endsFile == true
      // Noted before `body` can throw: nothing of the file is left in the queue then.
      if isAtEnd { current.withLock { $0 = nil } }
      for message in messages { try body(path, message) }
    }
    return true
  }

  /// The next messages of a reader, all of one file.
  private func nextMessages(of reader: Int) -> ArraySlice<IngestMessage> {
    var messages = taken.withLock { $0[reader] }
    if messages.isEmpty { messages = queues[reader].pop()[...] }
    let end = messages.firstIndex { $0.endsFile }.map { $0 + 1 } ?? messages.endIndex
    taken.withLock { $0[reader] = messages[end...] }
    return messages[..<end]
  }

  private func nextClaim() -> Claim? {
    if let claim = current.withLock({ $0 }) { return claim }
    // After the last claim there is nothing to wait for, however often it is asked.
    guard !hasEnded.load(ordering: .relaxed), let claim = claims.pop() else {
      hasEnded.store(true, ordering: .relaxed)
      return nil
    }
    current.withLock { $0 = claim }
    return claim
  }

  /// Lets the readers end with the files they have.
  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// Takes what readers still give after ``stop()``, so that none waits for ever.
  func drain() {
    while nextFile({ _, _ in }) {}
  }

  // MARK: On a reader's thread

  private func read(_ number: Int) {
    var reader = ReportReader(limits: settings.parserLimits)
    let outbox = Outbox(queues[number])
    let builder = BatchBuilder(
      reader: number, now: settings.now, trustedServer: settings.trustedServer
    ) { outbox.add($0) }
    while let path = claim(number, outbox) {
      outbox.add(read(path, &reader, builder))
      outbox.sendIfDue()
    }
    outbox.send()
  }

  /// The next file to be read. What is in the outbox goes out if there is a while to wait: the writer may
  /// be waiting for that, and everybody for the writer.
  private func claim(_ number: Int, _ outbox: Outbox) -> String? {
    var files = self.files.pop { outbox.send() }
    defer { self.files.push(files) }
    while true {
      let (claim, isLast) = makeClaim(number, &files)
      if !claim.known.isEmpty || claim.path != nil { claims.push(claim) { outbox.send() } }
      if isLast { claims.push(nil) { outbox.send() } }
      if claim.path != nil || isLast { return claim.path }
      outbox.sendIfDue()
    }
  }

  private func makeClaim(
    _ number: Int, _ files: inout InputFiles
  ) -> (claim: Claim, isLast: Bool) {
    var claim = Claim(reader: number)
    while claim.known.count < knownFilesOfClaim {
      guard !isStopped.load(ordering: .relaxed), let path = files.next() else {
        return (claim, true)
      }
      guard let file = unchanged(path) else {
        claim.path = path
        break
      }
      claim.known.append(file)
    }
    return (claim, false)
  }

  /// A file that is as it was when it was taken.
  private func unchanged(_ path: String) -> IntakeFile? {
    guard !settings.readsKnownFiles, known.haveStamps,
      let stamp = FileStamp(path: path, now: settings.now), known.contains(stamp, path: path)
    else { return nil }
    return IntakeFile(path: path, bytes: stamp.size)
  }

  private func read(
    _ path: String, _ reader: inout ReportReader, _ builder: BatchBuilder
  ) -> IngestMessage {
    var intake = IntakeFile(path: path)
    var opened: (ReportFile, FileDigest)?
    do throws(ContainerError) {
      let file = try ReportFile(path: path, limits: settings.containerLimits)
      intake.bytes = file.size
      intake.stamp = file.stamp(now: settings.now)?.value
      let digest = try file.digest()
      intake.sha256 = digest.bytes
      if let isSamePath = known.contains(digest, path: path) {
        return .knownFile(intake, isSamePath: isSamePath)
      }
      opened = (file, digest)
      var unfinished = intake
      unfinished.problem = Self.interruption
      builder.beginFile(unfinished)
      try reader.read(file, receiver: builder) { self.isStopped.load(ordering: .relaxed) }
    } catch {
      intake.problem = IntakeProblem(Refusal.container(error))
    }
    var refused = builder.takeRefused()
    if let problem = intake.problem, problem.reason != ContainerError.interrupted.code {
      refused.append(Refused(problem: problem))
    }
    if let quarantine = settings.quarantine, let (file, digest) = opened {
      quarantine.keep(file, digest, path: path, refused, now: settings.now)
    }
    return .file(intake)
  }
}

extension IngestMessage {
  var endsFile: Bool {
    switch self {
    case .file, .knownFile: true
    case .batch, .report, .other, .goesOn: false
    }
  }
}
