"""What the pages of the portal say in English, by the part that says it."""

FRAME = {
    "skip": "Skip to the content",
    "home": "All services",
    "locale": "Language",
    "here": "You are here",
    "locale_name": "English",
}
ITEM = {
    "ask_for_it": "Ask for it",
}
FORM = {
    "needed": "required",
    "optional": "optional",
    "no_answer": "No answer",
    "only_if": "Only if {condition}",
    "needed_if": "Must be answered if {condition}",
    "usually": "Usually {value}",
    "depends": "What you may choose depends on your other answers",
    "kept": "Given, not shown here",
    "confidential": "Confidential: not shown when you check or copy your answers",
    "filter": "Narrow the list down",
    "review": "Check your answers",
    "check_first": "Is everything right?",
    "change_answers": "Change answers",
    "total": "In all",
    "copy": "Copy as text",
    "copied": "Copied",
    "save": "Save as a file",
    "hand_in": "Nothing is sent yet: copy or save your answers, and hand them in.",
    "hand_in_at": "Hand them in here",
    "by_hand": "This page cannot send your answers by itself. Please have them ready, "
    "and ask in one of the ways above.",
    "nothing_asked": "No questions: you can ask for this right away.",
    "comma": ", ",
}
PAGES = {**FRAME, **ITEM, **FORM}
