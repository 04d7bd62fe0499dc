"""Every language gives a condition the meaning of the reference."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalogkit.catalog.canonical import (
    Ask,
    Between,
    Chosen,
    Given,
    Is,
    Isnt,
    Not,
    Other,
    Rows,
    canonical,
    dumps,
)
from catalogkit.catalog.holds import holds
from catalogkit.catalog.written import written
from catalogkit.languages.javascript import interpreter
from catalogkit.languages.python import compile_condition, source
from tests.strategies_conditions import (
    DAYS,
    OFFSETS,
    SCOPE,
    Almanac,
    asked_and_answered,
    conditions,
    read,
    shuffled,
)

ABSENT = (None, "", [])
DRIVER = """
const holds = require(process.argv[1]);
const days = JSON.parse(process.argv[2]);
const inside = (calendar, moment) =>
  [...(calendar + moment)].reduce((sum, c) => sum + c.codePointAt(0), 0) % 2 === 0;
const world = {inside, day: (offset) => days[offset]};
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const [tree, answers, lost] = JSON.parse(line);
  console.log(JSON.stringify(holds(tree, answers, lost ? undefined : world)));
});
"""


class Node:
    """The interpreter in Node.js, one question a line."""

    def __init__(self, program):
        script = Path(__file__).parents[1] / "src/catalogkit/languages/condition.js"
        days = json.dumps(dict(zip(OFFSETS, DAYS, strict=True)))
        self.process = subprocess.Popen(
            [program, "-e", DRIVER, str(script), days],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def holds(self, tree, given_answers, *, lost=False):
        question = json.dumps([canonical(tree), given_answers, lost])
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def stop(self):
        self.process.communicate(timeout=30)


@pytest.fixture(scope="module")
def node():
    program = shutil.which("node")
    if program is None:
        tell = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        tell("Node.js is not installed, so JavaScript's meaning is not compared")
    running = Node(program)
    yield running
    running.stop()


@given(case=asked_and_answered())
@example((Ask("quantity", Is((2**53 - 1,))), [{"quantity": 2**53}]))
@example((Ask("quantity", Between(3, 5)), [{"quantity": n} for n in range(2, 7)]))
@example((Ask("quantity", Between(3, low_open=True)), [{"quantity": 3}]))
@example((Ask("quantity", Between(high=3, high_open=True)), [{"quantity": 3}]))
@example((Ask("start", Between(DAYS[0], low_open=True)), [{"start": DAYS[0]}]))
@example((Ask("start", Between(high=DAYS[0])), [{"start": d} for d in ("", *DAYS)]))
@example((Ask("start", Between(DAYS[0])), [{"start": "2026-02-28T00:00:00Z"}]))
@example((Ask("constructor", Given(given=True)), [{}]))
@example((Ask("quantity", Isnt((1,))), [{"quantity": True}, {"quantity": "1"}]))
@example((Ask("quantity", Is((1,))), [{"quantity": True}, {"quantity": 1.0}]))
@example((Ask("quantity", Between(low=0)), [{"quantity": True}, {"quantity": 0}]))
@example((Ask("end", Between(low=Other("start"))), [{"start": "x", "end": "x"}]))
@example((Ask("end", Isnt((Other("start"),))), [{"end": "x"}, {"end": 1, "start": ""}]))
@example((Ask("end", Isnt((Other("start"),))), [{"end": "x", "start": "x"}]))
@example((Not(Ask("software", Chosen("none", ("cad",)))), [{"software": "cad"}]))
@example(
    (
        Ask("products", Rows(every=True, tree=Ask("count", Is((1,))))),
        [{"products": [{"count": 1}, None]}, {"products": [[]]}, {"products": []}],
    )
)
@example(
    (
        Ask("products", Rows(every=False, tree=Ask("count", Given(given=False)))),
        [{"products": [None]}, {"products": [[]]}, {"products": [{}]}],
    )
)
def test_python_and_javascript_agree_with_the_reference(node, case):
    tree, some = case
    decides = compile_condition(tree)

    for each in some:
        meant = holds(tree, each, Almanac())

        assert decides(each, Almanac()) is meant
        assert node.holds(tree, each) is meant
        assert decides(each) is node.holds(tree, each, lost=True) is holds(tree, each)


@given(tree=conditions(), absent=st.sampled_from(ABSENT))
def test_an_answer_that_is_absent_reads_like_one_that_is_missing(tree, absent):
    everything = dict.fromkeys(SCOPE.names(), absent)

    assert holds(tree, everything, Almanac()) is holds(tree, {}, Almanac())


@given(case=asked_and_answered())
def test_not_is_the_plain_complement(case):
    tree, some = case

    for each in some:
        assert holds(Not(tree), each, Almanac()) is not holds(tree, each, Almanac())


@pytest.mark.parametrize("absent", ABSENT)
@pytest.mark.parametrize(
    "test", [Is(("a",)), Isnt(("a",)), Between(low=1), Chosen("none", ("a",))]
)
def test_every_test_is_false_on_an_absent_answer(absent, test):
    assert not holds(Ask("field", test), {"field": absent})


@given(tree=conditions(), random=st.randoms(use_true_random=False))
def test_order_and_nesting_do_not_change_the_canonical_form(tree, random):
    mixed = shuffled(tree, random)
    asked = read(written(mixed, SCOPE))

    assert canonical(asked) == canonical(tree)
    assert asked == tree
    assert hash(asked) == hash(tree)


@given(one=conditions(), other=conditions())
@example(Ask("quantity", Is((1,))), Ask("quantity", Is((True,))))
@example(
    Ask("software", Chosen("all", ("cad",))), Ask("software", Chosen("any", ("cad",)))
)
@example(Ask("quantity", Is((1, 2))), Ask("quantity", Isnt((2, 1))))
@example(Ask("quantity", Is((1, 2))), Ask("quantity", Is((2, 1))))
def test_trees_are_equal_when_their_canonical_forms_are(one, other):
    alike = dumps(canonical(one)) == dumps(canonical(other))

    assert (one == other) is alike
    assert alike is False or hash(one) == hash(other)


@given(tree=conditions())
def test_what_is_written_from_a_tree_is_read_as_that_tree(tree):
    again = read(written(tree, SCOPE))

    assert dumps(canonical(again)) == dumps(canonical(tree))


@given(tree=conditions())
def test_the_canonical_form_survives_json(tree):
    form = canonical(tree)

    assert json.loads(dumps(form)) == form


def test_shown_python_is_the_python_that_runs():
    tree = Ask("device", Is(("unmanaged",)))
    space = {}

    exec(source(tree), space)  # noqa: S102 - the text we show

    assert space["condition"]({"device": "unmanaged"}, None) is True
    assert space["condition"]({"device": "managed"}, None) is False


@pytest.mark.parametrize("name", ["__class__", "def", "given", "answers", "x'); y('"])
def test_a_field_of_any_name_stays_data(name):
    tree = Ask(name, Given(given=True))

    assert compile_condition(tree)({name: DAYS}) is True
    compile(source(tree), "shown", "exec")


def test_the_interpreter_is_small_and_evaluates_no_text():
    text = interpreter()
    lines = (line.strip() for line in text.splitlines())
    kept = "\n".join(line for line in lines if not line.startswith("//"))

    assert len(kept.encode()) <= 3 * 1024
    assert "eval(" not in text
    assert "Function(" not in text
