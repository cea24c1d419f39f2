import ArgumentParser

/// Whose reports count.
struct AuthenticityOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Leave out reports whose mail did not pass DMARC for their reporter, and say what that changes; see import --trust-authserv-id."
    ))
  var authenticatedOnly = false
}
