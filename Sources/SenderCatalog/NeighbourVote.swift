/// What most mail of an address, or of a network, is called.
enum NeighbourVote {
  /// The number of the name that more than half of the messages of some streams are for; -1 for none.
  ///
  /// - Parameters:
  ///   - names: numbers, one for each stream, -1 where it has none yet.
  ///   - countsUnnamed: whether mail without a name has a say.
  static func choice(
    of streams: Range<Int>, _ traffic: TrafficStreams, _ names: [Int32], countsUnnamed: Bool
  ) -> Int32 {
    // Whoever has more than half is left over when messages for different names cancel each other out.
    var choice: Int32 = -1
    var lead = 0
    for stream in streams where names[stream] >= 0 {
      let messages = traffic.streams[stream].messages
      if names[stream] == choice {
        lead += messages
      } else if messages > lead {
        (choice, lead) = (names[stream], messages - lead)
      } else {
        lead -= messages
      }
    }
    guard choice >= 0 else { return -1 }
    var (votes, all) = (0, 0)
    for stream in streams where countsUnnamed || names[stream] >= 0 {
      all += traffic.streams[stream].messages
      if names[stream] == choice { votes += traffic.streams[stream].messages }
    }
    return 2 * votes > all ? choice : -1
  }
}
