"""Reuse: what comes from elsewhere, and that every part knows from where."""

from catalogkit.model.condition import Line
from catalogkit.model.service_item import ServiceItem
from tests.catalogs import entity, lines, project

GUEST = """
    kind: service_item
    id: guest-wifi
    like: vpn-access
    title: {en: Guest Wi-Fi, zh-CN: 访客无线网络}
"""


def item(**files: str) -> ServiceItem:
    found = entity(project(**files), "service_item", "guest-wifi")
    assert isinstance(found, ServiceItem)
    return found


def test_like_takes_over_what_is_not_given() -> None:
    found = item(guest_wifi=GUEST)

    assert found.owner == "network-operations"
    assert found.title.get("en", "en") == "Guest Wi-Fi"
    assert found.at("owner").file == "catalog/vpn-access.yaml"
    assert found.at("title").file == "catalog/guest-wifi.yaml"


def test_like_merges_maps_and_replaces_lists_and_texts() -> None:
    found = item(
        guest_wifi=GUEST
        + """
    promise: {fulfil: 1h}
    channels: []
    summary: {en: For guests.}
    """
    )

    assert found.promise is not None
    assert found.promise.calendar == "hq"
    assert found.promise.fulfil is not None
    assert str(found.promise.fulfil[0].is_) == "1h"
    assert found.channels == ()
    assert not found.summary.has("zh-CN", "en")


def test_like_adds_to_lists_and_removes_from_them() -> None:
    found = item(
        guest_wifi=GUEST
        + """
    form:
      remove: [justification]
      add:
        - {id: guest, type: person, label: Who visits?, needed_by: [provision]}
    """
    )

    assert [each.id for each in found.form] == ["device", "guest"]
    place = found.at(found.form[1], "label")
    assert (place.file, place.route) == (
        "catalog/guest-wifi.yaml",
        ("form", "add", 0, "label"),
    )


def test_a_condition_is_replaced_as_a_whole() -> None:
    found = item(
        guest_wifi=GUEST
        + """
    form: {add: [{id: employment_type, type: text, label: Kind}]}
    paths: {expert: {when: {employment_type: guest}}}
    """
    )

    when = found.paths["expert"].when
    assert isinstance(when, Line)
    assert when.field == "employment_type"


def test_like_in_a_circle_is_a_finding_and_no_endless_work() -> None:
    other = GUEST.replace("guest-wifi", "other").replace("vpn-access", "guest-wifi")
    circle = project(guest_wifi=GUEST.replace("vpn-access", "other"), other=other)

    assert ("catalog/guest-wifi.yaml", 4, "reference/loop") in lines(circle)
    assert ("catalog/other.yaml", 4, "reference/loop") in lines(circle)


def test_like_of_nothing_names_the_nearest() -> None:
    found = project(guest_wifi=GUEST.replace("vpn-access", "vpn-acess"))

    assert ("catalog/guest-wifi.yaml", 4, "reference/unknown") in lines(found)


FIELDS = """
    kind: field_set
    id: cost-centre
    owner: service-desk
    fields:
      - {id: cost_centre, type: text, label: {en: Cost centre, zh-CN: 成本中心}}
      - {id: reason, type: text, label: {en: Reason, zh-CN: 原因}}
"""


def test_use_puts_the_fields_of_a_set_where_it_stands() -> None:
    found = item(
        cost_centre=FIELDS,
        guest_wifi=GUEST.replace("vpn-access", "laptop")
        + """
    form:
      - {id: first, type: text, label: First}
      - {use: cost-centre}
      - {id: last, type: text, label: Last}
    """,
    )

    names = [each.id for each in found.form]
    assert names == ["first", "cost_centre", "reason", "last"]
    assert found.at(found.form[1], "label").file == "catalog/cost-centre.yaml"
    assert found.at(found.form[3], "label").route == ("form", 2, "label")


def test_an_overlay_changes_values_in_its_environment_only() -> None:
    manifest = """
    format: 1
    name: World
    locales: [en, zh-CN]
    requester:
      employment: {type: choice, options: [employee, contractor]}
    environments:
      test:
        overlay:
          service_item:laptop: {promise: {fulfil: 5bd}}
    """

    there = entity(project(env="test", manifest=manifest), "service_item", "laptop")
    here = entity(project(manifest=manifest), "service_item", "laptop")

    assert there.at("promise", "fulfil").file == "catalogkit.yaml"
    assert here.at("promise", "fulfil").file == "catalog/laptop.yaml"


def test_an_overlay_may_not_change_what_is_proven() -> None:
    manifest = """\
    format: 1
    name: World
    locales: [en, zh-CN]
    requester:
      employment: {type: choice, options: [employee, contractor]}
    environments:
      test:
        overlay:
          service_item:laptop: {form: []}
    """

    found = project(env="test", manifest=manifest)

    assert ("catalogkit.yaml", 9, "shape/overlay") in lines(found)


def chain(length: int) -> dict[str, str]:
    """Items of which each starts from the one before."""
    first = {
        "item_0": "kind: service_item\nid: item-0\ntitle: The first\nlike: laptop\n"
    }
    return first | {
        f"item_{n}": f"kind: service_item\nid: item-{n}\ntitle: X\nlike: item-{n - 1}\n"
        for n in range(1, length)
    }


def test_items_may_start_from_others_in_sixteen_steps() -> None:
    assert not lines(project(**chain(16)), "reference")


def test_more_steps_are_a_finding_and_no_endless_work() -> None:
    found = lines(project(**chain(1200)), "reference/too-far")

    assert ("catalog/item-15.yaml", 4, "reference/too-far") not in found
    assert ("catalog/item-16.yaml", 4, "reference/too-far") in found
    assert ("catalog/item-1199.yaml", 4, "reference/too-far") in found


def test_a_list_that_is_only_added_to_is_no_text_by_locale() -> None:
    found = item(
        guest_wifi=GUEST + "    systems: {add: [assets]}\n    tags: {add: [a]}\n"
    )

    assert found.systems == ("vpn-gateway", "assets")
    assert found.tags == ("a",)
    assert found.at("tags", 0).route == ("tags", "add", 0)


def test_a_list_from_which_is_only_taken_keeps_the_rest() -> None:
    found = item(guest_wifi=GUEST + "    form: {remove: [justification]}\n")

    assert [each.id for each in found.form] == ["device"]
    assert found.at(found.form[0]).file == "catalog/vpn-access.yaml"


def test_what_is_passed_through_merges_and_keeps_its_places() -> None:
    found = item(
        base=GUEST.replace("guest-wifi", "base") + "    x: {forms: {a: b, c: [d]}}\n",
        guest_wifi=GUEST.replace("vpn-access", "base") + "    x: {forms: {c: [e]}}\n",
    )

    assert found.x == {"forms": {"a": "b", "c": ["e"]}}
    assert found.at("x", "forms", "a").file == "catalog/base.yaml"
    assert found.at("x", "forms", "c", 0).file == "catalog/guest-wifi.yaml"


def test_a_former_name_is_nobody_elses() -> None:
    found = item(
        base=GUEST.replace("guest-wifi", "base") + "    renamed_from: old\n",
        guest_wifi=GUEST.replace("vpn-access", "base"),
    )

    assert found.renamed_from is None


def test_the_values_of_cases_have_places() -> None:
    found = item(
        guest_wifi=GUEST
        + """
    promise:
      fulfil:
        - {when: {device: managed}, is: 2h}
        - {is: 3h}
      respond: 10m
    """
    )

    assert found.promise is not None
    assert found.promise.fulfil is not None
    last = found.promise.fulfil[1]
    assert found.at(last.is_).route == ("promise", "fulfil", 1, "is")
    assert found.at(found.promise.fulfil[0].when).route[-1] == "when"
    assert found.at("promise", "respond", 0, "is").route == ("promise", "respond")


def test_an_overlay_for_nobody_names_the_nearest() -> None:
    manifest = """\
    format: 1
    name: World
    locales: [en, zh-CN]
    requester:
      employment: {type: choice, options: [employee, contractor]}
    environments:
      test:
        overlay:
          service_item:lapptop: {review_by: 2027-01-01}
          laptop: {review_by: 2027-01-01}
    """

    found = project(manifest=manifest)

    assert {line[1:] for line in lines(found, "reference/unknown")} == {
        (9, "reference/unknown"),
        (10, "reference/unknown"),
    }
    said = [each.message for each in found.diagnostics]
    assert any("did you mean 'service_item:laptop'?" in each for each in said)
