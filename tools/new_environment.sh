#!/bin/sh
# Makes a virtual environment in the folder named, with the first Python of 3.11 or later it finds.
# PYTHON=/path/to/python chooses another. Says in words what is missing, and how to get it.
set -eu
folder=$1

recent_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

chosen=
for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
  if recent_enough "$python"; then
    chosen=$python
    break
  fi
done
if [ -z "$chosen" ]; then
  echo "Détente needs Python 3.11 or later; tried: ${PYTHON:-python3, python3.14 to python3.11}." >&2
  echo "Install one (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python)" >&2
  echo "or name the one to use: make PYTHON=/path/to/python3.12 ..." >&2
  exit 1
fi
if ! "$chosen" -c 'import ensurepip, venv' >/dev/null 2>&1; then
  version=$("$chosen" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  echo "$chosen cannot make virtual environments: its venv and ensurepip modules are missing." >&2
  echo "Install them (Debian, Ubuntu: apt install python$version-venv) and try again." >&2
  exit 1
fi
# A folder that an interrupted run or a removed Python left behind is made anew.
if ! "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
  rm -rf "$folder"
  "$chosen" -m venv "$folder"
fi
