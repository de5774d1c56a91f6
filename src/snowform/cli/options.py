"""The options of commands as data, and a reader of plain command lines that does without click.

click takes longer to load than a small stack takes to synthesize. So the options stand here as data, of
which `commands.py` makes click's; `read` understands the common command lines, and leaves every other one,
whatever is odd, wrong or asks for help, to click, which has the messages.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from snowform.hints import Any


class Option:
    """An option of a command.

    `parameter` is its name in the function, `names` are those on the command line. A default of False makes
    it a flag, one of () an option that may be given several times. `choices` are the only values, `is_folder`
    wants a folder that is there.
    """

    __slots__ = ("choices", "default", "help", "is_folder", "metavar", "names", "parameter", "show_default")

    def __init__(
        self,
        parameter: str,
        *names: str,
        help: str,  # noqa: A002 - click's word
        default: str | bool | tuple[()] | None = None,
        show_default: bool = False,
        metavar: str | None = None,
        choices: tuple[str, ...] = (),
        is_folder: bool = False,
    ) -> None:
        self.parameter = parameter
        self.names = names
        self.help = help
        self.default = default
        self.show_default = show_default
        self.metavar = metavar
        self.choices = choices
        self.is_folder = is_folder

    def takes(self, value: Any) -> bool:
        """Whether a value is surely one that click takes too."""
        if self.is_folder:
            return os.path.isdir(value) and os.access(value, os.R_OK)  # noqa: PTH112 - pathlib is not loaded
        return not self.choices or value is None or value in self.choices


PROJECT = (
    Option(
        "directory",
        "-C",
        "--directory",
        is_folder=True,
        default=".",
        metavar="DIR",
        help="Look for cdktf.json in DIR or above, instead of here.",
    ),
    Option(
        "app", "--app", metavar="COMMAND", help='Run COMMAND, right here, instead of cdktf.json\'s "app".'
    ),
    Option(
        "engine",
        "--engine",
        choices=("native", "cdktf"),
        help="Snowform's own engine (native), or HashiCorp's on Node (cdktf); otherwise what SNOWFORM_ENGINE "
        'or "engine" in cdktf.json says, or native.',
    ),
    Option(
        "context",
        "--context",
        default=(),
        metavar="FILE|KEY=JSON",
        help="Put a JSON file, or one key, over the context in cdktf.json. May be given several times.",
    ),
)

# Of every command: how much it says. `console.talk` has them.
TALK = (
    Option("quiet", "-q", "--quiet", default=False, help="Say only results, warnings and errors."),
    Option("verbose", "-v", "--verbose", default=False, help="Say what is run, too, and how long it took."),
    Option(
        "traceback",
        "--traceback",
        default=False,
        help="Show the whole traceback of a program that fails, not only your own lines.",
    ),
)


def read(
    arguments: Sequence[str], options: Sequence[Option]
) -> tuple[dict[str, Any], tuple[str, ...]] | None:
    """The options' values by parameter and what stands beside them, as click would have it, or None.

    Understood are whole names, and values as words of their own: `-o DIR`, `--output DIR`, `--json`.
    """
    by_name = {name: option for option in options for name in option.names}
    values = {option.parameter: option.default for option in options}
    others: list[str] = []
    words = iter(arguments)
    for word in words:
        if not word.startswith("-") or word == "-":
            others.append(word)
        elif (option := by_name.get(word)) is None:
            return None
        elif option.default is False:
            values[option.parameter] = True
        elif (value := next(words, None)) is not None:
            before: Any = values[option.parameter]
            values[option.parameter] = (*before, value) if option.default == () else value
        else:
            return None
    if not all(option.takes(values[option.parameter]) for option in options):
        return None
    return values, tuple(others)
