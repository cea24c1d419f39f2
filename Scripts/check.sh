#!/usr/bin/env bash
# What must be green before every commit: format, samples as their generator makes them, tests.
set -euo pipefail

scripts="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
cd -- "$(dirname -- "$scripts")"

swift format lint --strict --configuration .swift-format --recursive \
  Package.swift Sources Tests Scripts
"$scripts/make-samples.py" --check
swift test
