"""Importing again: what the source changed arrives, what the author wrote stays."""

import pytest
from markdown_it import MarkdownIt

from catalogkit.cli.main import run
from catalogkit.drafting.renewal import renewed
from catalogkit.source.locate import locate
from catalogkit.source.read import read_exactly
from tests.pages import EXPECT, ROOT

BASE = """\
kind: service_item
id: laptop
title: Laptop
# To fill in: the owner
lifecycle: draft
form:
  - {id: model, type: choice, label: Model, options: [{id: light, label: Light}]}
  - id: why
    type: paragraph
    label: Why?
    visible_when: {model: light}
tags: [it]
"""
PATH = "catalog/items/laptop.yaml"


def value(text):
    return read_exactly("x.yaml", text.encode()).value


def merged(own, source, base=BASE):
    return renewed(PATH, base, own, source)


def test_a_question_the_source_adds_stands_where_it_stands_there():
    own = BASE.replace("# To fill in: the owner", "owner: desk  # ours")
    source = BASE.replace(
        "  - id: why", "  - {id: size, type: integer, label: Size}\n  - id: why"
    )

    done = merged(own, source)

    assert done.said == ["+ question 'size' ('Size')"]
    assert "owner: desk  # ours" in done.text
    assert [each["id"] for each in value(done.text)["form"]] == ["model", "size", "why"]


def test_an_option_more_and_a_new_label_are_told_with_their_question():
    own = BASE.replace("title: Laptop", "title: Our laptop")
    source = BASE.replace(
        "[{id: light, label: Light}]",
        "[{id: light, label: Thin}, {id: heavy, label: Heavy}]",
    )

    done = merged(own, source)

    assert done.said == [
        "~ label of option 'light' of question 'model': 'Light' → 'Thin'",
        "+ option 'heavy' of question 'model' ('Heavy')",
    ]
    assert "title: Our laptop" in done.text
    assert not done.found


def test_what_both_changed_stays_the_authors_and_both_are_told():
    own = BASE.replace("label: Why?", "label: What for?  # ours")
    source = BASE.replace("label: Why?", "label: Reason")

    done = merged(own, source)

    assert done.text == own
    (found,) = done.found
    assert "'Reason' instead of 'Why?', and yours says 'What for?'" in found.message
    assert found.place.route == ("form", 1, "label")


def test_a_question_the_author_removed_does_not_come_back():
    own = BASE[: BASE.index("  - id: why")] + "tags: [it]\n"
    source = BASE.replace("label: Why?", "label: Reason")

    done = merged(own, source)

    assert done.text == own
    assert "yours says nothing; yours is kept" in done.found[0].message


def test_a_question_gone_from_the_source_leaves_the_others_and_their_comments():
    own = BASE.replace("  - {id: model", "  # ours\n  - {id: model")
    source = BASE[: BASE.index("  - id: why")] + "tags: [it]\n"

    done = merged(own, source)

    assert done.said == ["- question 'why' ('Why?')"]
    assert "  # ours\n  - {id: model" in done.text
    assert [each["id"] for each in value(done.text)["form"]] == ["model"]


def test_lines_that_end_as_on_windows_go_on_ending_so():
    own = BASE.replace("title: Laptop", "title: Ours").replace("\n", "\r\n")
    why = "  - id: why"
    source = BASE.replace(why, f"  - {{id: size, type: integer, label: Size}}\n{why}")

    done = merged(own, source)

    assert done.text.count("\n") == done.text.count("\r\n")
    assert value(done.text)["form"][1]["id"] == "size"


def test_a_file_that_cannot_be_read_stays_as_it_is():
    done = merged("a: [", BASE.replace("Laptop", "Notebook"))

    assert done.text == "a: ["
    assert done.found


TABLES = ["Name,SLA,Owner\nLaptop,3 days,Desk\nBadge,1 day,Desk\n"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "services.csv").write_text(TABLES[0])
    return tmp_path


@pytest.fixture
def command(folder, capsys):
    """Imports the table of the folder: the exit code, and what is printed."""

    def imported(*words):
        code = run(["import", "table", "services.csv", *words])
        return code, capsys.readouterr().out

    return imported


def test_the_same_source_again_writes_nothing(folder, command):
    first, _ = command()
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    again, printed = command()

    assert first == again == 0
    assert "0 files written" in printed
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_a_changed_source_replaces_merges_and_tells_what_is_gone(folder, command):
    command()
    item = folder / PATH
    item.write_text(item.read_text().replace("title: Laptop", "title: Ours  # kept"))
    (folder / "services.csv").write_text(
        "Name,SLA,Owner\nLaptop,5 days,Desk\nDock,1 day,Desk\n"
    )

    _, dry = command("--dry-run")
    untouched = item.read_text()
    _, done = command()

    assert "~ promise.fulfil: '3bd' → '5bd'" in dry
    assert "fulfil: 3bd" in untouched
    assert dry.splitlines()[:-1] == done.splitlines()[:-1]
    assert "badge.yaml: gone from the source" in done
    assert (folder / "catalog/items/badge.yaml").exists()
    assert (folder / "catalog/items/dock.yaml").exists()
    assert "title: Ours  # kept" in item.read_text()
    assert "fulfil: 5bd" in item.read_text()


def test_a_collision_is_told_once_and_fails_the_command(folder, command):
    command()
    item = folder / PATH
    item.write_text(item.read_text().replace("fulfil: 3bd", "fulfil: 4bd"))
    (folder / "services.csv").write_text(TABLES[0].replace("3 days", "5 days"))

    code, done = command()
    again, _ = command()

    assert (code, again) == (1, 0)
    assert "import/collision" in done
    assert "fulfil: 4bd" in item.read_text()


def test_what_the_author_deleted_stays_deleted_unless_forced(folder, command):
    command()
    (folder / PATH).unlink()

    assert "deleted here" in command()[1]
    assert not (folder / PATH).exists()
    command("--force")
    assert (folder / PATH).exists()


def test_force_writes_what_the_source_says(folder, command):
    command()
    item = folder / PATH
    before = item.read_text()
    item.write_text(before.replace("title: Laptop", "title: Ours"))

    _, done = command("--force")

    assert "~ title: 'Ours' → 'Laptop'" in done
    assert item.read_text() == before


def test_the_page_of_a_collision_shows_what_is_said():
    page = ROOT / "docs" / "rules" / "import" / "collision.md"
    texts = {
        token.info.split()[1]: token.content
        for token in MarkdownIt().parse(page.read_text(encoding="utf-8"))
        if token.type == "fence"
    }
    expected = {
        (number, match["text"])
        for number, line in enumerate(texts["yours"].splitlines(), start=1)
        for match in EXPECT.finditer(line)
    }

    done = renewed(PATH, texts["last"], texts["yours"], texts["source"])

    (found,) = done.found
    ((line, said),) = expected
    place = locate(texts["yours"].encode(), PATH, [found.place])[found.place]
    assert (place.line, said in found.message) == (line, True)
    assert done.text == texts["yours"]
