extension SESRepair {
  /// Those that the stream's signatures of the identity show.
  var keys: SESKeys { SESKeys(stream.direct, of: identity) }

  /// What to do where signatures are gone: a key of the owner's own is one TXT record (ses.md 3.2, G).
  var restoringSteps: [String] {
    guard keys.tokens.isEmpty, !keys.ownSelectors.isEmpty else {
      return [
        "Publish the three CNAMEs again; the console shows all of them.",
        "Where the console says that DKIM was revoked, set Easy DKIM up once more, with new names.",
      ]
    }
    return [
      "Publish the public half of your own key again at the name below.",
      "Where the console says that DKIM was revoked, hand it the private half once more, or set up "
        + "Easy DKIM instead.",
    ]
  }
}
