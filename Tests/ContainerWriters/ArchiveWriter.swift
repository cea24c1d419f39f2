import CLibArchive

/// Archives and compressions, written by libarchive.
package enum ArchiveWriter {
  package enum Filter {
    case none, bzip2, xz, zstd
  }

  package static func tar(_ members: [(String, [UInt8])], _ filter: Filter = .none) -> [UInt8] {
    write(members, filter) { archive_write_set_format_pax_restricted($0) }
  }

  /// As tar wrote before POSIX: without a word for itself.
  package static func oldTar(_ members: [(String, [UInt8])]) -> [UInt8] {
    write(members, .none) { archive_write_set_format_v7tar($0) }
  }

  package static func packed(_ content: [UInt8], _ filter: Filter) -> [UInt8] {
    write([("data", content)], filter) { archive_write_set_format_raw($0) }
  }

  private static func write(
    _ members: [(String, [UInt8])], _ filter: Filter, format: (OpaquePointer) -> Int32
  ) -> [UInt8] {
    guard let archive = archive_write_new(), let entry = archive_entry_new() else { return [] }
    defer {
      archive_entry_free(entry)
      archive_write_free(archive)
    }
    switch filter {
    case .none: archive_write_add_filter_none(archive)
    case .bzip2: archive_write_add_filter_bzip2(archive)
    case .xz: archive_write_add_filter_xz(archive)
    case .zstd: archive_write_add_filter_zstd(archive)
    }
    _ = format(archive)
    archive_write_set_bytes_in_last_block(archive, 1)
    var output = [UInt8](repeating: 0, count: members.reduce(1 << 20) { $0 + 2 * $1.1.count })
    var used = 0
    output.withUnsafeMutableBytes { room in
      archive_write_open_memory(archive, room.baseAddress, room.count, &used)
      for (name, content) in members {
        archive_entry_clear(entry)
        archive_entry_set_pathname(entry, name)
        archive_entry_set_size(entry, Int64(content.count))
        // A regular file, or a folder.
        archive_entry_set_filetype(entry, name.hasSuffix("/") ? 0o040000 : 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_write_header(archive, entry)
        _ = content.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
      }
      archive_write_close(archive)
    }
    return Array(output[..<used])
  }
}
