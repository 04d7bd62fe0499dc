"""CODEOWNERS asks of every file exactly those whom the catalog means."""

import re
import string

import pytest
from codeowners import CodeOwners
from hypothesis import assume, example, given
from hypothesis import strategies as st

from catalogkit.catalog.handles import Handles, every_host, handles_on
from catalogkit.catalog.owners import Owner, by_file
from catalogkit.report import code_owners
from catalogkit.report.code_owners import Asking
from catalogkit.report.code_owners.lines import lines
from catalogkit.report.code_owners.patterns import doubtful
from catalogkit.report.code_owners.region import NoRegionError, merged, region
from tests.catalogs import project
from tests.deciding import company
from tests.pages import ROOT

BELOW, DEFAULT = "catalog/", ("@org/all",)
PARTS = {
    "": {"owner", "lead", "stream", "security"},
    "Catalog owners": {"owner", "lead"},
    "Catalog value streams": {"stream"},
    "Catalog security": {"security"},
}
SECTIONS = {"github": [""], "gitlab": [each for each in PARTS if each]}
MANIFEST = """
    format: 1
    name: World
    locales: [en, zh-CN]
    requester:
      employment: {type: choice, options: [employee, contractor]}
      country: {type: text}
    owner: service-desk
    code_owners: {github: {team: "@org/{team}", person: "@{login}"}}
"""


def files_of_company() -> tuple[str, ...]:
    found = sorted((ROOT / "catalog").rglob("*.*"))
    return ("catalogkit.yaml", *(each.relative_to(ROOT).as_posix() for each in found))


def asked(said: CodeOwners, path: str) -> dict[str, set[str]]:
    """Each section, and whom it asks about a file: the last line that fits counts."""
    found: dict[str, set[str]] = {}
    for owners, _, _, section in said.matching_lines(path):
        name = re.sub(r"\]\[\d+$", "", section or "")
        found.setdefault(name, {each for _, each in owners})
    return found


def meant(handles: Handles, owners: tuple[Owner, ...], section: str) -> set[str]:
    these = (each for each in owners if each.part in PARTS[section])
    return {handle.text for each in these for handle in handles.of(each)}


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_every_file_of_the_company_asks_those_who_are_meant(host):
    handles = handles_on(company(), host)
    assert handles is not None
    files = files_of_company()

    said = CodeOwners("\n".join(Asking(handles, files).lines))

    owners = by_file(handles.catalog)
    for path in files:
        found = asked(said, path)
        assert found, path
        for section in SECTIONS[host]:
            wanted = meant(handles, owners[path], section)
            assert found.get(section, set()) == wanted, (path, section)


def test_nobody_of_the_company_is_forgotten():
    for handles in every_host(company()):
        assert not list(Asking(handles, files_of_company()).troubles())


HOSTILE = st.text(
    st.sampled_from([*" #[]!*?\\@\t\n\r{}^~'\"$,;|&()+:=%\u3000\u00a0\u200b\u202e"])
    | st.sampled_from([*"abB.-_风华屋é"]),
    min_size=1,
    max_size=6,
).filter(lambda name: not name.startswith(".") and name == name.rstrip(" "))
PATHS = st.lists(HOSTILE, min_size=1, max_size=3).map(
    lambda names: "catalog/" + "/".join(names)
)
ASKED = st.dictionaries(
    PATHS,
    st.sampled_from([("@org/a",), ("@org/b",), ("@org/a", "@org/b"), DEFAULT]),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("host", ["github", "gitlab"])
@given(wanted=ASKED)
@example(wanted={"catalog/a#b": ("@org/a",), "catalog/a[b": ("@org/b",)})
@example(wanted={"catalog/a#b": ("@org/a",), "catalog/axb": ("@org/b",)})
@example(wanted={"catalog/#/a": ("@org/a",), "catalog/x/a": ("@org/b",)})
@example(wanted={"catalog/a\\": ("@org/a",), "catalog/b c": ("@org/b",)})
@example(wanted={"catalog/:/\r": ("@org/a",), "catalog/\xa0": ("@org/b",)})
@example(wanted={"catalog/x/*": ("@org/a",), "catalog/x/a": ("@org/b",)})
def test_a_file_of_any_name_asks_exactly_its_owners(host, wanted):
    assume(not any(_inside(one, other) for one in wanted for other in wanted))
    text = "\n".join(lines(wanted, host, BELOW, DEFAULT))

    said = CodeOwners(text)

    for path, names in wanted.items():
        alike = {each for other in _alike(path, wanted, host) for each in wanted[other]}
        assert {each for _, each in said.of(path)} == alike | set(names)


def _inside(one: str, other: str) -> bool:
    """A name is a file or a folder, never both."""
    return one.startswith(f"{other}/")


def _alike(path, wanted, host):
    """Files that differ only in what the host cannot be told: they ask together."""
    if not doubtful(path, host):
        return
    unsaid = "*?[]#\\" if host == "github" else "\\"
    mask = str.maketrans(dict.fromkeys(unsaid, "?"))

    def shape(name):
        return "".join(c if c.isprintable() else "?" for c in name.translate(mask))

    for other in wanted:
        if doubtful(other, host) and shape(other) == shape(path):
            yield other


def test_only_what_is_in_the_folder_of_the_catalog_is_spoken_of():
    text = "\n".join(
        lines({"it/catalog/a/x.yaml": ("@org/a",)}, "github", "it/catalog/", DEFAULT)
    )

    assert CodeOwners(text).of("it/README.md") == []
    assert CodeOwners(text).of("it/catalog/new.yaml") == [("TEAM", "@org/all")]


def test_a_folder_is_named_once_and_its_exceptions_after_it():
    wanted = {
        f"catalog/sites/{each}.yaml": ("@org/a",) for each in string.ascii_letters
    }
    wanted["catalog/sites/k.yaml"] = ("@org/b",)

    assert lines(wanted, "github", BELOW, DEFAULT) == [
        "/catalog/ @org/all",
        "/catalog/sites/ @org/a",
        "/catalog/sites/k.yaml @org/b",
    ]


def asking(**files: str) -> Asking:
    found = project(**{"manifest": MANIFEST, **files})
    assert found.catalog is not None
    handles = handles_on(found.catalog, "github")
    assert handles is not None
    return Asking(handles, tuple(found.files))


def test_a_name_that_github_refuses_is_left_out_and_told():
    manifest = MANIFEST.replace("@org/{team}", "@org/the {team}")

    found = asking(manifest=manifest)

    assert "@org/the" not in "\n".join(found.lines)
    assert "# Nobody answers for these files:" in found.lines
    assert any("has no name that GitHub takes" in each for each in found.troubles())


def test_a_file_without_an_owner_is_never_left_out_in_silence():
    manifest = MANIFEST.replace("    owner: service-desk\n", "")
    audience = "{kind: audience, id: lost, when: {requester.country: CN}}"

    found = asking(manifest=manifest, lost=audience)

    assert "#   /catalog/lost.yaml" in found.lines
    assert any("catalog" in each for each in found.nobody)
    assert any(each.startswith("nobody is asked") for each in found.troubles())


def test_a_file_that_is_not_sound_is_asked_of_the_owner_of_the_catalog():
    found = asking(broken="{kind: audience, id: broken, owner: security, whn: {}}")

    said = CodeOwners("\n".join(found.lines))

    assert said.of("catalog/broken.yaml") == [("TEAM", "@org/service-desk")]
    assert any("catalog/broken.yaml" in each for each in found.troubles())


def test_a_file_too_large_for_github_is_told(monkeypatch):
    monkeypatch.setattr(code_owners, "LIMIT", 100)

    assert any("reads no CODEOWNERS of 3 MB" in each for each in asking().troubles())


def test_what_others_wrote_into_the_file_stays():
    before = (
        "* @org/all\n# catalogkit: begin\nold\n# catalogkit: end\n/docs/ @org/docs\n"
    )
    made = region(["/catalog/ @org/it"])

    after = merged(before, made)

    assert after == f"* @org/all\n{made}/docs/ @org/docs\n"
    assert merged(after, made) == after
    assert merged("* @org/all", made) == f"* @org/all\n\n{made}"
    assert merged("", made) == made


@pytest.mark.parametrize(
    "text",
    [
        "# catalogkit: begin\n",
        "# catalogkit: end\n# catalogkit: begin\n",
        "# catalogkit: begin\n# catalogkit: begin\n# catalogkit: end\n",
    ],
)
def test_a_file_with_half_a_region_is_not_guessed_at(text):
    with pytest.raises(NoRegionError):
        merged(text, region([]))


def test_a_section_of_gitlab_says_how_many_must_agree():
    found = handles_on(company(), "gitlab")
    assert found is not None

    headings = [each for each in Asking(found, files_of_company()).lines if "[" in each]

    assert headings == [
        "[Catalog owners]",
        "^[Catalog value streams]",
        "[Catalog security][2]",
    ]
