"""The manual page's commands, written in roff from what the program says in --help."""

import json
import os
import re
import subprocess
import textwrap

COMMON = "lang identity passphrase-fd passphrase-file quiet verbose log-file version help".split()


def dump(program):
    """The program's commands, as ArgumentParser describes them."""
    text = subprocess.run(
        [program, "--experimental-dump-help"],
        env={**os.environ, "LC_ALL": "C.UTF-8"}, stdout=subprocess.PIPE, check=True,
    ).stdout
    return json.loads(text)["command"]


def escaped(text):
    """Text of which roff changes nothing."""
    text = text.replace("\\", "\\e")
    for plain, safe in {"-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}.items():
        text = text.replace(plain, safe)
    text = "".join(c if ord(c) < 128 else f"\\[u{ord(c):04X}]" for c in text)
    return "\\&" + text if text.startswith(".") else text


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
                lines.extend([".PP"] + prose(" ".join(plain)))
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


def described(argument):
    text = argument.get("abstract", "")
    if argument.get("defaultValue") and argument["kind"] == "option":
        text += f" Otherwise {argument['defaultValue']}."
    return [".TP", title(argument)] + prose(text)


def is_common(argument):
    return any(name["name"] in COMMON for name in argument.get("names", []))


def visible(command, key):
    return [item for item in command.get(key, []) if item.get("shouldDisplay", True)]


def usage(words, command):
    parts = [f"\\fB{escaped(' '.join(words))}\\fR"]
    arguments = visible(command, "arguments")
    if any(argument["kind"] != "positional" for argument in arguments):
        parts.append("[\\fIoptions\\fR]")
    for argument in arguments:
        if argument["kind"] == "positional":
            value = f"\\fI{escaped(argument['valueName'])}\\fR"
            value += " ..." if argument["isRepeating"] else ""
            parts.append(f"[{value}]" if argument["isOptional"] else value)
    return " ".join(parts)


def section(words, command):
    lines = [f".SS {escaped(' '.join(words[1:]))}", usage(words, command)]
    if command.get("abstract"):
        lines += [".PP"] + prose(command["abstract"])
    lines += discussion(command.get("discussion", ""))
    for argument in visible(command, "arguments"):
        if not is_common(argument) and argument.get("abstract"):
            lines += described(argument)
    for child in visible(command, "subcommands"):
        lines += section(words + [child["commandName"]], child)
    return lines


def commands(program):
    """The sections COMMON OPTIONS and COMMANDS."""
    root = dump(program)
    children = {child["commandName"]: child for child in visible(root, "subcommands")}
    lines = [
        ".SH COMMON OPTIONS",
        "Every command takes these; with \\fBpractice\\fR and \\fBservices\\fR they stand behind the command inside.",
    ]
    seen = set()
    for argument in children["token"]["arguments"] + root["arguments"]:
        if is_common(argument) and title(argument) not in seen:
            seen.add(title(argument))
            lines += described(argument)
    lines.append(".SH COMMANDS")
    for name, child in children.items():
        lines += section([root["commandName"], name], child)
    return "\n".join(lines) + "\n"
