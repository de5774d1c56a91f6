"""Put synthesized stacks where they belong: cdktf's folder, and `out/<stack>/config.tf.json`.

A folder may also hold what is not ours: a state, a lock file, `.terraform/`. None of that is touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from snowform.files import copy_tree, write_atomic, write_if_changed

if TYPE_CHECKING:
    from snowform.synth.synthesis import Stack, Synthesis

CONFIGURATION = "config.tf.json"


def write_stack(stack: Stack, folder: Path, *, text: str | None = None, modules: Path | None = None) -> Path:
    """Write a stack's configuration and assets into its folder; the path of config.tf.json.

    `text` is written in place of the configuration's own where it calls vendored `modules`, which are
    copied beside it then.
    """
    _write_assets(stack.assets, folder / "assets")
    if modules is not None:
        copy_tree(modules, folder / "modules")
    path = folder / CONFIGURATION
    write_if_changed(path, stack.text if text is None else text)
    return path


def write_cdktf_folder(synthesis: Synthesis) -> None:
    """Bring the folder that `cdktf synth` would have written up to date, so that cdktf's commands find it."""
    output = synthesis.project.output
    for stack in synthesis.stacks:
        target = output / stack.folder.relative_to(synthesis.folder)
        _write_assets(stack.assets, target / "assets")
        write_atomic(target / "cdk.tf.json", (stack.folder / "cdk.tf.json").read_bytes())
    write_atomic(output / "manifest.json", (synthesis.folder / "manifest.json").read_bytes())
    known = {stack.folder.name for stack in synthesis.stacks}
    for folder in sorted((output / "stacks").iterdir()):
        if folder.name not in known:
            (folder / "cdk.tf.json").unlink(missing_ok=True)


def write_settings_schema(synthesis: Synthesis) -> None:
    """Write the JSON Schema of the settings that the program read, for editors, where it read any."""
    if schemas := synthesis.settings:
        from snowform.settings import project_schema_text

        write_if_changed(synthesis.project.root / "cdktf.schema.json", project_schema_text(schemas))


def leftovers(synthesis: Synthesis, output: Path, written: Sequence[Stack]) -> list[str]:
    """What the user should know of: states that cdktf left, folders of stacks that are gone."""
    warnings = []
    for stack in written:
        state = synthesis.project.root / f"terraform.{stack.name}.tfstate"
        if not state.exists():
            continue
        # Hardly any project has one, and the start is faster without.
        from snowform.provision.configuration.backend import backend_of

        if backend_of(stack.document) is None:
            warnings.append(
                f"{state.name} is a state that cdktf's own deploy left; {CONFIGURATION} does not use it: "
                f"move it to {_relative(output / stack.name)}/terraform.tfstate to go on with it"
            )
    names = {stack.name for stack in synthesis.stacks}
    for path in sorted(output.glob(f"*/{CONFIGURATION}")):
        if path.parent.name not in names:
            warnings.append(
                f'{_relative(path.parent)}: the program makes no stack "{path.parent.name}" any more'
            )
    return warnings


def _write_assets(source: Path | None, target: Path) -> None:
    if source is not None:
        copy_tree(source, target)
    elif target.is_dir():
        import shutil

        shutil.rmtree(target)


def _relative(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
