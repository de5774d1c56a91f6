"""Put synthesized stacks where they belong: cdktf's folder, and `out/<stack>/config.tf.json`.

A folder may also hold what is not ours: a state, a lock file, `.terraform/`. None of that is touched.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress

from snowform.files import copy_tree, read_bytes, write_atomic, write_if_changed
from snowform.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from snowform.files import Name
    from snowform.synth.synthesis import Stack, Synthesis

CONFIGURATION = "config.tf.json"


def write_stack(stack: Stack, folder: Name, *, text: str | None = None, modules: Path | None = None) -> str:
    """Write a stack's configuration and assets into its folder; the name of config.tf.json.

    `text` is written in place of the configuration's own where it calls vendored `modules`, which are
    copied beside it then.
    """
    _write_assets(stack.assets, os.path.join(folder, "assets"))
    if modules is not None:
        copy_tree(modules, os.path.join(folder, "modules"))
    path = os.path.join(folder, CONFIGURATION)
    write_if_changed(path, stack.text if text is None else text)
    return path


def write_cdktf_folder(synthesis: Synthesis) -> None:
    """Bring the folder that `cdktf synth` would have written up to date, so that cdktf's commands find it.

    One that the program wrote itself stays as it is.
    """
    if synthesis.is_own_folder:
        return
    output = synthesis.project.output_folder
    for stack in synthesis.stacks:
        target = os.path.join(output, os.path.relpath(stack.folder_name, synthesis.folder_name))
        _write_assets(stack.assets, os.path.join(target, "assets"))
        _copy("cdk.tf.json", stack.folder_name, target)
    _copy("manifest.json", synthesis.folder_name, output)
    known = {os.path.basename(stack.folder_name) for stack in synthesis.stacks}
    for name in sorted(os.listdir(os.path.join(output, "stacks"))):
        if name not in known:
            with suppress(FileNotFoundError):
                os.unlink(os.path.join(output, "stacks", name, "cdk.tf.json"))


def _copy(name: str, source: str, target: str) -> None:
    write_atomic(os.path.join(target, name), read_bytes(os.path.join(source, name)))


def write_settings_schema(synthesis: Synthesis) -> None:
    """Write the JSON Schema of the settings that the program read, for editors, where it read any."""
    if schemas := synthesis.settings:
        from snowform.settings import project_schema_text

        path = os.path.join(synthesis.project.folder, "cdktf.schema.json")
        write_if_changed(path, project_schema_text(schemas))


def leftovers(synthesis: Synthesis, output: str, written: Sequence[Stack]) -> list[str]:
    """What the user should know of: states that cdktf left, folders of stacks that are gone."""
    warnings = []
    for stack in written:
        state = f"terraform.{stack.name}.tfstate"
        if not os.path.exists(os.path.join(synthesis.project.folder, state)):
            continue
        # Hardly any project has one, and the start is faster without.
        from snowform.provision.configuration.backend import backend_of

        if backend_of(stack.document) is None:
            warnings.append(
                f"{state} is a state that cdktf's own deploy left; {CONFIGURATION} does not use it: "
                f"move it to {relative(os.path.join(output, stack.name))}/terraform.tfstate to go on with it"
            )
    names = {stack.name for stack in synthesis.stacks}
    for name in sorted(os.listdir(output) if os.path.isdir(output) else ()):
        if name not in names and os.path.exists(os.path.join(output, name, CONFIGURATION)):
            where = relative(os.path.join(output, name))
            warnings.append(f'{where}: the program makes no stack "{name}" any more')
    return warnings


def relative(path: str) -> str:
    """A path as the user would write it from where he stands, if it lies below."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here)


def _write_assets(source: Path | None, target: str) -> None:
    if source is not None:
        copy_tree(source, target)
    elif os.path.isdir(target):
        import shutil

        shutil.rmtree(target)
