#!/bin/sh
# Make sure that a Chromium is there: Debian's without windows, which opens a page in half the time,
# else the system's, Playwright's, or one that can be installed.
# Usage: install_browser.sh PYTHON
set -u
command -v chromium-headless-shell >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium's headless shell."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq chromium-headless-shell fonts-noto-cjk && exit 0
fi
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
find_playwright='
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    raise SystemExit(not Path(playwright.chromium.executable_path).exists())
'
"$1" -c "$find_playwright" && exit 0
echo "No Chromium found: installing one."
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get install -y -qq chromium fonts-noto-cjk && exit 0
fi
"$1" -m playwright install chromium && exit 0
echo "No Chromium could be installed; the browser tests will say so."
