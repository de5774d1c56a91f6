"""A program that takes a token for its value is told at the line; one that carries it on is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.told import Told, told

# n, t, l, f: what an element gives as a number, a text, a list and a flag.
BEGIN = """\
import base64, copy, hashlib, json, math, os, pickle, shlex, textwrap
import yaml
from cdktf import *
app = App()
s = TerraformStack(app, "s")
v = TerraformVariable(s, "v")
n, t, l, f = v.number_value, v.string_value, v.list_value, v.boolean_value
d = Token.as_string_map(v.value)
m, numbers, local = v.value, Fn.range(1, 3), TerraformLocal(s, "local", 1)
iterator = TerraformIterator.from_list(l)
"""
FIRST = BEGIN.count("\n") + 1

# The use of a token, and the way out that the line is given.
MISUSES = {
    "n + 1": "Op.add",
    "1 + n": "Op.add",
    "n - 1": "Op.sub",
    "1 - n": "Op.sub",
    "n * 2": "Op.mul",
    "2.5 * n": "Op.mul",
    "n / 2": "Op.div",
    "1 / n": "Op.div",
    "n // 2": "Fn.floor(Op.div",
    "n % 2": "Op.mod",
    "divmod(n, 2)": "Op.mod",
    "-n": "Op.negate",
    "abs(n)": "Fn.abs",
    "int(n)": "Fn.floor",
    "round(n)": "Fn.floor",
    "round(n, 1)": "Fn.floor",
    "math.floor(n)": "Fn.floor",
    "math.ceil(n)": "Fn.ceil",
    "max(n, 1)": "Fn.max",
    "min(1, n)": "Fn.min",
    "max(1.5, n)": "Fn.max",
    "sorted([n, 1])": "Fn.min",
    "sum([n, 1])": "Op.add",
    "n > 1": "Op.gt",
    "1 <= n": "Op.gt",
    "f'{n:.2f}'": "Fn.format",
    "'%d' % n": "Fn.floor",
    "list(range(int(n) % 3))": "Fn.floor",
    "local.as_number + 1": "Op.add",
    "iterator.get_number('a') + 1": "Op.add",
    "Fn.abs(n) + 1": "Op.add",
    "TerraformCount.of(2).index + 1": "Op.add",
    "[x for x in l]": "TerraformIterator.from_list",
    "{x: 1 for x in l}": "TerraformIterator.from_list",
    "[x for x in numbers]": "TerraformIterator.from_list",
    "sorted(l)": "TerraformIterator.from_list",
    "list(enumerate(l))": "TerraformIterator.from_list",
    "list(zip(l, 'ab'))": "TerraformIterator.from_list",
    "list(map(str, l))": "TerraformIterator.from_list",
    "len(l)": "Fn.length_of",
    "range(len(l))": "Fn.length_of",
    "l[0]": "Fn.element",
    "l[-1]": "Fn.element",
    "l[:1]": "Fn.slice",
    "'a' in l": "Fn.contains",
    "l + ['x']": "Fn.concat",
    "Fn.split(',', t).append('x')": "Fn.concat",
    "l.index(l) if 0 else l.count('x')": "Fn.concat",
    "[x for x in Fn.split(',', t)]": "TerraformIterator.from_list",
    "d.get('a')": "Fn.lookup",
    "d['a'] if 0 else d.get('a', 'b')": "Fn.lookup",
    "[k for k in d]": "TerraformIterator.from_map",
    "sorted(d)": "TerraformIterator.from_map",
    "[k for k, v in d.items()]": "Fn.keys",
    "list(d.values())": "Fn.values",
    "'a' in d": "Fn.contains(Fn.keys",
    "len(d)": "Fn.length_of",
    "d | {'a': 'b'}": "Fn.merge",
    "{'a': 'b'} | d": "Fn.merge",
    "Token.as_string_map(v.value).update(a='b')": "Fn.merge",
    "Token.as_string_map(v.value).setdefault('a', 'b')": "Fn.merge",
    "1 if f else 2": "Fn.conditional",
    "not f": "Fn.conditional",
    "f and 1": "Fn.conditional",
    "f or 1": "Fn.conditional",
    "1 if Op.gt(n, 1) else 2": "Fn.conditional",
    "1 if Fn.can(m) else 2": "Fn.conditional",
    "1 if iterator.get_boolean('a') else 2": "Fn.conditional",
    "t[:32]": "Fn.substr",
    "t[0]": "Fn.substr",
    "t.replace('a', 'b')": "Fn.replace",
    "t.split(',')": "Fn.split",
    "t.rsplit(',', 1)": "Fn.split",
    "t.partition(':')": "Fn.split",
    "t.strip()": "Fn.trimspace",
    "t.removesuffix('/')": "Fn.trimsuffix",
    "t.upper()": "Fn.upper",
    "t.lower()": "Fn.lower",
    "t.title()": "Fn.title",
    "t.zfill(3)": "Fn",
    "t.startswith('a')": "Fn.startswith",
    "t.endswith(('a', 'b'))": "Fn.endswith",
    "t.isdigit()": "Fn",
    "t.find(':')": "Fn",
    "'a' in t": "Fn.strcontains",
    "len(t)": "Fn.length_of",
    "[c for c in t]": "Fn",
    "sorted([t, 'a'])": "Fn",
    "f'{t:>10}'": "Fn.format",
    "f'{t:.8}'": "Fn.format",
    "base64.b64encode(t.encode())": "Fn.base64encode",
    "hashlib.sha256(t.encode())": "Fn.sha256",
}
# What programs and the libraries that they use do with tokens as such.
USES = [
    "f'{n} {t} {n!r} {t!s}'",
    "'%s %s' % (n, t) + '{}'.format(t) + str(n) + repr(t)",
    "t + 'x' + t * 2",
    "','.join([t, t])",
    "json.dumps([n, t, {t: n}])",
    "json.dumps({'a': l}, indent=2, sort_keys=True)",
    "yaml.safe_dump({'a': [n, t, l], t: 1})",
    "yaml.dump([n, t])",
    "pickle.loads(pickle.dumps([n, t, l, f]))",
    "copy.deepcopy([n, t, l, f])",
    "[copy.copy(n), copy.copy(t), copy.copy(l)]",
    "n == 1 or t == 'a' or l == ['a'] or n != 1 or t != 'a'",
    "[hash(n), hash(t), {n: 1, t: 2}[t], {n, t}]",
    "isinstance(n, float) and isinstance(t, str) and isinstance(l, list)",
    "[type(n) == float, type(t) == str, type(l) in (list, tuple)]",
    "t or 'x', l or [], n or 1",
    "1 if t else 2, 1 if l else 2, 1 if n else 2, not t, bool(t), bool(l)",
    "1 if m is None else 2",
    "list(l), tuple(l), [*l], l.copy()",
    "d or {}, 1 if d else 2, not d, bool(d), d == {}, d != {}",
    "dict(d), {**d}, d.copy(), copy.copy(d), copy.deepcopy(d), pickle.loads(pickle.dumps(d))",
    "json.dumps({'a': d}, sort_keys=True), yaml.safe_dump(d), yaml.dump({'a': d}), repr(d), str(d)",
    "isinstance(d, dict), type(d) == dict, Token.is_unresolved(d), Tokenization.reverse_map(d)",
    "Fn.merge([d, {'a': 'b'}]), Fn.lookup(d, 'a', 'b'), Fn.keys(d), TerraformIterator.from_map(d)",
    "TerraformOutput(s, 'p', value={'d': d, 'e': [d]})",
    "float(n)",
    "shlex.quote(t), shlex.join([t, 'a'])",
    "textwrap.dedent(t), os.path.join(t, 'a'), os.path.join('a', t)",
    "'${' in t, t.startswith('${TfToken['), 'TfToken' in t",
    "Token.is_unresolved(n), Token.is_unresolved(t), Token.is_unresolved(l), Token.is_unresolved(f)",
    "Tokenization.reverse_string(t), Tokenization.reverse_number(n), Tokenization.reverse_list(l)",
    "Tokenization.stringify_number(n)",
    "Op.add(n, 1), Op.gt(n, 1), Op.negate(n), Op.and_(f, True), Op.not_(f)",
    "Fn.max([n, 1]), Fn.floor(n), Fn.element(l, 0), Fn.length_of(l), Fn.concat([l, ['a']])",
    "Fn.replace(t, 'a', 'b'), Fn.substr(t, 0, 3), Fn.split(',', t), Fn.join(',', l), Fn.upper(t)",
    "Fn.conditional(f, n, 2), Fn.lookup(m, t, n), Fn.contains(l, t)",
    "TerraformIterator.from_list(l), TerraformCount.of(n)",
    "TerraformOutput(s, 'o', value={'n': n, 't': t, 'l': l, 'f': f, 'm': [n, [t, l]]})",
    "local.add_override('a', [n, t, l, f])",
    "[x for x in [n, t]], len([n, t]), len('x' + t), ('x' + t)[:3]",
    "3 + 1, 'a'.upper(), [1, 2][0], max(1, 2), 'a' in 'abc'",
]


@pytest.fixture(scope="module")
def warnings(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    lines = [*MISUSES, *USES]
    program = BEGIN + "".join(f"{line}\n" for line in lines) + "app.synth()\n"
    return told(tmp_path_factory.mktemp("program"), program)


@pytest.mark.parametrize("use", MISUSES)
def test_a_token_taken_for_its_value_is_told_at_the_line(use: str, warnings: list[Told]) -> None:
    line = FIRST + list(MISUSES).index(use)
    found = [warning for warning in warnings if warning.line == line]
    assert {warning.rule for warning in found} == {"token-as-value"}
    assert MISUSES[use] in "".join(warning.hint for warning in found)


@pytest.mark.parametrize("use", USES)
def test_a_token_that_is_carried_on_is_not_told_of(use: str, warnings: list[Told]) -> None:
    line = FIRST + len(MISUSES) + USES.index(use)
    assert [warning for warning in warnings if warning.line == line] == []


LOOPS = """\
from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable

class Web(TerraformStack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        zones = TerraformVariable(self, "zones", type="list(string)")
        public = TerraformVariable(self, "public", type="bool")
        if public.boolean_value:
            TerraformOutput(self, "is-public", value=True)
        for zone in zones.list_value:
            pass

app = App()
Web(app, "web")
app.synth()
"""


def test_the_line_names_what_is_written_and_the_reference(tmp_path: Path) -> None:
    flag, loop = told(tmp_path, LOOPS)
    assert (flag.line, flag.construct, loop.line, loop.construct) == (8, "web", 10, "web")
    assert flag.message.startswith("`if public.boolean_value:` asks whether var.public (a token) is true")
    assert loop.message.startswith("`for zone in zones.list_value:` takes var.zones (a token) for its value")


@pytest.mark.parametrize(("scope", "left"), [("web", 0), ("app", 0), ("other", 2)])
def test_it_is_switched_off_for_a_construct(scope: str, left: int, tmp_path: Path) -> None:
    program = LOOPS.replace('Web(app, "web")', 'web, other = Web(app, "web"), TerraformStack(app, "other")')
    suppression = f'snowform.suppress({scope}, "token-as-value", reason="as it should be")\napp.synth()'
    program = "import snowform\n" + program.replace("app.synth()", suppression)
    assert len(told(tmp_path, program)) == left
