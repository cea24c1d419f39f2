#!/usr/bin/env bash
# Installs the Debian packages that building and testing need, and those that are named as arguments,
# through apt as root or with sudo. Does nothing when they are there.
set -euo pipefail

packages=(
  libxml2-dev libarchive-dev libgmime-3.0-dev zlib1g-dev libdeflate-dev liblzma-dev libzstd-dev
  nettle-dev
  libpsl-dev libmaxminddb-dev libunbound-dev libsqlite3-dev publicsuffix pkg-config python3
)

packages+=("$@")
missing=()
for package in "${packages[@]}"; do
  if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
    missing+=("$package")
  fi
done
((${#missing[@]} > 0)) || exit 0

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing, and installing them takes root: ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

# Tests start this name server for themselves; the package would start it for the whole machine.
if [[ -d /run/systemd/system && " ${missing[*]} " == *" unbound "* ]]; then
  "${as_root[@]}" systemctl mask --quiet unbound.service
fi

echo "Installing ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
