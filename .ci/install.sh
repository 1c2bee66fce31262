#!/bin/sh
# Copies the program, its pages, completions and units below a folder: install.sh /usr/local, or install.sh ~/.local
set -eu
if [ $# -ne 1 ]; then
    echo "usage: $0 PREFIX" >&2
    exit 2
fi
unset CDPATH
mkdir -p -- "$1"
prefix=$(cd -- "$1" && pwd)
cd -- "$(dirname -- "$0")"
umask 022
# As systemd reads it in quotes, and then as sed does.
program=$(printf %s "$prefix/bin/" | sed 's/%/%%/g; s/[&|\\]/\\&/g')
find bin lib share -type f | while read -r file; do
    mkdir -p "$prefix/$(dirname "$file")"
    # A program that runs keeps its own file.
    cp -p "$file" "$prefix/$file.new"
    case $file in
    # A unit names the program by its path.
    */systemd/*) sed -i "s|=/usr/bin/\([^ ]*\)|=\"$program\1\"|" "$prefix/$file.new" ;;
    esac
    mv -f "$prefix/$file.new" "$prefix/$file"
done
printf 'installed: %s\n' "$prefix/bin/oauth-setup"
# Only there zsh looks by itself.
case $prefix in
/usr | /usr/local) ;;
*) printf 'for zsh, in .zshrc before compinit: fpath=("%s" $fpath)\n' "$prefix/share/zsh/site-functions" ;;
esac
case $prefix in
*[\"\'\\]*) echo "systemd starts nothing whose path has a quote or a backslash: its units are of no use there" ;;
esac
