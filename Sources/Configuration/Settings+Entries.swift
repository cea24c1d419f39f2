import PolicyAdvisor

/// Settings as they are shown.
extension Settings {
  /// Every key with its value and where that comes from, in the order of the documentation; each of
  /// the owner's sources and senders by itself.
  public var entries: [SettingEntry] {
    let keys = SettingKey.all.flatMap { key in
      key.name == "sources" || key.name == "senders"
        ? []
        : [
          SettingEntry(
            name: key.name, value: key.value(self), origin: origins[key.name] ?? .standard)
        ]
    }
    let sources = zip(owner.sources, sourceOrigins).map { source, origin in
      SettingEntry(
        name: "sources: \(source.source)", value: .text(OwnerText.text(of: source)),
        origin: origin)
    }
    let senders = senders.map { sender in
      let marks = sender.dkimDomains + sender.mailFromDomains + sender.ptrSuffixes
      return SettingEntry(
        name: "senders: \(sender.name)",
        value: .text(([sender.category] + marks).joined(separator: ", ")),
        origin: origins["senders"] ?? .standard)
    }
    return keys + sources + senders
  }
}
