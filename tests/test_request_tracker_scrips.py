"""The rule of Request Tracker: one program for every catalog, and rules as data."""

import json
import re
import shlex
import shutil
import subprocess

import pytest

from catalogkit.model.priority import PriorityMatrix
from catalogkit.project import compiled
from catalogkit.resource import Resource
from catalogkit.targets.request_tracker.crontab import EVERY, crontab, quoted
from catalogkit.targets.request_tracker.followed import TASKS
from catalogkit.targets.request_tracker.item_rules import FORMAT
from catalogkit.targets.request_tracker.lifecycle import ACTIVE, INACTIVE
from catalogkit.targets.request_tracker.priorities import numbers
from catalogkit.targets.request_tracker.scrips import PARTS, program, scrips
from tests.pages import TODAY, world
from tests.perl import LANGUAGES, Perl
from tests.programs import lost
from tests.rich import project, rich
from tests.test_decide_agrees import catalog_of
from tests.test_request_tracker_decides import TRACKER

HOSTILE = "it's }{ \\ @{[die]} $x `id` %d\n__END__\n<<'EOF'; 中文 😀 '); die"
ANSWER = r"""
sub answer {
    my ($rules, $asked) = @{$_[0]};
    my ($found, $last) = CatalogKit::Parts::approvals($rules, $asked);
    return {last => $last, parts => [map { [
        $_->{id}, $_->{after}, [map { $_->{team} } @{$_->{by}}], $_->{not_again},
    ] } @$found]};
}
"""


@pytest.fixture(scope="module")
def perl():
    return shutil.which("perl") or lost("Perl is not installed")


def made(catalog):
    return [each for each in scrips(catalog) if isinstance(each, Resource)]


def is_program(each):
    return each.key.kind == "Scrip" or each.body["Type"] == "Perl"


def codes(each):
    """Everything in a resource that Perl compiles."""
    if each.key.kind == "Scrip":
        return [text for name, text in each.body.items() if name.endswith("Code")]
    return [each.body["Content"]]


def test_the_program_compiles_without_a_warning(perl):
    for each in made(catalog_of("world")):
        for code in codes(each) if is_program(each) else ():
            around = code if each.key.kind == "Template" else f"my $self;\n{code}"
            checked = subprocess.run(
                [perl, "-wc"], input=around, capture_output=True, text=True, check=False
            )

            assert checked.stderr == "- syntax OK\n"


def test_the_program_is_the_same_for_every_catalog():
    files = rich()
    texts = [body for body in files.values() if isinstance(body.get("title"), dict)]
    for each in texts:
        each["title"] = {"en": HOSTILE, "zh-CN": HOSTILE}

    programs = [
        {each.key: each.body for each in made(catalog) if is_program(each)}
        for catalog in (catalog_of("world"), project(files).catalog)
    ]

    assert programs[0] == programs[1]


def test_every_part_of_the_program_is_plain_ascii():
    for name in PARTS:
        program(name).encode("ascii")


def test_the_program_knows_statuses_of_our_lifecycle_only():
    text = "".join(program(name) for name in PARTS)
    named = set(re.findall(r"'(in progress|waiting on \w+|refused|withdrawn)'", text))

    assert named >= {"in progress", "waiting on approval", "refused"}
    assert named <= {*ACTIVE, *INACTIVE}


def test_the_rules_of_an_item_lie_in_its_queue():
    for each in made(catalog_of("company")):
        if each.key.id.endswith(".rules") and each.body["Queue"] != TASKS.id:
            rules = json.loads(each.body["Content"])

            assert rules["format"] == FORMAT
            assert rules["item"] == each.body["Queue"]
            assert each.key.id == f"{rules['item']}.rules"


def test_open_times_lie_beside_it_only_of_calendars_that_rules_read():
    names = {each.body.get("Name") for each in made(catalog_of("world"))}

    assert "catalogkit calendar hq" in names
    assert "catalogkit calendar head-office" not in names


def test_rules_too_long_for_a_template_are_said_at_the_item():
    files = world()
    name = "catalog/vpn-access.yaml"
    text = files[name].decode()
    said = "x" * 1000
    limits = "".join(
        f"  - require: {{justification: [a{n}]}}\n"
        f"    otherwise: {{en: {said}{n}, zh-CN: {said}{n}}}\n"
        for n in range(40)
    )
    files[name] = text.replace("paths:\n", f"constraints:\n{limits}paths:\n").encode()
    catalog = compiled(files, TODAY).catalog
    assert catalog is not None

    (found,) = (each for each in scrips(catalog) if not isinstance(each, Resource))

    assert found.rule == "target/lossy"
    assert "65535 of a template" in found.message
    assert found.place.file == name


def test_the_strongest_priority_is_100_and_the_others_follow():
    found = numbers(catalog_of("company").get(PriorityMatrix, "retail"))

    assert found["p1"] == 100
    assert found["p1"] > found["p2"] > found["p3"] > found["p4"] > 0


@pytest.mark.parametrize("field", ["it's $x", 'a "b" `c` 100%', "\\"])
def test_the_line_of_the_crontab_says_exactly_what_it_means(field):
    line = crontab(field)

    assert line.startswith(f"{EVERY} ")
    assert "\n" not in line
    assert line.replace("\\%", "").count("%") == 0
    words = shlex.split(line.replace("\\%", "%"))[6:]
    assert words[words.index("--action-arg") + 1] == field
    search = words[words.index("--search-arg") + 1]
    assert search.startswith(quoted(f"CF.{{{field}}}"))


def step(name, *teams, quorum=1, after=(), afterwards=False):
    return {
        "id": name, "by": [{"team": each} for each in teams], "quorum": quorum,
        "after": list(after), "afterwards": afterwards,
    }  # fmt: skip


@pytest.fixture(scope="module")
def asked(perl):
    files = [LANGUAGES / "condition.pl", TRACKER / "parts.pl"]
    running = Perl(perl, files, ANSWER)
    yield lambda *steps: running.ask(
        [{"approvals": list(steps)}, [each["id"] for each in steps]]
    )
    running.stop()


def test_approvals_that_need_nothing_before_are_asked_at_once(asked):
    found = asked(step("a", "x"), step("b", "y"))

    assert found["parts"] == [["a", [], ["x"], []], ["b", [], ["y"], []]]


def test_two_of_one_team_agree_one_after_the_other_and_not_the_same_person(asked):
    found = asked(step("a", "x", quorum=2), step("b", "y", after=["a"]))

    assert found["parts"] == [
        ["a", [], ["x"], []],
        ["a 2", ["a"], ["x"], ["a"]],
        ["b", ["a 2"], ["y"], []],
    ]
    assert found["last"]["a"] == "a 2"


def test_where_each_of_several_must_agree_each_is_asked(asked):
    found = asked(step("a", "x", "y", quorum=2))

    assert found["parts"] == [["a", [], ["x"], []], ["a 2", ["a"], ["y"], []]]


def test_what_comes_before_one_and_the_same_approval_is_asked_in_turn(asked):
    found = asked(step("a", "x"), step("b", "y"), step("c", "z", after=["a", "b"]))

    assert found["parts"] == [
        ["a", [], ["x"], []],
        ["b", ["a"], ["y"], []],
        ["c", ["b"], ["z"], []],
    ]
