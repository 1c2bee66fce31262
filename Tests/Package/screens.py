"""What people see of the installed package on a terminal, and the keys they press."""

import time

from debian import LATER
from world import ensure


def first_page(there):
    """The wizard begins, in both languages, and leaves a terminal as it was."""
    languages = {
        "C.UTF-8": ("Which service do you want to connect?", "Ctrl-C quit"),
        "ja_JP.UTF-8": ("どのサービスに接続しますか？", "Ctrl-C 終了"),
    }
    for locale, (words, ends) in languages.items():
        with there.debian.screen("bash", "--norc", PS1="shell> ", LANG="C.UTF-8") as screen:
            screen.expect("shell>")
            screen.type(f"LC_MESSAGES={locale} oauth-setup")
            screen.press("Enter")
            screen.expect(words)
            screen.expect(ends)
            screen.press("C-c")
            screen.until(lambda text: text.rstrip().endswith("shell>"), "the shell after the wizard")


def by_keys(there):
    """oauth-setup practice, key by key, to a connection and a token."""
    with there.debian.screen("oauth-setup", "practice") as screen:
        screen.expect("Which service")
        screen.type("kin")
        screen.until(lambda text: "› Kintone" in text and "Dropbox" not in text, "the list with Kintone alone")
        screen.press("Enter")
        screen.expect("How do you want to sign in to Kintone?")
        screen.press("Down")
        screen.expect("› API token")
        screen.enter_until("› [ Test and save ]")
        screen.enter_until("Connected")
        # A page that appeared by itself takes no Enter for half a second.
        time.sleep(0.6)
        screen.press("Enter")
    ensure(there.practice("token", "kintone").strip() == "practicekintonetoken7", "no token of what the keys set up")


def complete(there):
    """The name of a connection, by Tab, in three shells that read what the package brought by themselves."""
    key = there.debian.mine("oauth-setup", "key").strip()
    there.practice("transfer", "static", "--to", key, "-o", "sealed.age", "--copy")
    there.debian.mine("oauth-setup", "import", "sealed.age", "--name", "sales")
    shells = {
        "bash": (["bash", "--norc"], ". /usr/share/bash-completion/bash_completion"),
        "zsh": (["zsh", "-f"], "autoload -U compinit; compinit -D -u"),
        "fish": (
            ["fish"], "set -g fish_autosuggestion_enabled 0; function fish_prompt; echo -n 'shell> '; end"
        ),
    }
    for shell, (words, first) in shells.items():
        with there.debian.screen(*words, PS1="shell> ") as screen:
            screen.until(lambda text: text.strip(), f"a prompt of {shell}")
            screen.type(f"{first}; clear")
            screen.press("Enter")
            screen.until(lambda text: text.strip() == "shell>", f"the prompt of {shell}")
            for typed, whole in (("oauth-setup tok", "oauth-setup token"), ("oauth-setup token sa", "oauth-setup token sales")):
                screen.type(typed)
                screen.expect(f"shell> {typed}")
                screen.press("Tab")
                screen.until(lambda text, whole=whole: f"shell> {whole}" in text, f"{whole!r} in {shell}")
                screen.press("C-u")


def to_sign_in(screen):
    """To the page that waits for a browser, from the first page or from where it was left the last time."""
    screen.until(lambda text: "Which service" in text or "› Continue" in text, "the first page")
    if "› Continue" not in screen.text():
        screen.type("drop")
        screen.until(lambda text: "› Dropbox" in text and "Kintone" not in text, "the list with Dropbox alone")
    screen.enter_until("Sign in with your browser")
    # The field for the answer has the focus.
    screen.press("Tab")


def qr_code(there):
    """Without libqrencode a sentence; with it, the code."""
    with there.debian.screen("oauth-setup", "practice", "wizard", "--no-browser") as screen:
        to_sign_in(screen)
        screen.press("r")
        screen.expect("This machine has no libqrencode (Debian: apt install libqrencode4).")
        ensure("█" not in screen.text(), "something is drawn without a library")
    there.debian.must("sh", "-c", f"dpkg -i /opt/{LATER[0]}_*.deb")
    with there.debian.screen("oauth-setup", "practice", "wizard", "--no-browser") as screen:
        to_sign_in(screen)
        screen.press("r")
        drawn = screen.until(lambda text: sum(text.count(mark) for mark in "█▀▄") > 300, "a QR code")
        ensure("libqrencode" not in drawn, "it is drawn and said to be missing")
    there.debian.must("dpkg", "--purge", LATER[0])


CASES = [
    ("wizard's first page in tmux", first_page),
    ("practice, key by key", by_keys),
    ("completion of a connection's name in bash, zsh and fish", complete),
    ("QR code, with libqrencode and without", qr_code),
]
