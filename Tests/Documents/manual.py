"""The manual page's commands, written in roff from what the program says in --help, in its languages."""

import json
import os
import re
import subprocess
import textwrap
import unicodedata

# What stands around the program's own words.
WORDS = {
    "en": {
        "common": "COMMON OPTIONS",
        "every": "Every command takes these; with \\fBpractice\\fR, \\fBservices\\fR and \\fBapps\\fR they stand behind the command inside.",
        "commands": "COMMANDS",
        "default": " Otherwise {}.",
        "options": "options",
    },
    "ja": {
        "common": "共通オプション",
        "every": "どのコマンドでも使えます。\\fBpractice\\fR、\\fBservices\\fR、\\fBapps\\fR では、その中のコマンドの後に書きます。",
        "commands": "コマンド",
        "default": "（指定しないときは {}）",
        "options": "オプション",
        # What the parser says of its own accord; the program's help has these words too.
        "Show the version.": "バージョンを表示する",
        "Show help information.": "この説明を表示する",
        "Show subcommand help information.": "コマンドの説明を表示します。",
    },
}
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
COMMON = "lang identity passphrase-fd passphrase-file fleet quiet verbose log-file version help".split()


def dump(program, language):
    """The program's commands, as ArgumentParser describes them."""
    locale = {"en": "C.UTF-8", "ja": "ja_JP.UTF-8"}[language]
    text = subprocess.run(
        [program, "--experimental-dump-help"],
        env={**os.environ, "LC_ALL": locale}, stdout=subprocess.PIPE, check=True,
    ).stdout
    return json.loads(text)["command"]


def escaped(text):
    """Text of which roff changes nothing."""
    text = text.replace("\\", "\\e")
    for plain, safe in {"-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}.items():
        text = text.replace(plain, safe)
    text = "".join(c if ord(c) < 128 or is_wide(c) else f"\\[u{ord(c):04X}]" for c in text)
    return "\\&" + text if text.startswith(".") else text


def is_wide(character):
    return unicodedata.east_asian_width(character) in "WF"


def joined(lines):
    """Lines of a paragraph as one; between two Japanese characters a line's end is no blank."""
    text = ""
    for line in lines:
        is_inside = text and line and not (is_wide(text[-1]) and is_wide(line[0]))
        text += (" " if is_inside else "") + line
    return text


def prose(text):
    """Sentences as they are, wrapped."""
    return [escaped(line) for line in textwrap.wrap(text, 110, break_long_words=False, break_on_hyphens=False)]


def discussion(text):
    """Paragraphs; what is indented keeps its lines."""
    lines = []
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        plain = []
        shown = []

        def flush():
            if plain:
                lines.extend([".PP"] + prose(joined(plain)))
                plain.clear()
            if shown:
                lines.extend([".PP", ".in +2n", ".EX"] + shown + [".EE", ".in"])
                shown.clear()

        for line in block.split("\n"):
            if line.startswith("  "):
                if plain:
                    flush()
                shown.append(escaped(line[2:]))
            else:
                if shown:
                    flush()
                plain.append(line)
        flush()
    return lines


def names(argument):
    return sorted(
        (("-" if name["kind"] == "short" else "--") + name["name"] for name in argument.get("names", [])),
        key=len,
    )


def title(argument):
    """`-o FILE, --output FILE`, or the name of a positional argument."""
    value = argument.get("valueName", "")
    if argument["kind"] == "positional":
        return f"\\fI{escaped(value)}\\fR"
    shown = ", ".join(f"\\fB{escaped(name)}\\fR" for name in names(argument))
    return shown if argument["kind"] == "flag" else f"{shown} \\fI{escaped(value)}\\fR"


def described(argument, words):
    text = words.get(argument.get("abstract"), argument.get("abstract", ""))
    if argument.get("defaultValue") and argument["kind"] == "option":
        text += words["default"].format(argument["defaultValue"])
    return [".TP", title(argument)] + prose(text)


def is_common(argument):
    return any(name["name"] in COMMON for name in argument.get("names", []))


def visible(command, key):
    return [item for item in command.get(key, []) if item.get("shouldDisplay", True)]


def usage(names, command, words):
    parts = [f"\\fB{escaped(' '.join(names))}\\fR"]
    arguments = visible(command, "arguments")
    if any(argument["kind"] != "positional" for argument in arguments):
        parts.append(f"[\\fI{words['options']}\\fR]")
    for argument in arguments:
        if argument["kind"] == "positional":
            value = f"\\fI{escaped(argument['valueName'])}\\fR"
            value += " ..." if argument["isRepeating"] else ""
            parts.append(f"[{value}]" if argument["isOptional"] else value)
    return " ".join(parts)


def section(names, command, words):
    lines = [f".SS {escaped(' '.join(names[1:]))}", usage(names, command, words)]
    if command.get("abstract"):
        lines += [".PP"] + prose(words.get(command["abstract"], command["abstract"]))
    lines += discussion(command.get("discussion", ""))
    for argument in visible(command, "arguments"):
        if not is_common(argument) and argument.get("abstract"):
            lines += described(argument, words)
    for child in visible(command, "subcommands"):
        lines += section(names + [child["commandName"]], child, words)
    return lines


def commands(program, language="en"):
    """The sections COMMON OPTIONS and COMMANDS."""
    root = dump(program, language)
    words = WORDS[language]
    children = {child["commandName"]: child for child in visible(root, "subcommands")}
    lines = [f".SH {words['common']}", words["every"]]
    seen = set()
    for argument in children["token"]["arguments"] + root["arguments"]:
        if is_common(argument) and title(argument) not in seen:
            seen.add(title(argument))
            lines += described(argument, words)
    lines.append(f".SH {words['commands']}")
    for name, child in children.items():
        lines += section([root["commandName"], name], child, words)
    return "\n".join(lines) + "\n"
