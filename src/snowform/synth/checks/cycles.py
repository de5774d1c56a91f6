"""Find what refers to itself by way of others, which OpenTofu can bring into no order. Evaluates nothing.

Resources, data sources, local values, calls of modules and configurations of providers are looked at. What a
module makes of its inputs is told by its caller.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from snowform.expressions import Reference
from snowform.provision.configuration.providers import provider_reference
from snowform.synth.checks.attributes import is_name
from snowform.synth.checks.declarations import Declarations, address
from snowform.synth.checks.findings import Finding
from snowform.synth.checks.walk import PLAIN

# What stands in a cycle: ("resource", type, name), ("local", name), ("module", name),
# ("whole", name), ("input", module, name), ("output", module, name) or ("provider", name, alias).
Node = tuple[str, ...]
# Who uses what: the element in which a template stands, and its text.
Use = tuple[Node, str]
# The inputs that an output of a module comes from, by the module's and the output's name.
Flows = Callable[[str, str], Collection[str]]

SECTIONS = ("resource", "data", "ephemeral")


def check_cycles(
    uses: Iterable[Use], declared: Declarations, flows: Flows | None = None
) -> Iterator[Finding]:
    """A finding for each element that is the first of some that need each other."""
    graph = _graph(uses, declared, flows)
    for cycle in _cycles(graph):
        names = [_shown(node) for node in cycle]
        first = cycle[0]
        if first[0] in SECTIONS:
            path = first
        else:
            path = (first[0] if first[0] == "provider" else _CALLED_BY.get(first[0], "locals"), first[1])
        if len(cycle) == 1:
            message = f"{names[0]} refers to itself"
        else:
            message = f"{names[0]} needs itself: {' needs '.join([*names, names[0]])}"
        yield Finding(path, message, "OpenTofu finds no order for it: take one of the references out")


_CALLED_BY = dict.fromkeys(("module", "whole", "input", "output"), "module")


def _graph(uses: Iterable[Use], declared: Declarations, flows: Flows | None) -> dict[Node, dict[Node, None]]:
    """Each element with those that it refers to, in the document's order."""
    targets: dict[str, tuple[Node, ...]] = {}
    graph: dict[Node, dict[Node, None]] = {}
    providers = False
    for source, text in uses:
        found = targets.get(text)
        if found is None:
            found = targets[text] = tuple(_targets(text))
        if found:
            providers = providers or source[0] == "provider"
            needs = graph.setdefault(source, {})
            for target in found:
                # That a resource names itself is said where its references are judged.
                if target != source or source[0] == "local":
                    needs[target] = None
    if providers:
        _add_providers(graph, declared)
    _add_modules(graph, flows)
    return graph


def _add_modules(graph: dict[Node, dict[Node, None]], flows: Flows | None) -> None:
    """What an output needs of its module, and the whole module, which is there when all of it is."""
    used = [node for needs in graph.values() for node in needs if node[0] in {"output", "whole"}]
    inputs = [node for node in graph if node[0] == "input"] if used else []
    for target in used:
        if target not in graph:
            kind, module, *output = target
            needs = graph[target] = {("module", module): None}
            if kind == "whole":
                needs.update((node, None) for node in inputs if node[1] == module)
            elif flows and inputs:
                needs.update((("input", module, name), None) for name in flows(module, *output))


def _add_providers(graph: dict[Node, dict[Node, None]], declared: Declarations) -> None:
    configured = {node for node in graph if node[0] == "provider"}
    for section, types in declared.instances.items():
        for terraform_type, instances in types.items():
            for name in instances:
                owner = (section, terraform_type, name)
                provider = ("provider", *provider_reference(terraform_type, declared.chosen.get(owner)))
                if provider in configured:
                    graph.setdefault(owner, {})[provider] = None


def _targets(text: str) -> Iterator[Node]:
    if match := PLAIN.fullmatch(text):
        yield ("data" if match[1] else "resource", match[2], match[3])
        return
    # The walk has read the text before, so its parser is loaded.
    from snowform.expressions.parser import ExpressionError, parse_template

    try:
        references = list(parse_template(text).references())
    except ExpressionError:
        return
    for reference in references:
        if target := _target(reference):
            yield target


def _target(reference: Reference) -> Node | None:
    root, steps = reference.root, reference.steps
    names = [str(step) for step in steps[:3] if isinstance(step, str)]
    if root in {"local", "module"}:
        if not steps or not is_name(steps[0]):
            return None
        if root == "local":
            return ("local", names[0])
        output = next((str(step) for step in steps[1:3] if is_name(step)), "")
        return ("output", names[0], output) if output else ("whole", names[0])
    if root in SECTIONS:
        return (root, *names[:2]) if len(steps) > 1 and len(names) > 1 else None
    return ("resource", root, names[0]) if steps and is_name(steps[0]) else None


def _cycles(graph: Mapping[Node, Mapping[Node, None]]) -> Iterator[list[Node]]:
    """Cycles that have no element in common; each begins with the element that was met first."""
    # An element is open while what it needs is looked for: to meet it then is a cycle.
    state: dict[Node, bool] = {}
    for start in graph:
        if start in state:
            continue
        state[start] = False
        way = [(start, iter(graph[start]))]
        while way:
            node, rest = way[-1]
            for need in rest:
                if need not in graph:
                    continue
                if need not in state:
                    state[need] = False
                    way.append((need, iter(graph[need])))
                    break
                if not state[need]:
                    open_nodes = [found for found, _ in way]
                    if need in open_nodes:
                        yield open_nodes[open_nodes.index(need) :]
                        # What stands in a cycle that was told is not told of again.
                        for found in open_nodes:
                            state[found] = True
                        way.clear()
                        break
            else:
                state[node] = True
                way.pop()


def _shown(node: Node) -> str:
    kind, *names = node
    if kind in SECTIONS:
        return address(kind, *names)
    if kind == "provider":
        return f"provider.{'.'.join(filter(None, names))}"
    return ".".join((kind if kind == "local" else "module", *names))
