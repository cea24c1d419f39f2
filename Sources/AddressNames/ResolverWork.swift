import DMARC

/// Which addresses are waiting, under way and finished, and when the next question may be asked.
struct ResolverWork {
  private struct Pending {
    var quest: AddressQuest
    var deadline: ContinuousClock.Instant
  }

  private let settings: ResolverSettings
  private let end: ContinuousClock.Instant
  private var waiting: ArraySlice<IPAddress>
  /// Quests with a question to ask; those that have begun come first.
  private var ready: [AddressQuest] = []
  private var pending: [Int: Pending] = [:]
  private var finished: [AddressQuest] = []
  private var nextQuestion: ContinuousClock.Instant

  init(_ addresses: [IPAddress], _ settings: ResolverSettings) {
    self.settings = settings
    waiting = addresses[...]
    nextQuestion = .now
    end = .now + .seconds(settings.seconds)
  }

  var isDone: Bool { waiting.isEmpty && ready.isEmpty && pending.isEmpty && finished.isEmpty }

  func isOver(_ time: ContinuousClock.Instant) -> Bool { time >= end }

  /// Asks what may be asked by now.
  mutating func begin(_ queries: DNSQueries, _ time: ContinuousClock.Instant) {
    while nextQuestion <= time, let quest = nextQuest(), let question = quest.question {
      let number = queries.ask(question)
      pending[number] = Pending(quest: quest, deadline: time + .seconds(settings.timeout))
      // What was not asked in time is not made up for in a burst.
      let interval = Duration.seconds(1 / settings.questionsPerSecond)
      nextQuestion = max(nextQuestion + interval, time - interval)
    }
  }

  private mutating func nextQuest() -> AddressQuest? {
    if !ready.isEmpty { return ready.removeFirst() }
    guard pending.count < settings.atOnce else { return nil }
    return waiting.popFirst().map(AddressQuest.init)
  }

  /// How long to wait for answers: until the next question, but never so long that Ctrl-C would seem
  /// to do nothing.
  func milliseconds(after time: ContinuousClock.Instant) -> Int32 {
    let canAsk = !ready.isEmpty || (!waiting.isEmpty && pending.count < settings.atOnce)
    let pause = canAsk ? max(.zero, nextQuestion - time) : .milliseconds(100)
    return Int32(min(pause, .milliseconds(100)) / .milliseconds(1)) + 1
  }

  /// Questions that have taken too long.
  func late(_ time: ContinuousClock.Instant) -> [Int] {
    pending.filter { $0.value.deadline <= time }.map(\.key)
  }

  mutating func take(_ answer: DNSAnswer, _ number: Int) {
    guard var quest = pending.removeValue(forKey: number)?.quest else { return }
    quest.take(answer, most: settings.namesOfAnAddress)
    if quest.question == nil { finished.append(quest) } else { ready.append(quest) }
  }

  mutating func takeFinished() -> [AddressQuest] {
    defer { finished.removeAll() }
    return finished
  }
}
