"""What of a year does not fit into a catalog of ours, and why."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

READ = {
    "assessment", "depends", "description", "fields", "followup", "hidden", "hint",
    "id", "label", "list_item_name", "max_length_in_words", "number_of_items",
    "optional", "optional_fields", "options", "passIfIn", "question",
    "question_advice", "questions", "type", "validations", "value",
}  # fmt: skip
REASONS = {
    "derived_from": "what the search index makes of other answers",
    "discretionary": "whether people may let a wrong answer pass",
    "edit_questions": "whether its questions are changed one by one",
    "editable": "whether a section can still be changed later",
    "empty_message": "what a summary says where an answer is missing",
    "filter_ignore": "that a filter of the search leaves it out",
    "filter_label": "how a filter of the search calls it",
    "name": "a short name for summaries and addresses",
    "prefill": "that answers are taken over from the year before",
    "required": "a mark for the program that assesses the answers",
    "slug": "an address",
    "dependent_question_error": "a rule that stands in their program, not in the form",
    "file_can_be_saved": "a fault of their platform, not of the answer",
    "message": "how they word the message of a limit; ours are written by the form",
    "never": "a question that follows only an answer that nobody can give",
    "no text": "a limit of texts on a question that takes none",
    "nobody": "a message for a missing answer that nobody has to give",
    "nothing shows": "that it is hidden until another answer, which nothing here asks",
    "nowhere": "a question that no manifest asks",
    "number": "the number of another question in a text",
    "tree": "the heading of some options; its options are offered in one list",
    "units": "units that stand in their program, not in the form",
}


@dataclass
class Ledger:
    """What does not fit: where it stands, and why."""

    left: dict[tuple[str, str], str] = field(default_factory=dict)

    def leave(self, where: str, what: str, why: str) -> None:
        """Remembers one thing, once however often it is asked."""
        self.left[where, what] = REASONS[why]

    def keys(self, where: str, keys: AbstractSet[str], *route: str) -> None:
        """Remembers the keys that have no place among ours; refuses an unknown one."""
        for each in sorted(keys - READ):
            self.leave(where, ".".join((*route, each)), each)
