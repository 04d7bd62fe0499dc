"""What requesters read of a change, by locale: a sentence for each judgement.

`{about}` names the part, `{old}` and `{new}` are its value before and after. Beside a
sentence `diff/x`, which can always be said, there may be `diff/x:new` for where nothing
was before, `diff/x:gone` for where nothing is now, and `diff/x:fulfil` for that step of
the address.
"""

from collections.abc import Mapping

from catalogkit.wording.changes.en import ENGLISH
from catalogkit.wording.changes.zh_cn import CHINESE

CHANGES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "zh-CN": CHINESE}
