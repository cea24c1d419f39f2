"""The shapes of fourteen reporters, as reports.md 5.6 describes them."""

from .report import Shape, digest

PLAIN = Shape(
    organization="receiver.example", email="dmarc-reports@receiver.example",
    receiver="receiver.example", contact="https://receiver.example/dmarc",
    report_id=lambda domain, begin, key: f"{begin}.{key[:8]}")

DRAFT = dict(version=None, fo=False, envelope_from=False, scope=False)
DOTNET = dict(
    container="gz", declaration='<?xml version="1.0"?>', newline="\r\n", lasts=86400,
    root='feedback xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    envelope_to=True, unique_id=True, report_id=lambda domain, begin, key: key[:32])
BIS = dict(
    root='feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0"', pct=False, fo=False, testing=True)
CISCO = "esa1.hc0000-00.iphmx.com"

SHAPES = {
    "google": Shape(
        "google.com", "noreply-dmarc-support@google.com", "google.com", "zip",
        contact="https://support.google.com/a/answer/2466580", nonexistent=True,
        result_first=True, report_id=lambda domain, begin, key: str(int(key[:15], 16)), **DRAFT),
    "yahoo": Shape(
        "Yahoo", "dmarchelp@yahooinc.com", "yahoo.com", "gz", declaration='<?xml version="1.0"?>',
        newline="\t\n", subdomain="absent",
        report_id=lambda domain, begin, key: f"{begin + 91000}.{int(key[:5], 16) % 10**6:06}",
        **DRAFT),
    "outlook": Shape(
        "Outlook.com", "dmarcreport@microsoft.com", "protection.outlook.com", **DOTNET),
    "enterprise": Shape(
        "Enterprise Outlook", "dmarcreport@microsoft.com", "enterprise.protection.outlook.com",
        **DOTNET),
    "ses": Shape(
        "AMAZON-SES", "postmaster@amazonses.com", "amazonses.com", "gz",
        declaration='<?xml version="1.0"?>', version="0.1", indent="\t", lasts=86400,
        selector=False, scope=False,
        report_id=lambda d, b, k: f"{k[:8]}-{k[8:12]}-4{k[13:16]}-a{k[17:20]}-{k[20:32]}"),
    "mimecast": Shape(
        "Mimecast", "no-reply@eu-2.mimecastreport.com", "mimecast.org", "gz",
        contact="https://community.mimecast.com/s/knowledge",
        declaration='<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', human_result="",
        report_id=lambda domain, begin, key: key, **DRAFT),
    "cisco": Shape(
        CISCO, f"MAILER-DAEMON@{CISCO}", CISCO, contact="", begins=14404, lasts=86404,
        subdomain="empty", fo=False,
        report_id=lambda domain, begin, key: f"{key[:6]}$2{key[6:12]}={key[12:28]}@{CISCO}"),
    "godaddy": Shape(
        "GoDaddy.com", "dmarcreports@secureserver.net", "secureserver.net", "gz", begins=47259,
        lasts=0, selector=False, spf_first=True, address_every=2, unique_id=True,
        report_id=lambda domain, begin, key: f"{domain}-{begin + 655952}", **DRAFT),
    "gmx": Shape(
        "GMX", "noreply-dmarc@gmx.net", "gmx.net", "gz", lasts=86400, discovery="psl",
        report_id=lambda domain, begin, key: key[:40], **BIS),
    "rfc9990": Shape(
        "Receiver Example", "dmarc@mx.receiver.example", "mx.receiver.example", "gz",
        contact="https://receiver.example/dmarc", discovery="treewalk", nonexistent=True,
        generator="Example Reporter 2.4.1", says_pass=True, extensions=True, human_result="pass",
        report_id=lambda domain, begin, key: f"{key[:20]}@mx.receiver.example", **BIS),
    "mailru": Shape(
        "Mail.Ru", "dmarc_support@corp.mail.ru", "mail.ru", "gz",
        contact="http://help.mail.ru/mail-help", lasts=86400, indent="", newline="",
        declaration="<?xml version='1.0' encoding='utf-8'?>", subdomain="nil",
        report_id=lambda domain, begin, key: f"{int(key[:14], 16)}{begin}",
        **{**DRAFT, "scope": True}),
    "docomo": Shape(
        "docomo.ne.jp", "reporting@dmarc25.jp", "docomo.ne.jp", "gz", indent="\t",
        declaration='<?xml version="1.0" encoding="utf-8"?>', spf_words=(("fail", "hardfail"),),
        report_id=lambda domain, begin, key: key[:32], **DRAFT),
    "fastmail": Shape(
        "Fastmail Pty Ltd", "reports@fastmaildmarc.com", "fastmail.com", "gz",
        contact="https://fastmail.com/", declaration='<?xml version="1.0"?>', indent="\t",
        alignment=False, human_result="pass",
        report_id=lambda domain, begin, key: str(int(key[:8], 16))),
    "opendmarc": Shape(
        "mail.community.test", "postmaster@mail.community.test", "mail.community.test",
        lasts=86400, split=True, reason_always=("local_policy", "arc=fail"),
        spf_words=(("none", "unknown"),),
        report_id=lambda domain, begin, key: f"{domain}:{begin + 86471}", **DRAFT),
}


def report_id(shape: Shape, domain: str, begin: int) -> str:
    return shape.report_id(domain, begin, digest(shape.organization, domain, begin))


def file_name(shape: Shape, domain: str, begin: int, end: int) -> str:
    """RFC 7489 7.2.1.1: receiver!policy-domain!begin!end[!unique-id].xml[.gz|.zip]"""
    parts = [shape.receiver, domain, str(begin), str(end)]
    if shape.unique_id:
        parts.append(digest("file", shape.organization, domain, begin)[:16])
    return "!".join(parts) + {"xml": ".xml", "gz": ".xml.gz", "zip": ".xml.zip"}[shape.container]
