#!/usr/bin/env bash
# Builds a product for release and prints the path of the program.
# usage: Scripts/build-release.sh [PRODUCT]     dmarc by default
#
# Swift's own libraries are linked in: the program runs where no Swift is installed, and starts in half
# the time, since the dynamic linker has less to bring together.
set -euo pipefail

root="$(dirname -- "$(dirname -- "${BASH_SOURCE[0]}")")"
product="${1:-dmarc}"
options=(--package-path "$root" -c release --static-swift-stdlib)

swift build "${options[@]}" --product "$product" >&2
printf '%s/%s\n' "$(swift build "${options[@]}" --show-bin-path)" "$product"
