"""Values that may depend on the request: a list of cases, the first that fits."""

from typing import TYPE_CHECKING, Annotated, Generic, TypeAlias, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

from catalogkit.model.base import Model
from catalogkit.model.condition import When
from catalogkit.model.fault import Fault, refuse

T = TypeVar("T")


class Case(Model, Generic[T]):
    """One value and when it applies; the last one applies always."""

    when: When | None = None
    """The condition; only the last case has none."""
    is_: T = Field(alias="is")
    """The value."""


def _wrap(value: object) -> object:
    cases = isinstance(value, list) and any(isinstance(each, dict) for each in value)
    return value if cases else [{"is": value}]


def _ordered(cases: tuple[Case[T], ...]) -> tuple[Case[T], ...]:
    for index, case in enumerate(cases):
        last = index == len(cases) - 1
        if last and case.when is not None:
            rest = "the last case has a condition, so some requests get no value"
            raise refuse(Fault(rest, "shape/no-last-case", (index, "when"), key=True))
        if not last and case.when is None:
            early = "a case without 'when' hides every case below it"
            raise refuse(Fault(early, "shape/no-last-case", (index,)))
    return cases


if TYPE_CHECKING:
    Varying: TypeAlias = tuple[Case[T], ...]
else:

    class Varying:
        """A value, or cases of it; a plain value is one case without a condition."""

        def __class_getitem__(cls, inner):  # noqa: ANN001, ANN204
            """`Varying[Work]`: cases of durations, the last without a condition."""
            cases = tuple[Case[inner], ...]
            wrap = BeforeValidator(_wrap, json_schema_input_type=inner | cases)
            return Annotated[cases, wrap, AfterValidator(_ordered)]
