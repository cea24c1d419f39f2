"""Reports as files, in the order in which they arrive; the same bytes on every run."""

import gzip
import hashlib
import io
import tarfile
import zipfile

from . import report


def name_and_text(world, made):
    """A report's file name without its ending, and its XML."""
    reporter, begin = made.reporter, world.begin(made.day)
    end = begin + reporter.seconds
    digest = hashlib.sha256(f"{reporter.organization}/{world.domain}/{begin}".encode())
    name = f"{reporter.receiver}!{world.domain}!{begin}!{end}"
    xml = report.text(
        reporter, world.domain, made.record, begin, digest.hexdigest()[:24], made.rows)
    return name, xml.encode()


def single(folder, world, reports):
    """A file for each report in a folder for each day of arrival."""
    for made in reports:
        name, data = name_and_text(world, made)
        day = folder / world.date(made.arrives)
        day.mkdir(parents=True, exist_ok=True)
        container = made.reporter.container
        if container == "zip":
            (day / f"{name}.zip").write_bytes(_zip(f"{name}.xml", data))
        elif container == "gz":
            (day / f"{name}.xml.gz").write_bytes(gzip.compress(data, 6, mtime=0))
        else:
            (day / f"{name}.xml").write_bytes(data)


def packed(folder, world, reports):
    """All that arrived in a month in one archive, as somebody keeps them who does not look."""
    months = {}
    for made in sorted(reports, key=lambda made: made.arrives):
        months.setdefault(world.date(made.arrives)[:7], []).append(made)
    folder.mkdir(parents=True, exist_ok=True)
    for month, arrived in months.items():
        held = io.BytesIO()
        with tarfile.open(fileobj=held, mode="w") as archive:
            for made in arrived:
                name, data = name_and_text(world, made)
                member = tarfile.TarInfo(f"{month}/{name}.xml")
                member.size = len(data)
                member.mtime = world.begin(made.arrives)
                archive.addfile(member, io.BytesIO(data))
        path = folder / f"{world.domain}-{month}.tar.gz"
        path.write_bytes(gzip.compress(held.getvalue(), 6, mtime=0))


def _zip(name, data):
    held = io.BytesIO()
    member = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(member, data)
    return held.getvalue()
