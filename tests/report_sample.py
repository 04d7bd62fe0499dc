"""A few findings in two files, for every format to show."""

from catalogkit.diagnostic import Edit, Note, Place, Rule, Severity, Span
from catalogkit.report import Run, show

ITEM = "catalog/items/vpn-access.yaml"
TEAM = "catalog/teams/安全.yaml"

LINES = {
    ITEM: [
        "kind: service_item",
        "promise: {respond: 30m, fulfil: 4h}",
        "title: {en: VPN access, zh-CN: 申请远程接入}",
        "fulfilment:",
        "  - {id: review, effort: 5h}",
        "lifecylce: live",
    ],
    TEAM: ["kind: team", "tags:\t[e\u0301quipe, secre\u0301t]", "members: []"],
}
FULFIL = Place(ITEM, ("promise", "fulfil"), entity="service_item:vpn-access")
TITLE = Place(ITEM, ("title", "zh-CN"), entity="service_item:vpn-access")
EFFORT = Place(ITEM, ("fulfilment", 0, "effort"), entity="service_item:vpn-access")
TYPO = Place(ITEM, ("lifecylce",), key=True, entity="service_item:vpn-access")
TAG = Place(TEAM, ("tags", 1), entity="team:security")
BROKEN = Place(TEAM, span=Span(3, 10, 3, 12), anchor="[]")

SPANS = {
    FULFIL: Span(2, 33, 2, 35),
    TITLE: Span(3, 32, 3, 38),
    EFFORT: Span(5, 24, 5, 26),
    TYPO: Span(6, 1, 6, 10),
    TAG: Span(2, 17, 2, 24),
}

TOO_SHORT = Rule("promise/too-short", "The work takes longer than the promise allows.")
WISH = Rule("deliverable/wish", "A wish is no result.", Severity.WARNING)
UNKNOWN = Rule("shape/unknown-key", "A key that the language does not have.")
TAGGED = Rule("text/tag", "A tag is no plain word.", Severity.HINT)
EMPTY = Rule("team/empty", "A team has nobody in it.")

FINDINGS = [
    UNKNOWN.found(
        TYPO,
        "'lifecylce' is no key of a service item, did you mean 'lifecycle'?",
        fix=Edit(TYPO, "rename", "lifecycle", "rename it to 'lifecycle'"),
    ),
    TAGGED.found(TAG, "'secre\u0301t' is no plain word"),
    EMPTY.found(BROKEN, "nobody is a member, so nothing gets done"),
    WISH.found(
        TITLE, "'申请远程接入' is a wish: say what the requester has afterwards"
    ),
    TOO_SHORT.found(
        FULFIL,
        "promised in 4h, but the work takes 5h",
        notes=[Note(EFFORT, "'review' takes 5h")],
    ),
]

RUN = Run(
    version="0.1.0",
    entities={
        "service_item:vpn-access": ITEM,
        "service_item:laptop": "catalog/items/laptop.yaml",
        "team:security": TEAM,
    },
    rule={each.id: each for each in (TOO_SHORT, WISH, UNKNOWN, TAGGED, EMPTY)}.get,
    seconds=0.24,
    help_of=lambda rule: "# Why\n\nNobody can keep it.\n" if "promise" in rule else "",
)


def shown(findings=None):
    return show(
        FINDINGS if findings is None else findings,
        lambda _, places: {each: SPANS[each] for each in places if each in SPANS},
        lambda file: LINES.get(file, []),
    )
