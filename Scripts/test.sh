#!/usr/bin/env bash
# Runs every test. Installs what is missing (see install-packages.sh).
set -euo pipefail

scripts="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"

"$scripts/install-packages.sh" unbound
"$scripts/check.sh"
