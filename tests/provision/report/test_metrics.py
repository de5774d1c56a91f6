from __future__ import annotations

import stat
from pathlib import Path

from snowform.provision.report.metrics import Metrics, write_metrics


def samples(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if not line.startswith("#")]


def test_the_whole_file_of_a_run(tmp_path: Path) -> None:
    path = tmp_path / "web.prom"
    write_metrics(path, "web", Metrics(1000.5, 12.25, 0, 1000.5, False, 0, 2))
    assert path.read_text() == (
        "# HELP snowform_last_run_timestamp_seconds When the latest run ended.\n"
        "# TYPE snowform_last_run_timestamp_seconds gauge\n"
        'snowform_last_run_timestamp_seconds{stack="web"} 1000.500\n'
        "# HELP snowform_last_run_duration_seconds How long the latest run took.\n"
        "# TYPE snowform_last_run_duration_seconds gauge\n"
        'snowform_last_run_duration_seconds{stack="web"} 12.250\n'
        "# HELP snowform_last_success_timestamp_seconds When the stack was last known to be as configured.\n"
        "# TYPE snowform_last_success_timestamp_seconds gauge\n"
        'snowform_last_success_timestamp_seconds{stack="web"} 1000.500\n'
        "# HELP snowform_exit_code The exit code of the latest run.\n"
        "# TYPE snowform_exit_code gauge\n"
        'snowform_exit_code{stack="web"} 0\n'
        "# HELP snowform_refused 1 while the policy refuses the plan.\n"
        "# TYPE snowform_refused gauge\n"
        'snowform_refused{stack="web"} 0\n'
        "# HELP snowform_pending_changes Changes that the latest plan holds and that were not applied.\n"
        "# TYPE snowform_pending_changes gauge\n"
        'snowform_pending_changes{stack="web"} 0\n'
        "# HELP snowform_drifted_resources Resources that were changed outside, as the latest plan found.\n"
        "# TYPE snowform_drifted_resources gauge\n"
        'snowform_drifted_resources{stack="web"} 2\n'
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_what_a_run_does_not_know_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "web.prom"
    write_metrics(path, "web", Metrics(1000.0, 12.0, 0, 1000.0, False, 0, 0))
    write_metrics(path, "web", Metrics(2000.0, 1.0, 8))
    assert samples(path) == [
        'snowform_last_run_timestamp_seconds{stack="web"} 2000.000',
        'snowform_last_run_duration_seconds{stack="web"} 1.000',
        'snowform_last_success_timestamp_seconds{stack="web"} 1000.000',
        'snowform_exit_code{stack="web"} 8',
        'snowform_refused{stack="web"} 0',
        'snowform_pending_changes{stack="web"} 0',
        'snowform_drifted_resources{stack="web"} 0',
    ]


def test_a_broken_file_of_an_earlier_run_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "web.prom"
    path.write_text('snowform_refused{stack="web"} x\nsnowform_foreign{stack="web"} 1\nsnowform_exit_c')
    write_metrics(path, "web", Metrics(1.0, 1.0, 0))
    assert [line.partition("{")[0] for line in samples(path)] == [
        "snowform_last_run_timestamp_seconds",
        "snowform_last_run_duration_seconds",
        "snowform_exit_code",
    ]
    path.write_bytes(b"\xff\xfe")
    write_metrics(path, "web", Metrics(1.0, 1.0, 0))
    assert len(samples(path)) == 3


def test_the_name_of_a_stack_is_escaped_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "web.prom"
    stack = 'a"b\\c\nd'
    write_metrics(path, stack, Metrics(1.0, 1.0, 0, refused=True))
    write_metrics(path, stack, Metrics(2.0, 1.0, 0))
    assert samples(path)[-1] == 'snowform_refused{stack="a\\"b\\\\c\\nd"} 1'
