#!/usr/bin/env python3
"""Writes the manual pages of the package: three, in English and Japanese.

usage: pages.py PROGRAM FOLDER

oauth-setup(1) in English is the page inside the program; the Japanese one stands in Resources/Manual/ja, with the commands as the
program's Japanese help tells them. The pages of section 5 are made from Markdown. Date and version are those of the first page.
"""

import os
import re
import sys

sys.dont_write_bytecode = True

import manual  # noqa: E402: without a folder of compiled files beside it

SOURCES = f"{manual.ROOT}/Resources/Manual"
# A page of section 5: its file, and what whatis says.
PAGES = {
    "oauth-setup-services": ("services.md", {
        "en": "definitions of services for oauth-setup",
        "ja": "oauth-setup のサービス定義",
    }),
    "oauth-setup-strings": ("connection-strings.md", {
        "en": "connection strings that oauth-setup writes and reads",
        "ja": "oauth-setup が読み書きする接続文字列",
    }),
}
HEADINGS = {"en": ("NAME", "DESCRIPTION", "SEE ALSO"), "ja": ("名前", "説明", "関連項目")}
WIDE = "[\u3040-\u30ff\u4e00-\u9fff%s]"
BLANK = re.compile(r"\s*\n\s*\n")


def inline(text):
    """Code and stress in bold; the text of a link, with its address."""
    text = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r"\1 (\2)", text)
    parts = re.split(r"(`[^`]+`|\*\*.+?\*\*)", text)
    bold = {"`": 1, "*": 2}
    shown = []
    for part in filter(None, parts):
        is_bold = re.fullmatch(r"`.+`|\*\*.+\*\*", part)
        cut = bold[part[0]] if is_bold else 0
        shown.append(f"\\fB{manual.escaped(part[cut:-cut])}\\fR" if is_bold else manual.escaped(part))
    line = "".join(shown)
    return "\\&" + line if line[:1] in ".'" else line


def table(lines):
    """Each row as a term with the other cells, behind their column's name."""
    rows = [
        [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]] for line in lines
    ]
    made = []
    for row in rows[2:]:
        made += [".TP", inline(row[0])]
        rest = [(head, cell) for head, cell in zip(rows[0][1:], row[1:]) if cell not in ("", "–")]
        if len(rows[0]) == 2:
            made.append(inline(row[1]))
        else:
            made.append(inline("; ".join(f"{head}: {cell}" if head else cell for head, cell in rest)))
    return made


def items(lines):
    """The points of a list."""
    points = []
    for line in lines:
        if line.startswith("- "):
            points.append([line[2:]])
        elif points:
            points[-1].append(line.strip())
    return [part for point in points for part in (".IP \\(bu 2", inline(manual.joined(point)))]


def block(lines):
    """One block of Markdown in roff."""
    first = lines[0]
    if first.startswith("#"):
        level, title = first.split(" ", 1)
        return [f".SH {inline(title if '`' in title else title.upper())}" if level == "##" else f".SS {inline(title)}"]
    if first.startswith("|"):
        return table(lines)
    if first.startswith("- "):
        return items(lines)
    return [".PP", inline(manual.joined(line.strip() for line in lines))]


def blocks(text):
    """The blocks of Markdown, and whether each is a fenced one."""
    for number, part in enumerate(re.split(r"^```.*\n", text, flags=re.M)):
        if number % 2:
            yield part.rstrip("\n").split("\n"), True
            continue
        for piece in BLANK.split(part.strip("\n")):
            # A heading needs no empty line behind it.
            lines = piece.split("\n")
            while lines and lines[0].startswith("#"):
                yield [lines.pop(0)], False
            if lines and lines != [""]:
                yield lines, False


def roff(text):
    """The body of a page, without its title and without sections that say that they are for the file only."""
    text = re.sub(r"^# .*\n", "", text)
    text = re.sub(r"^## [^\n]*\n\n<!-- not in the manual page -->.*?(?=^## |\Z)", "", text, flags=re.M | re.S)
    lines = []
    for part, is_fenced in blocks(text):
        if is_fenced:
            lines += [".PP", ".in +2n", ".EX", *map(manual.escaped, part), ".EE", ".in"]
        else:
            lines += block(part)
    return lines


def translated(text, original):
    """A Japanese page: where it says so, the next example of the English one stands, which is the same in every language."""
    fences = re.findall(r"^```.*?^```\n", original, re.M | re.S)
    mark = "<!-- as in English -->\n"
    if text.count(mark) != len(fences):
        sys.exit(f"the Japanese page shows {text.count(mark)} of {len(fences)} examples")
    return re.sub(f"^{mark}", lambda _: fences.pop(0), text, flags=re.M)


def header(name, section, language, title):
    with open(f"{SOURCES}/oauth-setup.1", encoding="utf-8") as file:
        date, version = re.search(r'^\.TH \S+ 1 (\S+) "([^"]+)"', file.read(), re.M).groups()
    return f'.nr HY 0\n.TH {manual.escaped(name).upper()} {section} {date} "{version}" "{title}"\n.nh\n.ad l\n'


def read(path):
    with open(f"{SOURCES}/{path}", encoding="utf-8") as file:
        return file.read()


def page(name, language):
    """A page of section 5."""
    path, summaries = PAGES[name]
    text = read(path)
    if language == "ja":
        text = translated(read(f"ja/{path}"), text)
    called, told, also = HEADINGS[language]
    others = {"oauth-setup": 1, **{other: 5 for other in PAGES if other != name}, "age": 1}
    title = {"en": "File Formats", "ja": "ファイル形式"}[language]
    lines = [f".SH {called}", f"{manual.escaped(name)} \\- {manual.escaped(summaries[language])}", f".SH {told}", *roff(text)]
    ends = [f'{manual.escaped(other)} "({section})' for other, section in others.items()]
    lines += [f".SH {also}", ".BR " + ', " '.join(ends) + '"']
    return header(name, 5, language, title) + "\n".join(lines) + "\n"


def breakable(text):
    """Japanese roff that may also be broken between a Japanese character and another one, where neither belongs to the other."""
    lines = []
    for line in text.split("\n"):
        if not line.startswith("."):
            line = re.sub(f"({WIDE % '、。）」'})(?=[!-~])", r"\1\\:", line)
            line = re.sub(rf"(?<!\\)([!-~])(?={WIDE % '（「'})(?!ー)", r"\1\\:", line)
        lines.append(line)
    return "\n".join(lines)


def commands(program, language):
    """oauth-setup(1)."""
    if language == "en":
        return read("oauth-setup.1")
    text = read("ja/oauth-setup.roff").replace('.\\" COMMANDS\n', manual.commands(program, language))
    return header("oauth-setup", 1, language, "ユーザーコマンド") + text


def main(program, folder):
    for language, place in {"en": "", "ja": "ja/"}.items():
        pages = {"man1/oauth-setup.1": commands(program, language)}
        pages |= {f"man5/{name}.5": page(name, language) for name in PAGES}
        for path, text in pages.items():
            text = breakable(text) if language == "ja" else text
            os.makedirs(os.path.dirname(f"{folder}/{place}{path}"), exist_ok=True)
            with open(f"{folder}/{place}{path}", "w", encoding="utf-8") as file:
                file.write(text)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
