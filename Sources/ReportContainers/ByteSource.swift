/// A stream of bytes that is pulled: a file, what it expands to, a member of an archive.
protocol ByteSource: AnyObject {
  /// Fills `buffer` from its start with the next bytes.
  ///
  /// - Returns: how many; 0 only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int
}
