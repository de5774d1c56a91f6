"""The whole grammar of templates and expressions, as Terraform reads them. Evaluates nothing, knows no names.

Grammar: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md; what strings of a config.tf.json are:
https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from snowform.expressions.cursor import Cursor
from snowform.expressions.errors import ExpressionError
from snowform.expressions.nodes import (
    Call,
    Dynamic,
    Interpolation,
    Key,
    Node,
    Quoted,
    Reference,
    Splat,
    Step,
    Text,
    literal_string,
)
from snowform.expressions.operations import (
    Access,
    Binary,
    Conditional,
    For,
    ForDirective,
    IfDirective,
    Literal,
    ObjectValue,
    Parentheses,
    TupleValue,
    Unary,
)
from snowform.expressions.plain import CONSTANTS
from snowform.provision.hcl import lexer
from snowform.provision.hcl.escapes import EscapeError, unescape, unescape_quoted
from snowform.provision.hcl.forms import shown
from snowform.provision.hcl.lexer import Token

NUMBER = re.compile(r"[0-9]+\.?[0-9]*(?:[eE][+-]?[0-9]+)?")
PRECEDENCE = {
    **dict.fromkeys(["||"], 1),
    **dict.fromkeys(["&&"], 2),
    **dict.fromkeys(["==", "!="], 3),
    **dict.fromkeys(["<", ">", "<=", ">="], 4),
    **dict.fromkeys(["+", "-"], 5),
    **dict.fromkeys(["*", "/", "%"], 6),
}
DIRECTIVES = "if, else, endif, for or endfor"
TEXT_HINT = 'where "${" is meant as text, write "$${" (and "%%{" for "%{")'


def template_parts(text: str) -> tuple[Node, ...]:
    """The parts of a template. Raises ExpressionError where it is not one."""
    return _guarded(_Parser(text, lexer.tokens_of_template(text), TEXT_HINT).whole_template, text)


def expression_parts(text: str) -> tuple[Node, ...]:
    """The one part of an expression without `${ }` around it. Raises ExpressionError where it is not one."""
    return _guarded(_Parser(text, lexer.tokens_of_expression(text), "").whole_expression, text)


def _guarded(parse: Callable[[], tuple[Node, ...]], text: str) -> tuple[Node, ...]:
    try:
        return parse()
    except RecursionError:
        # A caller that is itself deep in the stack meets Python's limit before the cursor's.
        raise ExpressionError("nested too deeply", text, 0) from None


class _Parser(Cursor):
    """Recursive descent. Line breaks count only between the items of an object."""

    def whole_template(self) -> tuple[Node, ...]:
        return self._template(lexer.END, "the end of the text")

    def whole_expression(self) -> tuple[Node, ...]:
        node = self._expression()
        self.expect(lexer.END, "the end of the expression")
        return (node,)

    def _template(self, closing: str, expected: str) -> tuple[Node, ...]:
        parts, directive = self._parts(closing, expected)
        if directive is not None:
            self.fail_at(directive.start, f'"%{{ {directive.text} }}" has no beginning')
        return parts

    def _parts(self, closing: str, expected: str) -> tuple[tuple[Node, ...], Token | None]:
        """Parts up to `closing`, or up to an else, endif or endfor: then that word is the second value."""
        parts: list[Node] = []
        while (token := self.peek()).kind != closing:
            if token.kind == lexer.END:
                self.fail(expected)
            self.index += 1
            if token.kind == lexer.TEXT:
                parts.append(self._text(token, quoted=closing == lexer.CLOSE_QUOTE))
            elif token.kind == lexer.INTERPOLATION:
                parts.append(self._interpolation())
            else:
                directive = self._directive(closing, expected)
                if isinstance(directive, Token):
                    return tuple(parts), directive
                parts.append(directive)
        self.next()
        return tuple(parts), None

    def _text(self, token: Token, *, quoted: bool) -> Text:
        try:
            return Text(unescape_quoted(token.text) if quoted else unescape(token.text))
        except EscapeError as error:
            selectors = '\\n, \\r, \\t, \\", \\\\, \\uNNNN and \\UNNNNNNNN'
            self.fail_at(
                token.start + error.offset, f"{shown(error.escape)} is not one of the escapes {selectors}"
            )

    def _interpolation(self) -> Interpolation:
        outer, self.line_breaks = self.line_breaks, False
        expression = self._expression()
        self.expect(lexer.SEQUENCE_END, 'the "}" that ends "${"', TEXT_HINT)
        self.line_breaks = outer
        return Interpolation(expression)

    def _directive(self, closing: str, expected: str) -> Node | Token:
        outer, self.line_breaks = self.line_breaks, False
        keyword = self.expect(lexer.NAME, DIRECTIVES, TEXT_HINT)
        node: Node | Token = keyword
        if keyword.text == "if":
            node = self._if_directive(keyword, closing, expected)
        elif keyword.text == "for":
            node = self._for_directive(keyword, closing, expected)
        elif keyword.text in {"else", "endif", "endfor"}:
            self._end_of_directive()
        else:
            problem = f"expected {DIRECTIVES}, found {shown(keyword.text)}"
            self.fail_at(keyword.start, problem, TEXT_HINT)
        self.line_breaks = outer
        return node

    def _end_of_directive(self) -> None:
        self.expect(lexer.SEQUENCE_END, 'the "}" that ends "%{"', TEXT_HINT)

    def _if_directive(self, keyword: Token, closing: str, expected: str) -> IfDirective:
        condition = self._expression()
        self._end_of_directive()
        then, end = self._nested_parts(closing, expected)
        otherwise: tuple[Node, ...] = ()
        if end is not None and end.text == "else":
            otherwise, end = self._nested_parts(closing, expected)
        self._expect_directive(end, "endif", keyword)
        return IfDirective(condition, then, otherwise)

    def _for_directive(self, keyword: Token, closing: str, expected: str) -> ForDirective:
        key, value, collection = self._loop()
        self._end_of_directive()
        body, end = self._nested_parts(closing, expected)
        self._expect_directive(end, "endfor", keyword)
        return ForDirective(key, value, collection, body)

    def _nested_parts(self, closing: str, expected: str) -> tuple[tuple[Node, ...], Token | None]:
        self.descend()
        parts, end = self._parts(closing, expected)
        self.depth -= 1
        return parts, end

    def _expect_directive(self, end: Token | None, name: str, keyword: Token) -> None:
        if end is None:
            self.fail_at(keyword.start, f'"%{{ {keyword.text} }}" has no "%{{ {name} }}"')
        elif end.text != name:
            self.fail_at(end.start, f'expected "%{{ {name} }}", found "%{{ {end.text} }}"')

    def _expression(self) -> Node:
        self.descend()
        node = self._binary(1)
        if self.take("?"):
            then = self._expression()
            self.expect(":", '":" and what holds otherwise')
            node = Conditional(node, then, self._expression())
        self.depth -= 1
        return node

    def _binary(self, least: int) -> Node:
        left = self._operand()
        while (precedence := PRECEDENCE.get((operator := self.peek()).kind, 0)) >= least:
            self.index += 1
            left = Binary(operator.kind, left, self._binary(precedence + 1))
        return left

    def _operand(self) -> Node:
        signs = []
        while (token := self.peek()).kind in {"-", "!"}:
            signs.append(token.kind)
            self.index += 1
        parse = self.TERMS.get(token.kind)
        if parse is None:
            self.fail("an expression")
        node = parse(self)
        if steps := self._steps():
            if isinstance(node, Reference):
                node = Reference(node.root, steps, self.passed(token.start), token.start)
            else:
                node = Access(node, steps)
        for sign in reversed(signs):
            node = Unary(sign, node)
        return node

    def _steps(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        in_attribute_splat = False
        while True:
            if self.take("."):
                step = self._attribute(may_splat=not in_attribute_splat)
                in_attribute_splat = in_attribute_splat or isinstance(step, Splat)
            elif self.take("["):
                step = self._index()
                in_attribute_splat = False
            else:
                return tuple(steps)
            steps.append(step)

    def _attribute(self, *, may_splat: bool) -> Step:
        if may_splat and self.take("*"):
            return Splat(full=False)
        token = self.peek()
        if token.kind == lexer.NAME:
            self.index += 1
            return token.text
        if token.kind != lexer.NUMBER:
            self.fail('a name after "."')
        if not token.text.isdigit():
            indexes = "".join(f"[{part}]" for part in token.text.split("."))
            self.fail_at(token.start, f'"." takes one index: write {indexes} for .{token.text}')
        return _index_step(self._number())

    def _index(self) -> Step:
        if self.take("*"):
            self.expect("]", '"]" after "[*"')
            return Splat(full=True)
        outer, self.line_breaks = self.line_breaks, False
        key = self._expression()
        self.expect("]", 'the "]" that ends the index')
        self.line_breaks = outer
        return _index_step(key)

    def _parentheses(self) -> Node:
        self.next()
        outer, self.line_breaks = self.line_breaks, False
        node = self._expression()
        self.expect(")", '")"')
        self.line_breaks = outer
        return Parentheses(node)

    def _number(self) -> Literal:
        token = self.next()
        if not NUMBER.fullmatch(token.text):
            self.fail_at(token.start, f"{shown(token.text)} is not a number")
        # Python refuses to make an int of very many digits.
        whole = token.text.isdigit() and len(token.text) < 19
        return Literal(int(token.text) if whole else float(token.text))

    def _variable_or_call(self) -> Node:
        token = self.next()
        if self.peek().kind in {"(", "::"}:
            return self._call(token)
        if token.text in CONSTANTS:
            return Literal(CONSTANTS[token.text])
        return Reference(token.text, (), token.text, token.start)

    def _call(self, token: Token) -> Call:
        name = token.text
        while self.take("::"):
            name += "::" + self.expect(lexer.NAME, 'a name after "::"').text
        self.expect("(", '"(" after the name of a function')
        outer, self.line_breaks = self.line_breaks, False
        arguments: list[Node] = []
        comma = expanded = False
        while not self.take(")"):
            arguments.append(self._expression())
            expanded = self.take("...")
            comma = not expanded and self.take(",")
            if not comma:
                self.expect(")", '")" after "..."' if expanded else '"," or ")" after an argument')
                break
        self.line_breaks = outer
        return Call(name, tuple(arguments), expanded, comma, token.start)

    def _tuple(self) -> Node:
        self.next()
        outer, self.line_breaks = self.line_breaks, False
        node = self._for("]") if self.take_word("for") else self._items()
        self.line_breaks = outer
        return node

    def _items(self) -> TupleValue:
        items: list[Node] = []
        while not self.take("]"):
            items.append(self._expression())
            if not self.take(","):
                self.expect("]", '"," or "]" after an item')
                break
        return TupleValue(tuple(items))

    def _object(self) -> Node:
        self.next()
        outer, self.line_breaks = self.line_breaks, False
        if self.take_word("for"):
            node: Node = self._for("}")
        else:
            self.line_breaks = True
            node = self._pairs()
        self.line_breaks = outer
        return node

    def _pairs(self) -> ObjectValue:
        pairs: list[tuple[Node, Node]] = []
        while not self.take("}"):
            if self.take(lexer.NEWLINE):
                continue
            pairs.append(self._pair())
            if self.peek().kind != "}" and not self.take(",") and not self.take(lexer.NEWLINE):
                self.fail('",", "}" or a line break after a value')
        return ObjectValue(tuple(pairs))

    def _pair(self) -> tuple[Node, Node]:
        key = self._expression()
        if isinstance(key, Reference) and not key.steps:
            key = Literal(key.root)
        if not self.take("=") and not self.take(":"):
            self.fail('"=" or ":" after a key')
        return key, self._expression()

    def _for(self, closing: str) -> For:
        key, value, collection = self._loop()
        self.expect(":", '":" after the collection')
        result_key, result, grouped = None, self._expression(), False
        if closing == "}":
            self.expect("=>", '"=>" after the key')
            result_key, result = result, self._expression()
            grouped = self.take("...")
        condition = self._expression() if self.take_word("if") else None
        self.expect(closing, f'"{closing}" after the result')
        return For(key, value, collection, result_key, result, grouped, condition)

    def _loop(self) -> tuple[str | None, str, Node]:
        key = None
        value = self.expect(lexer.NAME, 'the name of a variable after "for"').text
        if self.take(","):
            key, value = value, self.expect(lexer.NAME, 'the name of a variable after ","').text
        if not self.take_word("in"):
            self.fail('"in"')
        return key, value, self._expression()

    def _quoted(self) -> Node:
        self.next()
        return Quoted(self._template(lexer.CLOSE_QUOTE, "the quote that ends the string"))

    def _heredoc(self) -> Node:
        marker = self.next().text.strip("<-\r\n")
        return Quoted(self._template(lexer.CLOSE_HEREDOC, f"a line {marker} that ends the heredoc"))

    TERMS: ClassVar[dict[str, Callable[[_Parser], Node]]] = {
        "(": _parentheses,
        "[": _tuple,
        "{": _object,
        lexer.NAME: _variable_or_call,
        lexer.NUMBER: _number,
        lexer.OPEN_QUOTE: _quoted,
        lexer.OPEN_HEREDOC: _heredoc,
    }


def _index_step(key: Node) -> Step:
    if isinstance(key, Literal) and isinstance(key.value, int) and not isinstance(key.value, bool):
        return key.value
    text = literal_string(key)
    return Dynamic(key) if text is None else Key(text)
