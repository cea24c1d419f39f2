"""Reports as files: plain, gzip and zip, the same bytes on every run."""

import gzip
import zipfile


def write(folder, report):
    """Writes a report and hands out its file and how long its XML is."""
    name = f"{report.name}.xml"
    container = report.shape.container
    # Nobody mails megabytes of plain text.
    if container == "xml" and report.size <= 1_000:
        path = folder / name
        with open(path, "wb") as file:
            return path, _copy(report, file)
    if container != "zip":
        path = folder / f"{name}.gz"
        with open(path, "wb") as file, \
                gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as packed:
            return path, _copy(report, packed)
    path = folder / f"{report.name}.zip"
    member = zipfile.ZipInfo(name, date_time=(2025, 9, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(path, "w") as archive, \
            archive.open(member, "w", force_zip64=report.size > 1_000_000) as packed:
        return path, _copy(report, packed)


def _copy(report, file):
    count = 0
    for text in report.texts():
        data = text.encode()
        file.write(data)
        count += len(data)
    return count
