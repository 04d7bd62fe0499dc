"""What the pages carry of the language, and how."""

from catalogkit.targets import Capability, Level

CAPABILITIES = (
    Capability("texts", Level.NATIVE, "in the locale of the page"),
    Capability("`description`, articles, help", Level.NATIVE, "Markdown as HTML"),
    Capability("`category`, `keywords`", Level.NATIVE, "shelves and search"),
    Capability(
        "`lifecycle`, `sunset`, `replaced_by`",
        Level.NATIVE,
        "drafts have no page; the others say until when and what instead",
    ),
    Capability("`audience`", Level.MANUAL, "said in words: a page hides nothing"),
    Capability("`channels`", Level.NATIVE, "ways to ask, with address and hours"),
    Capability("`deliverables`, `boundary`", Level.NATIVE, "at the top of the page"),
    Capability(
        "`promise`",
        Level.NATIVE,
        "in sentences, with worked examples of an ordinary week",
    ),
    Capability("`paths`, `approvals`, `fulfilment`", Level.NATIVE, "steps in words"),
    Capability("`price`", Level.NATIVE, "in words; the form adds it up"),
    Capability(
        "`form`", Level.NATIVE, "questions that live, and work without a script"
    ),
    Capability("`constraints`", Level.NATIVE, "the sentence, and where it is broken"),
    Capability("`grant`, `closing`, `confidential`", Level.NATIVE, "good to know"),
    Capability("conditions on who asks", Level.MANUAL, "in words: nobody signs in"),
)
