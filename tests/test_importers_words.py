"""What an import calls things, and patterns that keep their meaning."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.drafting.limits import markdown
from catalogkit.drafting.names import (
    field_name,
    item_id,
    label_of,
    option_name,
)
from catalogkit.drafting.patterns import carried
from catalogkit.model.pattern import portable

PARTS = ["[a-z]", "[a-z0-9]", "[a-z0-9-]", "a", "-", "[^-]", ".", r"\d", r"[\w.-]"]
SIGNS = ["", "*", "+", "?", "{2}", "{1,3}"]
PIECES = st.builds(str.__add__, st.sampled_from(PARTS), st.sampled_from(SIGNS))
GROUPS = st.builds(
    "({}){}".format,
    st.lists(PIECES, min_size=1, max_size=2).map("".join),
    st.sampled_from(["", "?", "*"]),
)
PATTERNS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["^", ""]),
    st.lists(PIECES | GROUPS, min_size=1, max_size=4).map("".join),
    st.sampled_from(["$", ""]),
)
LINES = st.text("ab-9.Z_ ", max_size=8)


@given(PATTERNS, st.lists(LINES, min_size=10, max_size=40))
def test_a_pattern_that_is_carried_fits_the_same_lines(pattern, lines):
    try:
        ours = portable(carried(pattern))
    except ValueError:
        return

    for line in lines:
        assert bool(re.fullmatch(ours, line)) == bool(re.search(pattern, line))


@pytest.mark.parametrize(
    "pattern, ours",
    [
        ("^[a-z0-9-]*[a-z0-9]$", "(?:-*[a-z0-9])+"),
        ("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "[a-z0-9](?:(?:-*[a-z0-9])+)?"),
        ("^[A-Z]{2}[0-9]+$", "[A-Z]{2}[0-9]+"),
        ("^(dev|prod)$", "(dev|prod)"),
        ("^x", "x.*"),
    ],
)
def test_usual_patterns_stay_readable(pattern, ours):
    assert carried(pattern) == ours


@pytest.mark.parametrize(
    "name, ours",
    [
        ("repoUrl", "repo_url"),
        ("githubURLPath", "github_url_path"),
        ("k8sNamespace", "k8s_namespace"),
        ("plugin_id", "plugin_id"),
        ("my-field.name", "my_field_name"),
        ("any", "any_field"),
        ("request", "request_field"),
        ("2fa", "field_2fa"),
        ("中文", "field"),
    ],
)
def test_a_field_is_named_after_its_property(name, ours):
    assert field_name(name) == ours


def test_two_fields_never_share_a_name():
    assert field_name("repo-url", ["repo_url"]) == "repo_url_2"


@pytest.mark.parametrize(
    "value, label, ours",
    [
        ("small", "Small", "small"),
        ("quay.io", "Quay", "quay"),
        ("../tekton/", "../tekton/", "tekton"),
        ("not", "Not at all", "not_at_all"),
        ("x y", "Submit a pull request to the same repository", "submit_pull_request"),
        ("3", "3", "option_3"),
        ("是", "是", "option"),
    ],
)
def test_an_option_keeps_its_value_or_is_named_after_its_label(value, label, ours):
    assert option_name(value, label) == ours


def test_a_long_option_takes_as_many_words_as_it_needs():
    taken = ["submit_pull_request"]

    name = option_name("x y", "Submit a pull request to another repository", taken)

    assert name == "submit_pull_request_another"


@pytest.mark.parametrize(
    "name, ours",
    [
        ("go-backend-template", "go-backend"),
        ("NewService", "new-service"),
        ("template", "template"),
        ("___", ""),
    ],
)
def test_an_item_is_named_after_its_template(name, ours):
    assert item_id(name) == ours


def test_an_item_keeps_its_whole_name_where_the_short_one_is_taken():
    assert item_id("go-template", ["go"]) == "go-template"


def test_a_question_without_a_title_is_called_by_its_name():
    assert label_of("pluginLocation") == "Plugin location"


@pytest.mark.parametrize(
    "text, ours",
    [
        ("The URL <HOST>/<PATH> of it", "The URL `<HOST>/<PATH>` of it"),
        ("<a b='c'>", "\\<a b='c'>"),
        ("see <https://example.com>, a < b", "see <https://example.com>, a < b"),
    ],
)
def test_words_that_look_like_html_are_shown_as_words(text, ours):
    assert markdown(text) == ours
