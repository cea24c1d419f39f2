"""Messages that carry reports, and others that lie in the same mailbox. reports.md 2 and 6 say who
sends what. Written line by line, so that the bytes depend on nothing but what stands here."""

import base64
import json

from .archives import gz, zipped
from .deviating import BEGIN, Samples, plain
from .report import expectation, totals, xml
from .reporters import PLAIN, SHAPES

DOMAIN = "mail.example"
END = BEGIN + 86399
OWN = "dmarc-reports@mail.example"
NOT_A_REPORT = {"outcome": "not_a_report"}
FAILURE = {"outcome": "failure_report"}


def report(name, reporter=None):
    return plain(name, domain=DOMAIN, shape=SHAPES[reporter] if reporter else PLAIN)


def encoded(data: bytes, length=76) -> str:
    text = base64.b64encode(data).decode()
    if length is None:
        return text
    return "\n".join(text[at:at + length] for at in range(0, len(text), length))


def part(*fields, body="") -> str:
    return "".join(f"{field}\n" for field in fields) + f"\n{body}"


def text(words) -> str:
    return part('Content-Type: text/plain; charset="us-ascii"', body=f"{words}\n")


def attachment(name, data, media="application/gzip") -> str:
    return part(
        f'Content-Type: {media}; name="{name}"', "Content-Transfer-Encoding: base64",
        f'Content-Disposition: attachment; filename="{name}"', body=encoded(data) + "\n")


def multipart(*parts, kind="mixed", boundary="=_part", field="Content-Type") -> str:
    inside = "".join(f"\n--{boundary}\n{inner}" for inner in parts)
    return part(
        f'{field}: multipart/{kind}; boundary="{boundary}"', body=f"{inside}\n--{boundary}--\n")


def message(content, sender="noreply@receiver.example", subject=None, number=1) -> bytes:
    subject = subject or (
        f"Report Domain: {DOMAIN} Submitter: {sender.split('@')[1]} Report-ID: <{number}>")
    header = (
        f"Return-Path: <{sender}>\nReceived: from mx.{sender.split('@')[1]} (192.0.2.25)\n"
        f" by mx.mail.example with ESMTPS; Wed, 02 Sep 2026 02:00:0{number % 10} +0000\n"
        f"From: {sender}\nTo: {OWN}\nSubject: {subject}\n"
        f"Date: Wed, 02 Sep 2026 02:00:00 +0000\nMessage-ID: <{number}@{sender.split('@')[1]}>\n"
        "MIME-Version: 1.0\n")
    return (header + content).encode().replace(b"\n", b"\r\n")


def samples() -> Samples:
    made = Samples("mail")
    carriers(made)
    odd_carriers(made)
    others(made)
    return made


def carriers(made):
    """As the large reporters send them."""
    said = report("google-zip", "google")
    name = f"google.com!{DOMAIN}!{BEGIN}!{END}"
    made.add("google-zip.eml", message(part(
        f'Content-Type: application/zip; name="{name}.zip"', "Content-Transfer-Encoding: base64",
        f'Content-Disposition: attachment; filename="{name}.zip"',
        body=encoded(zipped((f"{name}.xml", xml(said).encode()))) + "\n"),
        sender="noreply-dmarc-support@google.com"), expectation(said))

    said = report("ses-split-name", "ses")
    made.add("ses-split-name.eml", message(multipart(
        text("This MIME email was sent through Amazon SES."), part(
            "Content-Type: application/octet-stream;",
            f' name*0="amazonses.com!{DOMAIN}!{BEGIN}!{BEGIN + 86400}.xm"; name*1="l.gz"',
            "Content-Transfer-Encoding: base64", "Content-Disposition: attachment;",
            f' filename*0="amazonses.com!{DOMAIN}!{BEGIN}!{BEGIN + 86400}.xm";',
            ' filename*1="l.gz"', body=encoded(gz(xml(said).encode())) + "\n")),
        sender="postmaster@amazonses.com", subject=(
            f"Dmarc Aggregate Report Domain: {{{DOMAIN}}}  Submitter: {{Amazon\n SES}}  "
            "Date: {2026-09-01}  Report-ID: {1}")), expectation(said))

    said = report("mimecast-gzip-label", "mimecast")
    made.add("mimecast-gzip-label.eml", message(part(
        "Content-Type: application/gzip", "Content-Transfer-Encoding: base64",
        body=encoded(zipped(("report.xml", xml(said).encode()))) + "\n"),
        sender="no-reply@mimecastreport.example"), expectation(said))

    said = report("one-endless-line")
    made.add("one-endless-line.eml", message(multipart(
        text("A report is attached."), part(
            "Content-Type: application/gzip", "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=report.xml.gz",
            body=encoded(gz(xml(said).encode()), length=None) + "\n"))), expectation(said))


def odd_carriers(made):
    said = report("message-in-message")
    carried = message(multipart(
        text("A report is attached."), attachment("report.xml.gz", gz(xml(said).encode())),
        boundary="=_carried")).decode().replace("\r\n", "\n")
    made.add("message-in-message.eml", message(multipart(
        text("Forwarded."), part("Content-Type: message/rfc822", body=carried)),
        sender="postmaster@mail.example", subject="Fwd: Report Domain"), expectation(said))

    said = report("no-hyphen")
    inside = attachment("report.xml.gz", gz(xml(said).encode()))
    made.add("no-hyphen.eml", message(multipart(
        text("A report is attached."), inside.replace("Content-", "Content"),
        field="ContentType")), expectation(said))

    said = report("quoted-printable")
    body = xml(said).replace("=", "=3D").replace("<record>", "<rec=\nord>")
    made.add("quoted-printable.eml", message(multipart(
        part("Content-Type: text/xml; charset=utf-8",
             "Content-Transfer-Encoding: quoted-printable", body=body))), expectation(said))

    said = [report(f"two-reports-{n}") for n in (1, 2)]
    made.add("two-reports.eml", message(multipart(
        text("Reports are attached."), *(
            attachment(f"{n}.xml.gz", gz(xml(one).encode())) for n, one in enumerate(said)))),
        several(said))

    said = [report(f"mailbox-{n}") for n in (1, 2)]
    messages = [
        message(attachment("1.xml.gz", gz(xml(said[0]).encode())), number=1),
        message(text("From my phone: I am out of the office."), number=2, subject="Re: report"),
        message(multipart(part("Content-Type: text/xml", body=xml(said[1]))), number=3),
    ]
    mailbox = b"".join(
        b"From noreply@receiver.example Wed Sep  2 02:00:00 2026\n" + quoted(one) + b"\n"
        for one in messages)
    made.add("mailbox.mbox", mailbox, several(said))


def quoted(one: bytes) -> bytes:
    """As mboxrd keeps a message."""
    lines = one.replace(b"\r\n", b"\n").split(b"\n")
    return b"\n".join(
        b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in lines)


def several(said):
    return {
        "outcome": "aggregate", "reports": len(said),
        **totals(sum((one.records for one in said), ())),
        "each": [expectation(one) for one in said]}


def others(made):
    """What lies in the same mailbox and is no aggregate report."""
    tls = json.dumps({
        "organization-name": "Receiver Example", "date-range": {
            "start-datetime": "2026-09-01T00:00:00Z", "end-datetime": "2026-09-01T23:59:59Z"},
        "contact-info": "tls@receiver.example", "report-id": "2026-09-01_mail.example",
        "policies": [{
            "policy": {"policy-type": "sts", "policy-domain": DOMAIN},
            "summary": {
                "total-successful-session-count": 12, "total-failure-session-count": 0}}]})
    made.add("tls-report.eml", message(multipart(
        text("This is an aggregate TLS report."), attachment(
            f"receiver.example!{DOMAIN}!{BEGIN}!{END}.json.gz", gz(tls.encode()),
            media="application/tlsrpt+gzip"),
        kind="report; report-type=tlsrpt")), {"outcome": "tls_report"})

    # A report of somebody else is attached to the message that failed: it must not be counted.
    other = message(
        attachment("report.xml.gz", gz(xml(report("not-ours")).encode()))
    ).decode().replace("\r\n", "\n")
    feedback = (
        "Feedback-Type: auth-failure\nUser-Agent: Receiver/1.0\nVersion: 1\nAuth-Failure: dmarc\n"
        "Identity-Alignment: none\nSource-IP: 203.0.113.77\nReported-Domain: mail.example\n")
    note = text("An authentication failure was seen.")
    original = part("Content-Type: message/rfc822", body=other)
    made.add("failure-report.eml", message(multipart(
        note, part("Content-Type: message/feedback-report", body=feedback), original,
        kind="report; report-type=feedback-report"), subject="FW: hello"), FAILURE)
    made.add("failure-report-in-mixed.eml", message(multipart(
        note, attachment("ATT00001", feedback.encode(), media="message/feedback-report"),
        original), subject="FW: hello"), FAILURE)
    made.add("failure-report-as-text.eml", message(multipart(text(
        "A message claiming to be from you has failed the published DMARC policy for your "
        "domain.\n\n  Sender Domain: mail.example\n  Sender IP Address: 203.0.113.77\n"
        "  SPF Alignment: no\n  DKIM Alignment: no"), kind="report")), FAILURE)

    made.add("bounce.eml", message(multipart(
        text("Your message could not be delivered."), part(
            "Content-Type: message/delivery-status",
            body="Reporting-MTA: dns; mx.receiver.example\n\nFinal-Recipient: rfc822; "
            "nobody@receiver.example\nAction: failed\nStatus: 5.1.1\n"), original,
        kind="report; report-type=delivery-status"),
        sender="MAILER-DAEMON@receiver.example", subject="Undelivered mail"), NOT_A_REPORT)
    made.add("size-limit-error.eml", message(text(
        "A report was too large to be sent.\n\nReport-Date: Wed, 02 Sep 2026 02:00:00 +0000\n"
        f"Report-Domain: {DOMAIN}\nReport-ID: <7@receiver.example>\nReport-Size: 20971520\n"
        f"Submitter: receiver.example\nSubmitting-URI: mailto:{OWN}!10m"),
        subject=f"DMARC aggregate reporting error report for {DOMAIN}"), NOT_A_REPORT)
    made.add("plain.eml", message(text("I am out of the office until Monday."),
             sender="somebody@receiver.example", subject="Automatic reply"), NOT_A_REPORT)
    made.add("encrypted.eml", message(multipart(
        part("Content-Type: application/pgp-encrypted", body="Version: 1\n"),
        part("Content-Type: application/octet-stream", body="-----BEGIN PGP MESSAGE-----\n"),
        kind='encrypted; protocol="application/pgp-encrypted"')), {"outcome": "refused"})
