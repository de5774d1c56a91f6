"""Each format is one that its readers take, whatever names are in it."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snowform.graph.build import build
from snowform.graph.dot import dot
from snowform.graph.errors import GraphError
from snowform.graph.mermaid import mermaid
from snowform.graph.model import CHANGES
from snowform.graph.png import CONVERTERS
from snowform.graph.style import BADGES
from snowform.graph.svg import svg
from snowform.graph.writers import SUFFIXES, format_of, written
from tests.draws import examples
from tests.graph.documents import Document, Shop, containers, large, small
from tests.graph.test_planned import HOST, plan_of

SVG = "{http://www.w3.org/2000/svg}"
names = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)


def named(name: str) -> Document:
    shop = Shop()
    shop.machine("web-1", shop.subnet("web", "a", 0), shop.group("web", (80, "0.0.0.0/0")))
    # As the configuration would have to write it.
    shop.resources["aws_instance"]["web_1"]["tags"]["Name"] = name.replace("${", "$${").replace("%{", "%%{")
    return shop.document


@settings(max_examples=examples(40), deadline=None)
@given(names)
def test_any_name_can_be_in_an_svg(name: str) -> None:
    root = ElementTree.fromstring(svg(build(named(name), name)))
    assert root.tag == f"{SVG}svg"
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "style", "rect", "text", "tspan", "g", "path")
    }


@settings(max_examples=examples(40), deadline=None)
@given(names)
def test_any_name_can_be_in_mermaid_and_dot(name: str) -> None:
    graph = build(named(name), name)
    first, title, *lines = written(graph, "mermaid").decode().split("\n")
    assert (first, json.loads(title.removeprefix("title: "))) == ("---", name)
    for line in lines:
        outside = re.sub(r'"[^"]*"', "", line)
        assert re.fullmatch(r"[\w\s\[\]()|:<>.=#,-]*", outside, re.ASCII), line
        for quoted in re.findall(r'"([^"]*)"', line):
            assert set(re.sub(r"<br/>|#\d+;", "", quoted)).isdisjoint("<>&#`;{}[]|"), line
    for line in written(graph, "dot").decode().split("\n"):
        outside = re.sub(r'"(?:[^"\\]|\\.)*"', "", line)
        assert '"' not in outside
        assert re.fullmatch(r"[\w\s\[\]{};=,.>-]*", outside, re.ASCII), line


def test_an_svg_is_one_file_that_everybody_can_read() -> None:
    text = svg(build(small(), "nixos-host"))
    root = ElementTree.fromstring(text)
    assert root.attrib["role"] == "img"
    assert root.findtext(f"{SVG}title") == "nixos-host"
    assert root.findtext(f"{SVG}desc") == (
        "nixos-host: eu-central-1 · 10 resources. Open to the world: tcp 80, 443 of web-1."
    )
    assert "prefers-color-scheme:dark" in text
    for forbidden in ("<script", "<image", "url(", "@import", "href", "@font-face", "var("):
        assert forbidden not in text
    assert text.count("http") == 1


def test_a_theme_can_be_fixed() -> None:
    graph = build(small(), "stack")
    light, dark = svg(graph, "light"), svg(graph, "dark")
    assert "prefers-color-scheme" not in light + dark
    assert (".page{fill:#ffffff}" in light, ".page{fill:#ffffff}" in dark) == (True, False)


def test_what_is_too_long_is_whole_where_one_points_at_it() -> None:
    name = "a-name-that-no-box-has-room-for-and-that-goes-on-for-a-good-while"
    root = ElementTree.fromstring(svg(build(named(name), "stack")))
    shown = [element.text for element in root.iter(f"{SVG}text")]
    assert name not in shown
    assert any(f"{name} (EC2 instance)" in (title.text or "") for title in root.iter(f"{SVG}title"))


def legend_of(text: str) -> set[str]:
    return set(re.findall(r'<text class="l" [^>]*>([^<]*)<', text))


def test_the_legend_has_what_occurs_and_nothing_else() -> None:
    assert legend_of(svg(build(small(), "s"))) == {
        *("open to the world", "route", "public subnet", "Machines", "Network"),
    }
    assert legend_of(svg(build(containers(), "s"))) == {"reference", "Modules", "Others", "data source"}
    assert legend_of(svg(build({}, "s"))) == set()
    marked = svg(build(small(), "s", plan_of({HOST: ["delete"]})))
    assert "destroyed" in legend_of(marked)
    assert 'class="t gone"' in marked


@pytest.mark.parametrize(
    ("several", "gravest"),
    [
        ("create delete", "delete"),
        ("replace delete forget", "delete"),
        ("update replace", "replace"),
        ("forget update", "forget"),
        ("create update no-op", "update"),
        ("create no-op", "create"),
    ],
)
def test_of_several_changes_each_format_marks_the_gravest(several: str, gravest: str) -> None:
    actions = {name: ["delete", "create"] if name == "replace" else [name] for name in several.split()}
    document = small()
    document["resource"]["aws_instance"]["web_1"]["count"] = len(actions)
    plan = plan_of({f"{HOST}[{number}]": those for number, those in enumerate(actions.values())})
    graph = build(document, "s", plan)
    assert re.findall(r'class="mark (\w+)"', svg(graph)) == [gravest]
    assert re.findall(rf"^  class n\d+ ({'|'.join(CHANGES)})$", mermaid(graph), re.M) == [gravest]
    alone = build(small(), "s", plan_of({HOST: actions[gravest]}))
    border = re.compile(rf'"{HOST}" \[.*(color="#\w+", penwidth=2.4)')
    assert border.findall(dot(graph)) == border.findall(dot(alone)) != []


@pytest.mark.parametrize("change", ["create", "delete"])
def test_a_box_that_holds_others_is_marked_in_each_format(change: str) -> None:
    graph = build(small(), "s", plan_of({"aws_vpc.main": [change]}))
    (vpc,) = (node for node in graph.nodes if node.form == "vpc")
    assert vpc.mark == change
    assert f'class="mark {change}"' in svg(graph)
    assert f" {change}\n" in mermaid(graph)
    assert "penwidth=2.4" in dot(graph)


def test_families_differ_in_lightness_too() -> None:
    """So that they are told apart on paper; the signs in them are as well."""
    fills = sorted(lightness(fill) for fill, _ in BADGES.values())
    assert fills[-1] - fills[0] > 120
    for fill, glyph in BADGES.values():
        assert abs(lightness(fill) - lightness(glyph)) > 80


def lightness(colour: str) -> float:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_mermaid_nests_boxes_as_the_picture_does() -> None:
    text = written(build(small(), "stack"), "mermaid").decode()
    assert text.startswith('---\ntitle: "stack"\n---\nflowchart TB\n')
    assert text.count("subgraph") == text.count("  end") == 3
    assert '-->|"tcp 80, 443"|' in text
    assert "linkStyle 0 stroke:#d55e00" in text


def test_dot_nests_boxes_as_the_picture_does() -> None:
    text = written(build(small(), "stack"), "dot").decode()
    assert text.count("subgraph cluster_") == 3
    assert '"the internet" -> "aws_instance.web_1" [label="tcp 80, 443", color="#d55e00"' in text


@settings(max_examples=examples(20), deadline=None)
@given(names)
def test_any_name_can_be_in_json(name: str) -> None:
    assert json.loads(written(build(named(name), name), "json"))["title"] == name


def test_the_json_of_a_large_one_names_every_group() -> None:
    nodes = json.loads(written(build(large(), "stack"), "json"))["nodes"]
    assert {node["count"] for node in nodes if node["name"] == "web"} == {8}


@pytest.mark.parametrize("file", [f"a{suffix}" for those in SUFFIXES.values() for suffix in those])
def test_the_format_is_what_a_file_ends_in(file: str) -> None:
    assert Path(file).suffix in SUFFIXES[format_of(file)]
    assert format_of(file.upper()) == format_of(file)


@pytest.mark.parametrize(
    ("file", "hint"), [("a.svgz", 'did you mean ".svg"?'), ("a", "or name one: --format svg")]
)
def test_an_ending_that_says_no_format_is_refused(file: str, hint: str) -> None:
    with pytest.raises(GraphError) as caught:
        format_of(file)
    assert str(caught.value).endswith(hint)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is all there is on PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def converter(folder: Path, script: str) -> None:
    program = folder / "rsvg-convert"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def test_a_png_is_what_the_converter_makes_of_the_light_svg(programs: Path) -> None:
    converter(programs, 'while read -r line; do echo "$line"; done < "$5" > "$4"')
    made = written(build(small(), "stack"), "png").decode()
    assert made == svg(build(small(), "stack"), "light")


def test_without_a_converter_png_says_what_to_install(programs: Path) -> None:
    with pytest.raises(GraphError) as caught:
        written(build(small(), "stack"), "png")
    assert all(name in str(caught.value) for name in CONVERTERS)
    assert not list(programs.iterdir())


def test_a_converter_that_fails_is_named_with_what_it_says(programs: Path) -> None:
    converter(programs, "echo no memory >&2; exit 3")
    with pytest.raises(GraphError, match="rsvg-convert: made no PNG: no memory; write SVG instead"):
        written(build(small(), "stack"), "png")
