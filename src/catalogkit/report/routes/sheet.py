"""A table in words, before it is drawn; and in whose words."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.flow import ApprovalStep
from catalogkit.model.service_item import Path, ServiceItem
from catalogkit.model.text import Text
from catalogkit.wording import Names, best
from catalogkit.wording.names_of import names_of, units_of

ANY = "–"
"""In a cell: it does not matter."""


@dataclass(frozen=True)
class Sheet:
    """A titled table. The first `inputs` columns are asked, the others answer."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    inputs: int = 0
    note: str = ""


@dataclass(frozen=True)
class Reading:
    """In whose words a catalog is read: a locale's, or its authors' ids without one."""

    catalog: Catalog
    locale: str | None = None

    @property
    def tongue(self) -> str:
        """The locale whose grammar is used."""
        return "en" if self.locale is None else best(self.locale)

    @property
    def heads(self) -> Mapping[str, str]:
        """The words over columns."""
        return HEADS[self.tongue]

    def names(self, item: ServiceItem) -> Names:
        """What the fields of an item are called."""
        if self.locale is None:
            return Names(units=units_of(self.catalog, item))
        return names_of(self.catalog, item, self.locale)

    def said(self, text: Text | None, name: str) -> str:
        """A title, or the id where nobody gave one or ids are wanted."""
        if text is None or self.locale is None:
            return name
        return text.get(self.locale, self.catalog.manifest.default_locale) or name

    def path(self, name: str, path: Path) -> str:
        """What a path is called."""
        usual = name if self.locale is None else self.heads.get(f"path_{name}", name)
        return self.said(path.title, usual)

    def approval(self, step: ApprovalStep) -> str:
        """What an approval is called: its title is a question to the approver."""
        return step.id


HEADS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "item": "item",
        "path": "path",
        "when": "when",
        "promise": "promise",
        "team": "team",
        "approvals": "approvals",
        "number": "F",
        "always": "always",
        "rest": "otherwise",
        "if": "{text} if {when}",
        "none": "none",
        "path_standard": "standard",
        "path_expert": "expert",
        "path_change": "change",
        "path_problem": "problem",
        "idle": "no path leads to: {teams}",
        "first": "from top to bottom: the first row that fits is taken",
        "no_paths": "this item has no paths",
        "nobody": "no team",
    },
    "zh-CN": {
        "item": "服务项",
        "path": "处理路径",
        "when": "条件",
        "promise": "承诺",
        "team": "团队",
        "approvals": "审批",
        "number": "F",
        "always": "始终",
        "rest": "其他情况",
        "if": "{text}（{when}时）",
        "none": "无",
        "path_standard": "标准",
        "path_expert": "专家",
        "path_change": "变更",
        "path_problem": "问题",
        "idle": "没有路径通向：{teams}",
        "first": "自上而下，取第一条符合的规则",
        "no_paths": "此服务项没有处理路径",
        "nobody": "未指定团队",
    },
}
