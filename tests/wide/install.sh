#!/bin/sh
# Install what `make test-wide` needs beside a Chromium: Firefox, WebKitGTK with its driver,
# nginx, Caddy, systemd's checker.
# Only on Debian and its kin, as root; elsewhere the tests say what is missing.
set -u
PATH="$PATH:/usr/sbin"
missing=
command -v firefox-esr >/dev/null 2>&1 || command -v firefox >/dev/null 2>&1 || missing="$missing firefox-esr"
command -v WebKitWebDriver >/dev/null 2>&1 || missing="$missing webkit2gtk-driver"
command -v Xvfb >/dev/null 2>&1 || missing="$missing xvfb"
command -v nginx >/dev/null 2>&1 || missing="$missing nginx-light"
command -v caddy >/dev/null 2>&1 || missing="$missing caddy"
command -v systemd-analyze >/dev/null 2>&1 || missing="$missing systemd"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing$missing."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq $missing && exit 0
fi
echo "Missing for the wider tests:$missing; on Debian: apt install$missing"
