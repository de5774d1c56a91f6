"""`snowform nixos`: a NixOS module for each stack, that applies it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from snowform.cli.commands import project_options
from snowform.cli.console import BOLD, PROGRAM, insist, put, say, say_error, say_warning, show_findings, style
from snowform.cli.running import synthesized
from snowform.cli.stacks import stacks_argument
from snowform.nixos import (
    Companions,
    Folder,
    Module,
    Status,
    allow,
    check_names,
    copied_library,
    find_secrets,
    former_files,
    generate,
    has_former_layout,
    is_bundled,
    library_for,
    removed_stacks,
    status,
    write,
)
from snowform.nixos.folders.layout import LIBRARY, MODULE
from snowform.nixos.options.documentation import MARKDOWN
from snowform.nixos.stack.local_modules import required_by_local_modules
from snowform.synth.checks.findings import Finding, locate
from snowform.synth.normalise import dump
from snowform.synth.program import Engine
from snowform.synth.project import Project
from snowform.synth.synthesis import Stack, Synthesis
from snowform.vendoring import FOLDER as VENDORED
from snowform.vendoring import Vendored, vendored

OUTPUT = "nix"


@click.command()
@stacks_argument
@project_options
@click.option(
    "-o", "--output", default=OUTPUT, show_default=True, metavar="DIR", help="Where DIR/<stack>/ goes."
)
@click.option(
    "--bundle",
    is_flag=True,
    help="Put a copy of the library into each DIR/<stack>/, so that it can be imported by itself.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a module is not up to date.")
@click.option("--no-check", "unchecked", is_flag=True, help="Do not check against the providers' schemas.")
@click.option(
    "--allow-secret",
    "allowed",
    multiple=True,
    metavar="PATH",
    help="The value at PATH of the configuration is not a secret. May be given several times.",
)
@click.option("--docs", is_flag=True, help="Write the options' reference too: options.md, options.json.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on standard output.")
def command(
    stacks: tuple[str, ...],
    project: Project,
    engine: Engine | None,
    output: str,
    bundle: bool,
    check: bool,
    unchecked: bool,
    allowed: tuple[str, ...],
    docs: bool,
    as_json: bool,
) -> int:
    """Generate a NixOS module for STACKs (all, if none is named).

    DIR/<stack>/ is a module to import: default.nix with options under services.snowform.<stack>, the
    stack's config.tf.json with all that belongs to it. DIR/snowform/ is what all stacks share: the module
    as a library, and the program that a systemd unit applies a stack with, at boot and whenever it changes.
    A configuration that holds a secret is refused, since everyone on the host could read it in the Nix
    store; so is one that the check of `snowform synth` refuses, and one whose remote modules are not
    vendored. Folders of stacks that the program no longer makes are reported.

    Once --docs or --bundle was given, each later run keeps the reference, or the library in the stack's
    folder, up to date.

    Exit codes: 0 success, 1 an error or, with --check, a module that is not up to date, 2 wrong usage.
    """
    # The default lies in the project wherever the command is run.
    folder = project.root / output if output == OUTPUT else Path(output).absolute()
    with synthesized(project, engine=engine) as synthesis:
        chosen = synthesis.select(stacks)
        bundled = {stack.name for stack in chosen if bundle or is_bundled(folder / stack.name)}
        check_names([stack.name for stack in synthesis.stacks], bundled=len(bundled) == len(chosen))
        vendored_stacks = {stack.name: _vendored(stack, project) for stack in chosen}
        findings = _findings(chosen, vendored_stacks, synthesis, allowed, unchecked)
        refused = any(finding.severity == "error" for found in findings.values() for finding in found)
        results = Results()
        if not refused:
            modules = _generate(chosen, vendored_stacks, project, folder, findings, bundled, docs=docs)
            shared = None if len(bundled) == len(chosen) else library_for(project.root, folder)
            results = _compare(modules, shared, folder, bundled)
            if not check:
                results = _write(modules, shared, folder, results, bundled)
            if not stacks:
                names = [stack.name for stack in synthesis.stacks]
                results.stacks.update(dict.fromkeys(removed_stacks(folder, names), "gone"))
    outdated = check and any(result != "current" for result in (*results.stacks.values(), results.library))
    if as_json:
        _print_json(results, synthesis.warnings, findings, folder, ok=not refused and not outdated)
    else:
        show_findings(PROGRAM, synthesis.warnings)
        _print(results, findings, folder, check=check)
    return 1 if refused or outdated else 0


@dataclass
class Results:
    """What became of the stacks' folders and of the library that they share.

    `former` are the stacks whose folders had the layout of before they shared one.
    """

    stacks: dict[str, Status] = field(default_factory=dict)
    library: Status = "current"
    shares: bool = False
    former: list[str] = field(default_factory=list)


def _vendored(stack: Stack, project: Project) -> Vendored:
    """The configuration with vendored modules, as a host can apply it. Raises VendorError where one lacks."""
    return vendored(stack.document, project.root / VENDORED / stack.name, root_module=stack.folder)


def _findings(
    chosen: Sequence[Stack],
    vendored_stacks: Mapping[str, Vendored],
    synthesis: Synthesis,
    allowed: tuple[str, ...],
    unchecked: bool,
) -> dict[str, list[Finding]]:
    found = {
        stack.name: find_secrets(
            # Facts go into the Nix store too.
            {**stack.document, **({"meta": stack.meta} if stack.meta else {})},
            stack.assets,
            *vendored_stacks[stack.name].folders.values(),
        )
        for stack in chosen
    }
    secrets = allow(found, allowed)
    return {
        stack.name: [
            *(stack.annotations if unchecked else stack.check(synthesis.report)),
            *(locate(finding, stack.constructs, synthesis.sources) for finding in secrets[stack.name]),
            *_unreachable_states(stack),
        ]
        for stack in chosen
    }


def _unreachable_states(stack: Stack) -> Iterator[Finding]:
    """An error for each state that is a file of another unit's, which that one alone may read."""
    for name, other in stack.reads.items():
        yield Finding(
            ("data", "terraform_remote_state", name),
            f'reads the outputs of "{other}" from its state, a file that only its own unit may read',
            f'keep the state of "{other}" in a remote backend (docs/state.md), or make the value a variable',
        )


def _generate(
    chosen: Sequence[Stack],
    vendored_stacks: Mapping[str, Vendored],
    project: Project,
    folder: Path,
    findings: dict[str, list[Finding]],
    bundled: set[str],
    *,
    docs: bool,
) -> list[Module]:
    modules = [
        generate(
            stack.name,
            vendored_stacks[stack.name].document,
            _text(stack, vendored_stacks[stack.name]),
            _companions(stack, vendored_stacks[stack.name], project.root),
            documented=docs or (folder / stack.name / MARKDOWN).is_file(),
            bundled=stack.name in bundled,
        )
        for stack in chosen
    ]
    for module in modules:
        findings[module.name] += module.warnings
    return modules


def _parts(module: Module, folder: Path, bundled: set[str]) -> list[tuple[Folder, Path]]:
    """The folders of a module: its own, and where it is bundled that of the library in it."""
    own = folder / module.name
    return [(module, own), *([(copied_library(), own / LIBRARY)] if module.name in bundled else [])]


def _compare(modules: Sequence[Module], shared: Folder | None, folder: Path, bundled: set[str]) -> Results:
    """What is there. All folders are looked at before the first is written to: one not ours stops the run."""
    found: dict[str, Status] = {}
    for module in modules:
        own, *others = [status(part, path) for part, path in _parts(module, folder, bundled)]
        found[module.name] = "stale" if own == "current" and set(others) - {"current"} else own
    return Results(
        found,
        status(shared, folder / LIBRARY) if shared else "current",
        shared is not None,
        [module.name for module in modules if has_former_layout(folder / module.name)],
    )


def _write(
    modules: Sequence[Module], shared: Folder | None, folder: Path, found: Results, bundled: set[str]
) -> Results:
    library = write(shared, folder / LIBRARY) if shared else found.library
    stacks: dict[str, Status] = {}
    for module in modules:
        written = [write(part, path) for part, path in _parts(module, folder, bundled)]
        stacks[module.name] = "written" if "written" in written else "current"
    return Results(stacks, library, found.shares, found.former)


def _text(stack: Stack, found: Vendored) -> str:
    return stack.text if found.document is stack.document else dump(found.document)


def _companions(stack: Stack, found: Vendored, project: Path) -> Companions:
    assets = {"assets": stack.assets} if stack.assets else {}
    lock = found.lock.read_text() if found.lock else None
    required = {source: list(constraints) for source, constraints in found.providers.items()}
    for source, constraints in required_by_local_modules(stack.document, stack.folder).items():
        required.setdefault(source, []).extend(constraints)
    folders = {**assets, **found.folders}
    return Companions(folders, lock, stack.dependencies, required, stack.meta, project)


def _print(results: Results, findings: Mapping[str, Sequence[Finding]], folder: Path, *, check: bool) -> None:
    for stack, found in findings.items():
        show_findings(stack, found)
    if not results.stacks:
        insist("nothing was written" if not check else "nothing was compared")
    if results.shares:
        path = _shown(folder / LIBRARY)
        if results.library in {"stale", "missing"}:
            say_error(f"{path}: {results.library}; run `snowform nixos`")
        else:
            put(f"{style(str(path / MODULE), BOLD)}  {results.library}")
    for stack, result in results.stacks.items():
        path = _shown(folder / stack)
        if result == "gone":
            tell = say_error if check else say_warning
            tell(f'{path}: the program makes no stack "{stack}" any more; remove the folder')
        elif result in {"stale", "missing"}:
            say_error(f"{path}: {result}; run `snowform nixos {stack}`")
        else:
            put(f"{style(str(path / MODULE), BOLD)}  {result}")
            _print_layout(stack, folder, former=stack in results.former)


def _print_layout(stack: str, folder: Path, *, former: bool) -> None:
    """Say that a stack's folder was brought over to the layout of today, and what of it is to be removed."""
    path = _shown(folder / stack)
    if former:
        shared = (path if is_bundled(folder / stack) else _shown(folder)) / LIBRARY
        say(f"{path}: brought over to the layout of today: the program that applies it is in {shared}")
    for name in former_files(folder / stack):
        say_warning(f"{path / name}: is not used any more, and not what this version made of it; remove it")


def _print_json(
    results: Results,
    program: Sequence[Finding],
    findings: Mapping[str, Sequence[Finding]],
    folder: Path,
    *,
    ok: bool,
) -> None:
    entries = [
        {
            "name": stack,
            "path": str(folder / stack / MODULE),
            "status": results.stacks.get(stack),
            "findings": [finding.as_json() for finding in findings.get(stack, ())],
        }
        for stack in dict.fromkeys([*findings, *results.stacks])
    ]
    library = {"path": str(folder / LIBRARY / MODULE), "status": results.library} if results.shares else None
    told = [finding.as_json() for finding in program]
    put(json.dumps({"ok": ok, "library": library, "findings": told, "stacks": entries}, indent=2))


def _shown(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
