#!/usr/bin/env python3
"""Writes what a fuzzing target begins with, made of SampleReports.

usage: make-seeds.py parser|containers FOLDER

parser: every XML document in the samples, behind the byte that chooses how it is handed in.
containers: every sample as it is, and one report in each container that no sample has or that
lets mutations through to what is in it: uncompressed, without a checksum in front.
"""

import bz2
import gzip
import io
import lzma
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent.parent / "SampleReports"
FOLDERS = ("reports", "deviating", "hostile", "mail")
# Larger inputs are cut by libFuzzer (-max_len), and slow.
LARGEST = 65_535


def samples():
    """name -> bytes"""
    for folder in FOLDERS:
        for path in sorted((SAMPLES / folder).iterdir()):
            yield path.name, path.read_bytes()


def expanded(data):
    """The documents in a gzip or zip, or the bytes themselves."""
    if data.startswith(b"\x1f\x8b"):
        # Damaged ones end early; what came out before is a seed, too.
        return [zlib.decompressobj(31).decompress(data, LARGEST)]
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return [archive.read(name) for name in archive.namelist()[:4]]
        except (zipfile.BadZipFile, zlib.error):
            return []
    return [data]


def parser_seeds():
    number = 0
    for name, data in samples():
        for document in expanded(data):
            number += 1
            # An even first byte: the document ends and is not cut off by a failure to read.
            yield name, bytes([number * 2 % 256]) + document


def tar(members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in members:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def stored_zip(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def zstd(data):
    """One frame with one block as it is (RFC 8878)."""
    size = (len(data) - 256).to_bytes(2, "little")
    return b"\x28\xb5\x2f\xfd\x60" + size + (len(data) << 3 | 1).to_bytes(3, "little") + data


def signed(message):
    """A mail whose content is inside an S/MIME signature (RFC 5652), in BER of marked ends."""
    kind = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
    text = b"\x04\x82" + len(message).to_bytes(2, "big") + message
    content = b"\x30\x80" + kind + b"\x01\xa0\x80\x24\x80" + text + bytes(6)
    data = b"\x30\x80\x02\x01\x01\x31\x00" + content + bytes(2)
    return (
        b"From: a@example.com\nContent-Type: application/pkcs7-mime; smime-type=signed-data\n"
        b"Content-Transfer-Encoding: binary\n\n"
        b"\x30\x80" + kind + b"\x02\xa0\x80" + data + bytes(4)
    )


def container_seeds():
    yield from samples()
    report = (SAMPLES / "deviating" / "uppercase-pass.xml").read_bytes()
    mail = (SAMPLES / "mail" / "quoted-printable.eml").read_bytes()
    members = [("a.xml", report), ("b/c.eml", mail), ("d.xml.gz", gzip.compress(report, 0))]
    yield "report.tar", tar(members)
    yield "report.tar.gz", gzip.compress(tar(members), 0)
    yield "stored.zip", stored_zip(members)
    yield "zip-in-tar.tar", tar([("a.zip", stored_zip(members))])
    yield "stored.gz", gzip.compress(report, 0)
    yield "stored.zlib", zlib.compress(report, 0)
    yield "report.bz2", bz2.compress(report)
    yield "report.xz", lzma.compress(report)
    yield "report.zst", zstd(report)
    yield "signed.eml", signed(mail)


def main(arguments):
    makers = {"parser": parser_seeds, "containers": container_seeds}
    if len(arguments) != 2 or arguments[0] not in makers:
        print(__doc__, file=sys.stderr)
        return 64
    folder = Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, data) in enumerate(makers[arguments[0]]()):
        if len(data) <= LARGEST:
            (folder / f"{number:04}-{name}").write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
