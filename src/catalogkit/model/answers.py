"""Answers as an author gives them in an example or a bundle: raw until typed."""

from dataclasses import dataclass

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
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
        return core_schema.no_info_plain_validator_function(cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, source: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """What editors are told: nothing is refused."""
        return {"description": "An answer."}
