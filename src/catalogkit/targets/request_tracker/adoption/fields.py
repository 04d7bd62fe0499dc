"""A custom field → a question of a form."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from catalogkit.drafting.patterns import carried
from catalogkit.drafting.rules import APPROXIMATED, NOT_CARRIED, STAYS_BEHIND
from catalogkit.drafting.saying import Block
from catalogkit.model.form import TEXTUAL
from catalogkit.targets.request_tracker.adoption.choosing import Options, options_of
from catalogkit.targets.request_tracker.adoption.ids import of_question
from catalogkit.targets.request_tracker.adoption.prose import escaped
from catalogkit.targets.request_tracker.adoption.things import Thing, Things, clean
from catalogkit.targets.request_tracker.patterns import MANDATORY
from catalogkit.wording import sentence

TYPES = {
    "Select": "choice",
    "Freeform": "text",
    "Text": "paragraph",
    "Wikitext": "paragraph",
    "HTML": "paragraph",
    "Date": "date",
    "DateTime": "datetime",
    "Image": "file",
    "Binary": "file",
}
LIKE = frozenset({"Wikitext", "HTML", "Image"})
"""Types that ours are only like; what ours have no like of is asked as a text."""
USUAL_HINT = re.compile(
    "(?:Select or enter|Select|Enter|Fill in|Upload) "
    "(?:one|multiple|up to [0-9]+|date|datetime)\\b.*"
)
"""What Request Tracker writes beside a field of which nobody said anything."""
COMMENT = re.compile(r"\(\?#[^)]*\)")
OURS = "(?#"
"""So begins every pattern of ours: with the sentence that people read."""
ENTRY = "value"
"""The only question of a row, where a field takes several texts."""


@dataclass(frozen=True)
class Question:
    """A question, the files that its options stand in, and what its options are."""

    thing: Thing
    id: str
    block: Block
    options: Options
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Questions:
    """Makes the questions of one form.

    `prefix` begins the keys of its custom fields, `name` those of its lists.
    """

    things: Things
    locale: str
    prefix: str
    name: str

    def question(
        self, thing: Thing, asked: Collection[Question], taken: Collection[str] = ()
    ) -> Question:
        """The question of a custom field, behind those that were asked before it.

        `taken` are ids that others have with which it may be asked.
        """
        ids = {*taken, *(each.id for each in asked)}
        name = of_question(thing, self.prefix, ids)
        ledger = self.things.ledger(thing)
        ledger.carry(("Name",), ("LookupType",), ("Description",))
        if thing.key is None and (about := clean(thing.text("Description"))):
            message = f"{thing.called} is described to administrators as '{about}'"
            self.things.say(STAYS_BEHIND, thing, message, "Description")
        parent = self._parent(thing, asked)
        options = options_of(self.things, thing, parent)
        kind = self._kind(thing, options)
        block: Block = {"id": name, "type": kind, "label": thing.title}
        made, files = self._offered(thing, kind, options, name)
        block |= made
        block |= self._help(thing)
        block |= self._default(thing, kind, options)
        block |= self._most(thing, kind)
        if kind == "group":
            entry: Block = {"id": ENTRY, "type": "text", "label": thing.title}
            block["fields"] = [entry]
        block |= self._pattern(thing, kind)
        default, pattern = block.get("default"), str(block.get("pattern", ".*"))
        if isinstance(default, str) and not re.fullmatch(pattern, default, re.DOTALL):
            message = f"{thing.called}: its default does not fit its own pattern"
            self.things.say(NOT_CARRIED, thing, message, "Default", "Pattern")
            del block["default"]
        return Question(thing, name, block, options, files)

    def _kind(self, thing: Thing, options: Options) -> str:
        kind = self._type(thing)
        if kind not in {"choice", "choices"}:
            return kind
        if not options.every:
            message = f"{thing.called} offers no values, so it is asked as a text"
            self.things.say(APPROXIMATED, thing, message, "Values")
            return "text" if kind == "choice" else "group"
        return "boolean" if self._is_yes_or_no(thing, options) else kind

    def _offered(
        self, thing: Thing, kind: str, options: Options, name: str
    ) -> tuple[Block, Mapping[str, str]]:
        """The options of a question, and the files that they stand in."""
        if kind in {"choice", "choices"}:
            self.things.ledger(thing).carry(("Values",))
            return options.written(f"{self.name}-{name.replace('_', '-')}")
        if kind == "boolean":
            self.things.ledger(thing).carry(("Values",))
        elif options.ids:
            message = "its values are only proposed there, and here a text has none"
            self.things.say(NOT_CARRIED, thing, f"{thing.called}: {message}", "Values")
        return {}, {}

    def _type(self, thing: Thing) -> str:
        kind = thing.text("Type")
        several = thing.number("MaxValues") != 1
        found = TYPES.get(kind, "text")
        self.things.ledger(thing).carry(("Type",))
        if kind in LIKE or kind not in TYPES:
            message = f"{thing.called} is of type {kind}, here it is a {found}"
            self.things.say(APPROXIMATED, thing, message, "Type")
        if several and found == "choice":
            return "choices"
        return "group" if several and found == "text" else found

    def _parent(self, thing: Thing, asked: Collection[Question]) -> Question | None:
        based = thing.text("BasedOn")
        found = self.things.find("CustomField", based) if based else None
        parent = next((each for each in asked if each.thing is found), None)
        if based and (parent is None or parent.block["type"] == "choices"):
            message = "what its values depend on is not asked before it in this form"
            self.things.say(NOT_CARRIED, thing, f"{thing.called}: {message}", "BasedOn")
            return None
        self.things.ledger(thing).carry(("BasedOn",))
        return parent

    def _is_yes_or_no(self, thing: Thing, options: Options) -> bool:
        both = (sentence(self.locale, "yes"), sentence(self.locale, "no"))
        return (
            thing.number("MaxValues") == 1
            and tuple(each.name for each in options.every) == both
            and options.parent is None
        )

    def _help(self, thing: Thing) -> Block:
        hint = clean(thing.text("EntryHint"))
        self.things.ledger(thing).carry(("EntryHint",))
        if not hint or USUAL_HINT.fullmatch(hint):
            return {}
        return {"help": escaped(hint)}

    def _default(self, thing: Thing, kind: str, options: Options) -> Block:
        given = thing.texts("Default")
        self.things.ledger(thing).carry(("Default",))
        if not given:
            return {}
        if kind == "boolean":
            return {"default": "true" if options.is_first(given[0]) else "false"}
        known = [each for each in map(options.id_of, given) if each]
        if kind == "choice" and known:
            return {"default": known[0]}
        if kind == "choices" and len(known) == len(given):
            return {"default": [*known]}
        if kind in TEXTUAL and len(given) == 1 and clean(given[0]):
            return {"default": given[0]}
        message = f"{thing.called}: no default here is '{clean(', '.join(given))}'"
        self.things.say(NOT_CARRIED, thing, message, "Default")
        return {}

    def _most(self, thing: Thing, kind: str) -> Block:
        most = thing.number("MaxValues")
        self.things.ledger(thing).carry(("MaxValues",))
        if kind == "choices" and most > 1:
            return {"max": str(most)}
        return {"max": str(most)} if kind in {"file", "group"} and most else {}

    def _pattern(self, thing: Thing, kind: str) -> Block:
        """What must be given, and what it must look like, as far as ours can say it."""
        text = thing.text("Pattern")
        bare = COMMENT.sub("", text)
        self.things.ledger(thing).carry(("Pattern",))
        if not text or bare in {"", ".*", "^$"}:
            return {}
        if bare == COMMENT.sub("", MANDATORY):
            return {"required": "true"}
        if thing.key is not None and text.startswith(OURS):
            return {} if bare.startswith(r"\A(?:\z|") else {"required": "true"}
        try:
            pattern = carried(bare)
        except ValueError as problem:
            message = f"{thing.called}: the pattern '{clean(bare)}' is not ours: "
            self.things.say(NOT_CARRIED, thing, f"{message}{problem}", "Pattern")
            return {}
        has = kind in {"text", "paragraph"} and pattern
        found: Block = {"pattern": pattern} if has else {}
        if not found:
            message = f"{thing.called}: a {kind} has no pattern here"
            self.things.say(NOT_CARRIED, thing, message, "Pattern")
        needed = re.fullmatch(pattern, "") is None
        return {**found, "required": "true"} if needed else found
