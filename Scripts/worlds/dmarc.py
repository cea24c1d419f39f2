"""The program that is asked."""

import json
import os
import subprocess
import tempfile
from pathlib import Path


class Dmarc:
    """Runs the binary without the configuration of whoever runs this."""

    def __init__(self, binary, store):
        self.binary, self.store = binary, store
        self.home = tempfile.TemporaryDirectory()
        self.environment = {
            name: value for name, value in os.environ.items() if name != "DMARC_CONFIG"}
        self.environment["XDG_CONFIG_HOME"] = self.home.name

    def ask(self, *words, config=""):
        """Exit status, answer, and what was said on standard error."""
        options = ["--store", self.store, "--format", "json"]
        if config:
            path = Path(self.home.name) / "scenario.yml"
            path.write_text(config)
            options += ["--config", str(path)]
        done = subprocess.run(
            [self.binary, *words, *options], capture_output=True, text=True,
            env=self.environment)
        try:
            answer = json.loads(done.stdout)
        except ValueError:
            answer = None
        return done.returncode, answer, done.stderr.strip()
