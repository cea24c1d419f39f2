import Configuration
import DMARC
import Dispatch
import Foundation
import ReportStore
import Synchronization

/// Decides on every domain of a store.
struct Portfolio {
  private let store: ReportStore
  private let settings: SettingsFile
  private let asOf: UTCDay

  init(_ store: ReportStore, _ settings: SettingsFile, asOf: UTCDay) {
    self.store = store
    self.settings = settings
    self.asOf = asOf
  }

  /// The domains in the order of their names. Each processor decides on a part of them, with a connection
  /// and a public suffix list of its own: some 7 MB, beside the mail of the domain in hand.
  func answers() throws -> [DomainAnswer] {
    let domains = try store.domains()
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let workers = max(1, min(processors, domains.count))
    let next = Mutex(0)
    let found = Mutex<[Int: DomainAnswer]>([:])
    let failure = Mutex<StoreError?>(nil)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      var answers: [Int: DomainAnswer] = [:]
      do {
        let store = worker == 0 ? store : try ReportStore(openingAt: store.path)
        let question = try DomainDecision(store, asOf: asOf)
        while let place = next.withLock({ Self.claim(&$0, of: domains.count) }) {
          answers[place] = try answer(on: domains[place], question)
        }
        let part = answers
        found.withLock { $0.merge(part) { first, _ in first } }
      } catch {
        let error = error as? StoreError ?? .failed(reason: "\(error)")
        failure.withLock { $0 = error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return found.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func claim(_ next: inout Int, of count: Int) -> Int? {
    guard next < count else { return nil }
    next += 1
    return next - 1
  }

  private func answer(
    on stored: StoredDomain, _ question: DomainDecision
  ) throws -> DomainAnswer {
    let settings = settings.settings(for: stored.domain)
    let evidence = try question.evidence(on: stored.domain, settings: settings)
    return DomainAnswer(stored, evidence, question.decide(evidence, settings: settings))
  }
}
