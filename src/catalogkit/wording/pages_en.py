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
PAGES = {**FRAME, **ITEM}
