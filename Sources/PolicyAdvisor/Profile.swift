/// What a domain is for. Raw values are those of `dmarc.yml`.
public enum Profile: String, Sendable, Hashable, Codable, CaseIterable {
  /// People write from it, and may post to mailing lists.
  case users
  /// Only programs send from it, so no list can be in the way and half the time does.
  case transactional
  /// Nothing sends from it.
  case parked
}
