#!/bin/sh
# Copies the program, its pages, completions and units below a folder: install.sh /usr/local, or install.sh ~/.local
set -eu
if [ $# -ne 1 ]; then
    echo "usage: $0 PREFIX" >&2
    exit 2
fi
mkdir -p "$1"
prefix=$(cd "$1" && pwd)
cd "$(dirname "$0")"
umask 022
find bin lib share -type f | while read -r file; do
    mkdir -p "$prefix/$(dirname "$file")"
    # A program that runs keeps its own file.
    cp -p "$file" "$prefix/$file.new"
    case $file in
    # A unit names the program by its path.
    lib/systemd/*) sed -i "s|=/usr/bin/|=$(printf %s "$prefix" | sed 's/[&|\\]/\\&/g')/bin/|" "$prefix/$file.new" ;;
    esac
    mv -f "$prefix/$file.new" "$prefix/$file"
done
echo "installed: $prefix/bin/oauth-setup"
