"""Read what is to be imported: a file in either syntax, or a folder of them."""

from __future__ import annotations

from pathlib import Path

from snowform.importing.errors import ImportFailed
from snowform.importing.hcl_source import read_hcl
from snowform.importing.json_source import read_json, refuse_twice
from snowform.importing.model import Configuration, Element
from snowform.provision.configuration.files import JSON, NATIVE, module_files


def read_source(source: Path) -> Configuration:
    """The configuration in a file or a folder. Raises ImportFailed where there is none to be read.

    Of a folder all files that OpenTofu reads, by their names; override files among them are refused.
    """
    if not source.is_dir():
        return _read(source, str(source))
    files = module_files(source)
    if not files:
        wanted = ", ".join(f"*{suffix}" for suffix in (*NATIVE[:1], *JSON[:1]))
        raise ImportFailed("no configuration in this folder", where=str(source), hint=f"it has no {wanted}")
    found: dict[tuple[str, tuple[str, ...]], Element] = {}
    elements: list[Element] = []
    after: tuple[str, ...] = ()
    for file in files:
        stem = file.name.partition(".")[0]
        if stem == "override" or stem.endswith("_override"):
            raise ImportFailed(
                "an override file changes what other files say, which is not imported",
                where=str(file),
                hint="write its changes into those files first",
            )
        read = _read(file, str(file))
        for element in read.elements:
            refuse_twice(found, element)
        elements.extend(read.elements)
        after += read.after
    return Configuration(tuple(elements), after)


def _read(path: Path, name: str) -> Configuration:
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError as error:
        raise ImportFailed("no such file or folder", where=name) from error
    except OSError as error:
        raise ImportFailed(f"cannot be read: {error.strerror}", where=name) from error
    except UnicodeDecodeError as error:
        raise ImportFailed("is not written in UTF-8", where=name) from error
    # A text that begins as JSON does is no HCL, whatever it is called: `nix build` writes a file "result".
    is_json = path.name.endswith(".json") or (not path.name.endswith(NATIVE) and text.lstrip()[:1] == "{")
    return read_json(text, name) if is_json else read_hcl(text, name)
