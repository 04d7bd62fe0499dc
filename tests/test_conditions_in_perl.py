"""Perl gives a condition the meaning of the reference, and no answer can hurt it."""

import json
import shutil

import pytest
from hypothesis import example, given

from catalogkit.catalog.canonical import (
    Ask,
    Between,
    Chosen,
    During,
    Fits,
    Given,
    Is,
    Isnt,
    Not,
    Other,
    Rows,
    Starts,
    Today,
    canonical,
)
from catalogkit.catalog.holds import holds
from tests.perl import LANGUAGES, Perl
from tests.programs import lost
from tests.strategies_conditions import DAYS, OFFSETS, Almanac, asked_and_answered

ANSWER = r"""
my $days = JSON::PP->new->decode(shift @ARGV);
my $sum = sub { my $sum = 0; $sum += ord for split //, join '', @_; return $sum };
my $world = {
    day => sub { $days->{$_[0]} },
    inside => sub { $sum->(@_) % 2 == 0 },
};
sub answer {
    my ($tree, $answers, $lost) = @{$_[0]};
    my $holds = CatalogKit::Condition::holds($tree, $answers, $lost ? undef : $world);
    return $holds ? JSON::PP::true() : JSON::PP::false();
}
"""
KNOWN = json.dumps(dict(zip(OFFSETS, DAYS, strict=True)))
HOSTILE = (
    "'",
    "\\",
    "}",
    "@{[die]}",
    "$ENV{HOME}",
    "`id`",
    "\n\nEOF\n",
    "\0",
    "中文",
    "😀",
    "(?{die})",
    "/) || die",
    "__END__",
    "<<'EOF';",
)


@pytest.fixture(scope="module")
def perl():
    program = shutil.which("perl") or lost("Perl is not installed")
    running = Perl(program, [LANGUAGES / "condition.pl"], ANSWER, KNOWN)
    yield running
    running.stop()


def in_perl(perl, tree, answers, *, nowhere=False):
    return perl.ask([canonical(tree), answers, nowhere])


@given(case=asked_and_answered())
@example((Ask("quantity", Is((2**53 - 1,))), [{"quantity": 2**53}]))
@example((Ask("quantity", Is((2**53,))), [{"quantity": 2**53 + 1}]))
@example((Ask("quantity", Between(high=0)), [{"quantity": -(10**400)}]))
@example((Ask("quantity", Between(3, 5)), [{"quantity": n} for n in range(2, 7)]))
@example((Ask("quantity", Between(3, low_open=True)), [{"quantity": 3}]))
@example((Ask("quantity", Between(high=3, high_open=True)), [{"quantity": 3}]))
@example((Ask("start", Between(DAYS[0], low_open=True)), [{"start": DAYS[0]}]))
@example((Ask("start", Between(high=DAYS[0])), [{"start": d} for d in ("", *DAYS)]))
@example((Ask("start", Between(DAYS[0])), [{"start": "2026-02-28T00:00:00Z"}]))
@example((Ask("start", Between(DAYS[0])), [{"start": "2026-02-28\n"}, {"start": "x"}]))
@example((Ask("end", Between(high=Today("+5bd"))), [{"end": d} for d in DAYS]))
@example((Ask("quantity", Isnt((1,))), [{"quantity": True}, {"quantity": "1"}]))
@example((Ask("quantity", Is((1,))), [{"quantity": True}, {"quantity": 1.0}]))
@example((Ask("privileged", Is((True,))), [{"privileged": n} for n in (1, "1", True)]))
@example((Ask("privileged", Is((False,))), [{"privileged": n} for n in (0, "", False)]))
@example((Ask("purpose", Is(("1",))), [{"purpose": 1}, {"purpose": "1"}]))
@example((Ask("purpose", Starts(("0",))), [{"purpose": 0}, {"purpose": "0"}]))
@example((Ask("end", Between(low=Other("start"))), [{"start": "x", "end": "x"}]))
@example((Ask("end", Isnt((Other("start"),))), [{"end": "x"}, {"end": 1, "start": ""}]))
@example((Not(Ask("software", Chosen("none", ("cad",)))), [{"software": "cad"}]))
@example((Ask("meeting", During("hq", inside=False)), [{"meeting": "2026-03-06"}]))
@example(
    (
        Ask("products", Rows(every=True, tree=Ask("count", Is((1,))))),
        [{"products": [{"count": 1}, None]}, {"products": [[]]}, {"products": []}],
    )
)
def test_perl_agrees_with_the_reference(perl, case):
    tree, some = case

    for each in some:
        meant = holds(tree, each, Almanac())

        assert in_perl(perl, tree, each) is meant
        assert in_perl(perl, tree, each, nowhere=True) is holds(tree, each)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_a_value_as_any_other(perl, text):
    for name in ("purpose", text):
        assert in_perl(perl, Ask(name, Is((text,))), {name: text}) is True
        assert in_perl(perl, Ask(name, Starts((text,))), {name: f"{text}x"}) is True
        assert in_perl(perl, Ask(name, Isnt((text,))), {name: "x"}) is True
        assert in_perl(perl, Ask(name, Chosen("any", (text,))), {name: [text]}) is True
        assert in_perl(perl, Ask(name, Given(given=False)), {}) is True


@pytest.mark.parametrize("line_end", ["\n", "\r", "\u2028", "\u2029"])
def test_a_pattern_fits_the_whole_text_and_no_line_of_it(perl, line_end):
    tree = Ask("purpose", Fits("[^\\x0a\\x0d\\u2028-\\u2029]*"))

    assert in_perl(perl, tree, {"purpose": "中文 DE"}) is True
    assert in_perl(perl, tree, {"purpose": f"DE{line_end}"}) is False


def test_a_test_of_a_later_version_is_refused(perl):
    with pytest.raises(AssertionError, match="unknown test: sounds_like"):
        perl.ask([{"field": "purpose", "sounds_like": "x"}, {"purpose": "x"}, False])


def test_the_program_evaluates_no_text():
    text = (LANGUAGES / "condition.pl").read_text(encoding="ascii")

    assert "eval" not in text
    assert "(?{" not in text
