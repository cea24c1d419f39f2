#!/usr/bin/env python3
"""Checks that the worlds are what their truth says: the XML that is written adds up to it, and what
the scenarios demand follows from their mail by the steps of decision.md.

usage: test_worlds.py [--seed N]
"""

import argparse
import gzip
import ipaddress
import sys
import tarfile
import tempfile
import unittest
import zipfile
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from worlds import files, procedure, scenarios, year  # noqa: E402

SEED = 1


def documents(folder):
    """The XML of every report below a folder."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.name.endswith(".tar.gz"):
            with tarfile.open(path) as archive:
                for member in archive:
                    yield archive.extractfile(member).read()
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield archive.read(name)
        else:
            data = path.read_bytes()
            yield gzip.decompress(data) if path.suffix == ".gz" else data


class Counted:
    """What the XML says, by source and day; an address tells its source."""

    def __init__(self, world, texts):
        self.days = defaultdict(lambda: [0, 0, 0, 0])
        self.networks = [
            (ipaddress.ip_network(network), source.key)
            for source in world.sources for network in source.networks]
        self.known = {}
        for text in texts:
            root = ElementTree.fromstring(text)
            for element in root.iter():
                element.tag = element.tag.rpartition("}")[2]
            begin = int(root.findtext("report_metadata/date_range/begin"))
            day = (begin - world.begin(0)) // 86_400
            for record in root.findall("record"):
                self.add(record, day)

    def add(self, record, day):
        evaluated = record.find("row/policy_evaluated")
        dkim, spf = (evaluated.findtext(name) == "pass" for name in ("dkim", "spf"))
        counts = self.days[self.source(record.findtext("row/source_ip")), day]
        for place, counted in enumerate((True, dkim or spf, dkim, spf)):
            counts[place] += int(record.findtext("row/count")) * counted

    def source(self, address):
        if address not in self.known:
            number = ipaddress.ip_address(address)
            self.known[address] = next(
                key for network, key in self.networks if number in network)
        return self.known[address]


class WorldTests(unittest.TestCase):
    def check(self, world, write):
        reports, truth = world.plan(SEED)
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), world, reports)
            counted = Counted(world, documents(Path(folder)))
        said = {(key, day): counts for key, days in truth.days.items()
                for day, counts in days.items()}
        self.assertEqual(dict(counted.days), said, world.domain)

    def test_the_xml_of_the_year_adds_up_to_its_truth(self):
        self.check(year.world(), files.single)

    def test_the_xml_of_each_scenario_adds_up_to_its_truth(self):
        for scenario in scenarios.scenarios():
            self.check(scenario.world, files.packed)

    def test_no_two_sources_share_an_address(self):
        for world in [year.world(), *(one.world for one in scenarios.scenarios())]:
            networks = [ipaddress.ip_network(network)
                        for source in world.sources for network in source.networks]
            for place, network in enumerate(networks):
                for other in networks[place + 1:]:
                    is_same = network.version == other.version and network.overlaps(other)
                    self.assertFalse(is_same, f"{world.domain}: {network} and {other}")

    def test_the_same_seed_makes_the_same_reports(self):
        scenario = scenarios.scenarios()[0]
        first, second = (
            [files.name_and_text(scenario.world, made) for made in scenario.world.plan(SEED)[0]]
            for _ in range(2))
        self.assertEqual(first, second)

    def test_every_scenario_has_a_name_of_its_own_and_a_reason_for_each_outcome(self):
        made = scenarios.scenarios()
        self.assertEqual(len({scenario.name for scenario in made}), len(made))
        self.assertGreaterEqual(len(made), 20)
        for scenario in made:
            for outcome in scenario.outcomes:
                self.assertRegex(outcome.reason, r"^(\d\.\d|V\d\d|ses\.md \d)", outcome)


class DemandTests(unittest.TestCase):
    """The blockers that mail decides on, beside those of time and of the owner."""

    def test_what_is_demanded_follows_from_the_mail(self):
        for scenario in scenarios.scenarios():
            _, truth = scenario.world.plan(SEED)
            for outcome in scenario.outcomes:
                with self.subTest(scenario=scenario.name, as_of=outcome.as_of):
                    self.follow(scenario, truth, outcome)

    def follow(self, scenario, truth, outcome):
        world, day = scenario.world, outcome.as_of
        record = world.record(min(day, world.days - 1))
        kinds = {source.key: self.kind(source, truth, outcome) for source in world.sources}
        critical = set(kinds) if "critical: true" in outcome.config else ()
        enforced = procedure.enforced(record)
        fired = set()
        if enforced != "none":
            fired = procedure.triggers(world, truth, day, enforced, kinds, critical)
        demanded = set(outcome.blockers)
        if outcome.verdict == "roll_back" or fired:
            self.assertEqual(fired, demanded)
            return
        # No gate is asked where nothing is left to prove, or nothing is the owner's.
        own = [key for key, kind in kinds.items() if kind.startswith("own")]
        if not own or record.p == "reject" and not record.is_testing:
            return
        if "sp=none" in outcome.record:
            # A5: what comes from the subdomain alone is not asked of the parent.
            kinds = {key: "spoof" if kind == "own_misconfigured" else kind
                     for key, kind in kinds.items()}
        target = "quarantine" if enforced == "none" else "reject"
        found = procedure.gates(
            world, truth, day, target, kinds, critical, self.fixed(scenario, outcome),
            self.acknowledged(outcome))
        by_time = {("E-DWELL",), ("E-NEW-SOURCE",), ("E-STALE",)}
        self.assertEqual(found, demanded - by_time)

    @staticmethod
    def kind(source, truth, outcome):
        if source.key in outcome.claimed:
            claims = {"owned": "own_misconfigured", "foreign": "spoof", "forwarder": "forwarder"}
            return claims[outcome.config.split("claim: ")[1].split()[0]]
        return truth.kind(source, outcome.as_of)

    @staticmethod
    def fixed(scenario, outcome):
        for day in range(scenario.world.days):
            if f"fixed_on: {scenario.world.date(day)}" in outcome.config:
                return {"relay": day}
        return {}

    @staticmethod
    def acknowledged(outcome):
        said = set()
        if "ack_low_volume" in outcome.config:
            said.add("volume")
        if ("ack_indirect_loss" in outcome.config or "--accept-indirect-loss" in outcome.flags
                or "transactional" in outcome.config):
            said.add("indirect")
        return said


if __name__ == "__main__":
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--seed", type=int, default=SEED)
    options, rest = parser.parse_known_args()
    SEED = options.seed
    unittest.main(argv=[sys.argv[0], *rest])
