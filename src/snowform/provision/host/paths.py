"""The paths of one stack on one host: where its configuration comes from, where all that a run keeps lies."""

from __future__ import annotations

from pathlib import Path

from ..records import dataclass


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths of one stack, and what goes with them. This is the one list of the files that a run keeps.

    `configuration` is a folder that holds `config.tf.json` and what belongs to it; `overrides` are further
    JSON override files, `variables` are files of variables' values, `assignments` pairs of a name and a
    value, which go before those, `secrets` pairs of a name and the file that holds the value. `state` must
    survive reboots, `cache` may be lost at any time, in `runtime` each run gets a new folder, best on another
    file system than `state`. `cli_config` and `plugins` say where providers come from, `encryption` is a file
    for TF_ENCRYPTION. With `own_credentials` the files that the configuration names for AWS are ignored, and
    what the environment says counts. `outputs` (a folder) and `metrics` (a file) are written where they are
    given.

    `state`, `cache`, `runtime`, `tofu` and `variables` are absolute, since tofu runs in the folder of a run.
    """

    stack: str
    configuration: Path
    state: Path
    cache: Path
    runtime: Path
    tofu: Path
    overrides: tuple[Path, ...] = ()
    variables: tuple[Path, ...] = ()
    assignments: tuple[tuple[str, str], ...] = ()
    secrets: tuple[tuple[str, Path], ...] = ()
    policy: Path | None = None
    cli_config: Path | None = None
    plugins: Path | None = None
    encryption: Path | None = None
    own_credentials: bool = False
    outputs: Path | None = None
    outputs_group: str = ""
    metrics: Path | None = None

    @property
    def variable_options(self) -> list[str]:
        """tofu's options for variables' values; what comes later counts."""
        return [
            *(f"-var-file={file}" for file in self.variables),
            *(f"-var={name}={value}" for name, value in self.assignments),
        ]

    @property
    def lock(self) -> Path:
        """Held by a run, and by tofu as long as it lives."""
        return self.state / "lock"

    @property
    def state_file(self) -> Path:
        """The state, where it is this host's own (backend "local")."""
        return self.state / "terraform.tfstate"

    @property
    def errored_state(self) -> Path:
        """A state that tofu could not save, moved out of the run's folder."""
        return self.state / "errored.tfstate"

    @property
    def marker(self) -> Path:
        """What this host has last applied: by it an absent state is told from a fresh start."""
        return self.state / "marker.json"

    @property
    def lineage(self) -> Path:
        """The lineage that a first plan chose for a state; there until something is applied to it."""
        return self.state / "lineage"

    @property
    def backups(self) -> Path:
        """Folder of the states before and after the latest applies."""
        return self.state / "backups"

    @property
    def journals(self) -> Path:
        """Folder of what each apply started and completed."""
        return self.state / "journals"

    @property
    def capture(self) -> Path:
        """What the running apply prints; it goes into the journal and is deleted."""
        return self.state / "capture.jsonl"

    @property
    def capture_errors(self) -> Path:
        """What the running apply prints on standard error."""
        return self.state / "capture.stderr"

    @property
    def unsaid(self) -> Path:
        """What tofu said in the latest run and was not shown, for it may hold a sensitive value."""
        return self.state / "unsaid.txt"

    @property
    def approvals(self) -> Path:
        """The plans that were shown, and those that an operator let through."""
        return self.state / "approvals.json"

    @property
    def resolutions(self) -> Path:
        """What an operator said about addresses that an interrupted run left open."""
        return self.state / "resolutions.json"

    @property
    def salt(self) -> Path:
        """Random bytes that keep a plan's digest from telling anything about its values."""
        return self.state / "salt"

    @property
    def report_json(self) -> Path:
        """The latest plan by name and action, for programs."""
        return self.state / "report.json"

    @property
    def report_text(self) -> Path:
        """The same for people."""
        return self.state / "report.txt"

    @property
    def backend(self) -> Path:
        """Where the state was kept last, for a migration: the backend's settings without credentials."""
        return self.state / "backend.json"

    @property
    def data(self) -> Path:
        """TF_DATA_DIR: providers and modules, fetched again where it is lost."""
        return self.cache / "data"

    @property
    def backend_settings(self) -> Path:
        """Where tofu keeps which backend `init` has chosen, credentials in its settings included."""
        return self.data / "terraform.tfstate"

    @property
    def schemas(self) -> Path:
        """What the providers' schemas say of types that changed outside, and by what it is known to fit."""
        return self.cache / "schemas.json"

    @property
    def initialized(self) -> Path:
        """What the last `init` made, and by what it is known to fit still."""
        return self.cache / "initialized.json"

    @property
    def dependency_lock(self) -> Path:
        """The checksums of the providers that were downloaded first (`.terraform.lock.hcl`)."""
        return self.state / "terraform.lock.hcl"
