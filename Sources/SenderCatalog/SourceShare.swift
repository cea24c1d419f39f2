/// Messages of a group that one source sent.
public struct SourceShare: BitwiseCopyable, Sendable, Hashable {
  /// A place in ``Traffic/groups``.
  public var group: Int32
  /// A place in ``NamedSources/names``.
  public var source: Int32
  public var messages: Int

  public init(group: Int32, source: Int32, messages: Int) {
    self.group = group
    self.source = source
    self.messages = messages
  }
}
