"""The words of a contract: promises, agreements, steps, prices, endings, by locale."""

from collections.abc import Mapping

from catalogkit.wording.contract.en import ENGLISH
from catalogkit.wording.contract.zh_cn import CHINESE

CONTRACT: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "zh-CN": CHINESE}
