import DMARC
import PolicyAdvisor

/// What the owner says of a domain, and the files that names come from.
extension SettingKey {
  static let owner = [
    flag("parked", \.owner.isParked),
    acknowledgement("ack_indirect_loss", \.owner.acceptsIndirectLoss),
    acknowledgement("ack_low_volume", \.owner.acceptsLowVolume),
    SettingKey(name: "record") { value, reader in
      let allowed = "the text of a DMARC record, which begins with v=DMARC1"
      guard let text = reader.text(value, "record", allowed: allowed) else { return nil }
      guard let record = DMARCRecord(text) else {
        reader.refuse(value, "record", allowed: allowed)
        return nil
      }
      return { $0.record = record }
    } value: {
      $0.record.map { .text($0.description) } ?? .none
    },
    // Read by the scope, which knows the line of each source; shown by ``Settings/entries``.
    SettingKey(name: "sources") { _, _ in
      nil
    } value: { _ in
      .none
    },
  ]

  static let files = [
    path("mmdb.asn", \.networkDatabase),
    path("mmdb.country", \.countryDatabase),
    SettingKey(name: "senders", isOfDomain: false) { value, reader in
      guard let senders = OwnerText.senders(value, &reader) else { return nil }
      return { $0.senders = senders }
    } value: { _ in
      .none
    },
  ]

  private static func path(_ name: String, _ path: Path<String?>) -> SettingKey {
    SettingKey(name: name, isOfDomain: false) { value, reader in
      let allowed = "the path of a database in MaxMind's format"
      guard let text = reader.text(value, name, allowed: allowed) else { return nil }
      return { $0[keyPath: path] = text }
    } value: {
      $0[keyPath: path].map { .text($0) } ?? .none
    }
  }

  /// False takes back what is said for all domains.
  private static func acknowledgement(
    _ name: String, _ path: Path<Acknowledgement?>
  ) -> SettingKey {
    SettingKey(name: name) { value, reader in
      if value.isNull || value.plain == "false" { return { $0[keyPath: path] = nil } }
      guard let said = OwnerText.acknowledgement(value, name, &reader) else { return nil }
      return { $0[keyPath: path] = said }
    } value: {
      $0[keyPath: path].map { .text(OwnerText.text(of: $0)) } ?? .flag(false)
    }
  }
}
