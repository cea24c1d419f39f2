"""Reports as mail: what their reporters write around them, the same bytes on every run."""

import base64
from dataclasses import dataclass
from email.utils import formatdate
from random import Random

# Base64 lines of 76 characters, some hundred at once.
_LINE = 57
_BYTES_AT_ONCE = 400 * _LINE
_MAIL_HOST = "mx.example.com"


@dataclass(frozen=True)
class Habit:
    """How a reporter writes (reports.md 2.2)."""
    subject: str
    # Of the attachment; that of a plain report is text/xml.
    media_type: str = "application/gzip"
    # The attachment is the whole message without it.
    text: str = ""
    sender: str = ""
    # RFC 2231 continuations of the attachment's name.
    splits_name: bool = False


_STANDARD = "Report Domain: {domain} Submitter: {receiver} Report-ID: <{id}@{receiver}>"
_MICROSOFT = Habit(
    "[Preview] Report Domain: {domain} Submitter: {receiver} Report-ID: {id}",
    sender="DMARC Aggregate Report",
    text="This is a DMARC aggregate report on the mail of {begin} to {end}.\n\n"
    "It was sent to you since the 'rua' tag of the DMARC record of {domain}\nhas your address. "
    "Please do not respond to this mail.\n")

HABITS = {
    "google.com": Habit(
        "Report domain: {domain} Submitter: {receiver} Report-ID: {id}", "application/zip"),
    "Yahoo": Habit(
        _STANDARD, sender="Yahoo! Inc.",
        text="This is an aggregate report from Yahoo! Inc.\n"),
    "Outlook.com": _MICROSOFT,
    "Enterprise Outlook": _MICROSOFT,
    "AMAZON-SES": Habit(
        "Dmarc Aggregate Report Domain: {{{domain}}}  Submitter: {{Amazon SES}}  Date: "
        "{{{day}}}  Report-ID: {{{id}}}", "application/octet-stream",
        text="This MIME email was sent through Amazon SES.\n", splits_name=True),
    "Mail.Ru": Habit(
        _STANDARD, sender="DMARC support",
        text="This is an aggregate report from Mail.Ru for {domain}.\n"),
    "GMX": Habit(
        _STANDARD,
        text="This is a DMARC aggregate report for {domain}\ngenerated at {receiver} for mail "
        "between {begin} and {end}.\n"),
}


class Message:
    """The mail of a report, whose file has been written."""

    def __init__(self, report, file):
        self.report = report
        self.file = file
        self.habit = HABITS[report.shape.organization]
        self.sender = report.shape.email
        random = Random(f"mail {report.report_id}")
        self.number = random.getrandbits(64)
        # Two to fourteen hours after the end of the report.
        self.sent = report.end + random.randrange(7_200, 50_400)

    def pieces(self):
        """The bytes of the message; the last one ends a line."""
        yield "".join(f"{line}\n" for line in self._head()).encode()
        yield from self._attached()
        if self.habit.text:
            yield f"\n--{self._boundary}--\n".encode()

    def _attached(self):
        with open(self.file, "rb") as file:
            while data := file.read(_BYTES_AT_ONCE):
                text = base64.b64encode(data)
                yield b"".join(text[at:at + 76] + b"\n" for at in range(0, len(text), 76))

    def _head(self):
        random = Random(self.number)
        report, habit = self.report, self.habit
        words = {
            "domain": report.domain, "receiver": report.shape.receiver, "id": report.report_id,
            "day": formatdate(report.begin)[5:16], "begin": formatdate(report.begin, usegmt=True),
            "end": formatdate(report.end, usegmt=True)}
        queue = f"{random.getrandbits(44):011X}"
        host = f"out-{random.randrange(1, 255)}.reporter.example"
        address = f"198.51.100.{random.randrange(1, 255)}"
        to = f"dmarc@{report.domain}"
        self._boundary = f"----=_Part_{random.getrandbits(64):016x}"
        signer = self.sender.partition("@")[2]
        lines = [
            f"Return-Path: <{self.sender}>", f"Delivered-To: {to}",
            f"Received: from {host} ({host} [{address}])",
            "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))",
            f"\tby {_MAIL_HOST} (Postfix) with ESMTPS id {queue}",
            f"\tfor <{to}>; {formatdate(self.sent + 3)}",
            f"Authentication-Results: {_MAIL_HOST};",
            f"\tdkim=pass header.d={signer} header.s=s2024;",
            f"\tspf=pass smtp.mailfrom={self.sender};",
            f"\tdmarc=pass header.from={signer}",
            f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={signer}; s=s2024;",
            f"\tt={self.sent}; h=date:from:to:subject:message-id:mime-version:content-type;",
            f"\tbh={_base64(random, 32)};", *_folded("\tb=", _base64(random, 256)),
            f"Received: by {host} with SMTP id {random.getrandbits(48):012x};",
            f"\t{formatdate(self.sent)}",
            f"Date: {formatdate(self.sent)}",
            f"From: {habit.sender} <{self.sender}>" if habit.sender else f"From: {self.sender}",
            f"To: {to}", f"Subject: {habit.subject.format(**words)}",
            f"Message-ID: <{random.getrandbits(80):020x}@{signer}>", "MIME-Version: 1.0"]
        if habit.text:
            lines += [
                f'Content-Type: multipart/mixed; boundary="{self._boundary}"', "",
                "This is a multi-part message in MIME format.", "", f"--{self._boundary}",
                'Content-Type: text/plain; charset="utf-8"', "Content-Transfer-Encoding: 7bit", "",
                habit.text.format(**words), f"--{self._boundary}"]
        plain = self.file.suffix == ".xml"
        return [
            *lines, *self._named("text/xml" if plain else habit.media_type, "Content-Type", "name"),
            *self._named("attachment", "Content-Disposition", "filename"),
            "Content-Transfer-Encoding: base64", ""]

    def _named(self, value, field, parameter):
        name = self.file.name
        if not self.habit.splits_name:
            return [f"{field}: {value};", f'\t{parameter}="{name}"']
        half = len(name) - 4
        return [f"{field}: {value};", f'\t{parameter}*0="{name[:half]}";',
                f'\t{parameter}*1="{name[half:]}"']


def _base64(random, count):
    return base64.b64encode(random.randbytes(count)).decode()


def _folded(start, text):
    lines = [text[at:at + 72] for at in range(0, len(text), 72)]
    return [start + lines[0], *("\t " + line for line in lines[1:])]
