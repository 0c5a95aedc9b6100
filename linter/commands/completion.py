"""`lint completion bash`: a script that teaches a shell the commands, options and rules, made from the parsers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from linter import commands, record, registry

HOW: Final = {
    "bash": 'eval "$(lint completion bash)"',
    "zsh": 'eval "$(lint completion zsh)"',
    "fish": "lint completion fish | source",
}
NAMES: Final = "lint newslint"


class Option(NamedTuple):
    """An option, or (without names) what may stand by itself: the words it takes, and whether it takes files."""

    names: tuple[str, ...]
    help: str
    words: tuple[str, ...]
    files: bool
    value: str  # what the manual calls its value; "" for an option that takes none


class Command(NamedTuple):
    name: str
    about: str
    options: tuple[Option, ...]


def parser() -> argparse.ArgumentParser:
    about = "Print a script that teaches the shell to complete commands, options and rules."
    made = commands.new_parser("lint completion", about)
    made.add_argument("shell", choices=sorted(HOW), help="; ".join(f"{shell}: {how}" for shell, how in HOW.items()))
    return made


def run(options: argparse.Namespace) -> int:
    every = [_command(name) for name in commands.names()]
    write = {"bash": _bash, "zsh": _zsh, "fish": _fish}[options.shell]
    sys.stdout.write("\n".join([f"# {HOW[options.shell]}", *write(every), ""]))
    return 0


def _command(name: str) -> Command:
    made: argparse.ArgumentParser = commands.command(name).parser()
    return Command(name, made.description or "", tuple(_option(action) for action in made._actions))


def _option(action: argparse.Action) -> Option:
    value = "" if action.nargs == 0 else str(action.metavar or action.dest).upper()
    known: dict[str, Callable[[], Iterable[str]]] = {
        "RULE": registry.rules, "FORMAT": registry.reports, "KIND": record.kinds,
    }  # fmt: skip
    words = action.choices or known.get(value, tuple)()
    taken = tuple(sorted(map(str, words)))
    return Option(tuple(action.option_strings), action.help or "", taken, value in ("PATH", "FILE"), value)


def _bash(every: Sequence[Command]) -> Iterator[str]:
    yield "_lint() {"
    yield '    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=check words=""'
    yield f"    case ${{COMP_WORDS[1]}} in {'|'.join(c.name for c in every)}) command=${{COMP_WORDS[1]}};; esac"
    yield "    case $command:$before in"
    for command in every:
        for option in command.options:
            if option.names and option.value:
                places = "|".join(f"{command.name}:{name}" for name in option.names)
                yield f'        {places}) words="{" ".join(option.words)}";;'
    yield "        *) case $command in"
    for command in every:
        named = [name for option in command.options for name in option.names]
        words = [word for option in command.options if not option.names for word in option.words]
        yield f'            {command.name}) words="{" ".join([*named, *words])}";;'
    yield "        esac"
    yield f'        [ "$COMP_CWORD" = 1 ] && words="$words {" ".join(c.name for c in every)}";;'
    yield "    esac"
    yield '    COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield "}"
    yield f"complete -o default -F _lint {NAMES}"


def _zsh(every: Sequence[Command]) -> Iterator[str]:
    yield f"#compdef {NAMES}"
    yield "_lint() {"
    yield "    local command=check"
    yield f"    case $words[2] in ({'|'.join(c.name for c in every)}) command=$words[2];; esac"
    yield f"    (( CURRENT == 2 )) && compadd {' '.join(c.name for c in every)}"
    yield "    case $command in"
    for command in every:
        specs = [f"{name}{_zsh_spec(option)}" for option in command.options for name in option.names or ("*",)]
        yield f"        ({command.name}) _arguments {' '.join(_quoted(spec) for spec in specs)};;"
    yield "    esac"
    yield "}"
    yield f"compdef _lint {NAMES}"


def _zsh_spec(option: Option) -> str:
    said = option.help.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    values = "_files" if option.files else f"({' '.join(option.words)})" if option.words else " "
    return f"[{said}]" * bool(option.names) + (f":{option.value}:{values}" if option.value else "")


def _fish(every: Sequence[Command]) -> Iterator[str]:
    others = " ".join(command.name for command in every if command.name != "check")
    for name in NAMES.split():
        for command in every:
            yield f"complete -c {name} -n __fish_use_subcommand -a {command.name} -d {_quoted(command.about)}"
            seen = f"__fish_seen_subcommand_from {command.name}"
            where = _quoted(f"not __fish_seen_subcommand_from {others}" if command.name == "check" else seen)
            for option in command.options:
                flags = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
                takes = f" -xa {_quoted(' '.join(option.words))}" if option.words else " -r" * bool(option.value)
                yield f"complete -c {name} -n {where} {flags} -d {_quoted(option.help)}{takes}".replace("  ", " ")


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "'\\''") + "'"
