import CUnbound
import Glibc

/// Questions under way at a name server, through libunbound: a stub to the system's resolvers, or to
/// one server. One thread asks and takes the answers; libunbound has one of its own.
final class DNSQueries {
  /// A question under way. libunbound holds its address until it has answered or was told to forget.
  private final class Query {
    let number: Int
    let inbox: Inbox
    var handle: Int32 = 0

    init(number: Int, inbox: Inbox) {
      self.number = number
      self.inbox = inbox
    }
  }

  /// Where libunbound puts answers, always on the thread that calls ``answers(within:)``.
  private final class Inbox {
    var answers: [(number: Int, answer: DNSAnswer)] = []
  }

  private let context: OpaquePointer
  private let inbox = Inbox()
  private var queries: [Int: Query] = [:]
  private var next = 0

  /// - Parameter server: an address, with `@port` if it is not 53; `nil` for those of
  ///   /etc/resolv.conf.
  init(server: String?) throws(ResolverError) {
    guard let context = ub_ctx_create() else { throw .cannotBegin(reason: "there is no memory") }
    self.context = context
    // It would log to standard error.
    ub_ctx_debugout(context, nil)
    try Self.check(ub_ctx_async(context, 1))
    // Servers on this machine may be asked, and private and documentation addresses, too: whether
    // there are names for them is what the server knows.
    try set("do-not-query-localhost:", "no")
    try set("unblock-lan-zones:", "yes")
    try set("insecure-lan-zones:", "yes")
    // One address that nobody answers for must not make the server a bad one for all others.
    try set("infra-keep-probing:", "yes")
    if let server {
      guard ub_ctx_set_fwd(context, server) == 0 else { throw .noAddress(server: server) }
    } else {
      // Without the file libunbound asks from the root on, which is an answer, too.
      _ = ub_ctx_resolvconf(context, nil)
    }
  }

  deinit { ub_ctx_delete(context) }

  /// - Returns: the number under which the answer comes.
  func ask(_ question: DNSQuestion) -> Int {
    let number = next
    next += 1
    let query = Query(number: number, inbox: inbox)
    let error = ub_resolve_async(
      context, question.name, question.kind.rawValue, 1, Unmanaged.passUnretained(query).toOpaque(),
      { data, error, result in
        guard let data else { return }
        let query = Unmanaged<Query>.fromOpaque(data).takeUnretainedValue()
        query.inbox.answers.append((query.number, DNSQueries.answer(error, result)))
        ub_resolve_free(result)
      }, &query.handle)
    if error == 0 {
      queries[number] = query
    } else {
      inbox.answers.append((number, .failed))
    }
    return number
  }

  /// Waits until something was answered, or for so many milliseconds.
  func answers(within milliseconds: Int32) -> [(number: Int, answer: DNSAnswer)] {
    if inbox.answers.isEmpty {
      var descriptor = pollfd(fd: ub_fd(context), events: Int16(POLLIN), revents: 0)
      // Interrupted or timed out: what is there is taken either way.
      _ = poll(&descriptor, 1, milliseconds)
      ub_process(context)
    }
    defer { inbox.answers.removeAll() }
    for (number, _) in inbox.answers { queries[number] = nil }
    return inbox.answers
  }

  /// Gives up on a question: its answer does not come any more.
  func forget(_ number: Int) {
    guard let query = queries[number] else { return }
    // If it has just been answered, the next call would still tell; it must find the query then.
    if ub_cancel(context, query.handle) == 0 { queries[number] = nil }
  }

  private static func answer(
    _ error: Int32, _ result: UnsafeMutablePointer<ub_result>?
  ) -> DNSAnswer {
    guard error == 0, let result = result?.pointee else { return .failed }
    // NOERROR and NXDOMAIN are answers (RFC 1035, section 4.1.1).
    guard result.rcode == 0 || result.rcode == 3 else { return .failed }
    var records: [[UInt8]] = []
    while let data = result.data?[records.count], let length = result.len?[records.count] {
      let bytes = UnsafeRawBufferPointer(start: data, count: max(0, Int(length)))
      records.append(Array(bytes))
    }
    return .records(records)
  }

  private func set(_ option: String, _ value: String) throws(ResolverError) {
    try Self.check(ub_ctx_set_option(context, option, value))
  }

  private static func check(_ error: Int32) throws(ResolverError) {
    guard error == 0 else { throw .cannotBegin(reason: String(cString: ub_strerror(error))) }
  }
}
