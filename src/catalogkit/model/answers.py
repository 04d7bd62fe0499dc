"""Answers as an author gives them in an example or a bundle: raw until typed."""

from dataclasses import dataclass

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema



Raw = str | list["Raw"] | dict[str, "Raw"]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """One answer: text, a list of texts, or rows of a group, as it was written."""

    raw: Raw

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Anything that YAML can hold: the form gives it a type later."""
        return core_schema.no_info_plain_validator_function(
            cls, metadata={"pydantic_js_updates": {"description": "An answer."}}
        )
