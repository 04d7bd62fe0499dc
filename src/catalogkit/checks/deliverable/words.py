"""What wishes, activities and completed results sound like, by language.

Each entry is a regular expression over lower-case text. `wishes` make a text a wish
unless one of `done` says that something is completed; `never` make it one all the same,
where they stand before a `clause` that only describes; each of those holds one of the
`hints`, which are plain text and quickly looked for.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `boundary` stands around a manifest's own word."""

    wishes: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    clause: str = r"(?!)"
    boundary: str = r"\b"


_START = r"^(?:to |please |we |you (?:can |may )?|(?:the|a|an|your|our) )?"
_VERBS = (
    "accept|activate|add|allow|approve|arrange|assign|build|buy|change|configure|connect"
    "|create|decide|define|deliver|deploy|disable|enable|fix|generate|give|grant|handle"
    "|implement|install|investigate|launch|maintain|make|manage|migrate|move|obtain|open"
    "|prepare|process|procure|provide|provision|register|remove|renew|repair"
    "|replace|resolve|restore|review|revoke|send|set up|solve|submit|unlock|update"
    "|upgrade|verify"
)
_NOUNS = (
    "activation|advice|assistance|clarification|configuration|consulting|coordination"
    "|creation|delivery|enquiry|fulfilment|handling|help|implementation|inquiry"
    "|installation|investigation|maintenance|management|onboarding|processing"
    "|procurement|provision|provisioning|removal|request|setup|support|troubleshooting"
)
_GERUNDS = (
    "activating|adding|applying|arranging|asking|assigning|assisting|changing|configuring"
    "|creating|delivering|enabling|fixing|giving|granting|handling|helping|installing"
    "|investigating|maintaining|managing|ordering|preparing|processing|providing|removing"
    "|repairing|replacing|requesting|resetting|resolving|setting up|solving|supporting"
    "|unlocking|updating"
)
_ONE = r"(?:a|an|the|your|my|our|their|his|her|its|new|more|all|any|another|access)"
_THINGS = (
    "(?:available|centre|center|code|contract|desk|document|form|hour|id|level|list|number"
    "|page|plan|portal|queue|response|team|ticket|time|tool|type)s?"
)
ENGLISH = Words(
    wishes=(
        r"^please\b",
        rf"{_START}(?:apply|ask|wish|hope|look) for\b",
        rf"{_START}(?:help|assist|support|advise)(?: \w+)? (?:with|in|on|for|to)\b",
        (
            rf"{_START}(?:request|order|help|assist|support|check|report|change|reset"
            rf"|{_VERBS}) {_ONE}\b"
        ),
        rf"{_START}(?:add|assign|connect|invite|move|register) [\w -]+ (?:in|on|to)\b",
        (
            rf"{_START}(?:assist|decide|implement|install|maintain|obtain|procure|provide"
            rf"|resolve|submit|troubleshoot)\b"
        ),
        rf"{_START}(?:request|support)\b(?! {_THINGS})",
        rf"{_START}(?:\w+ )?(?:{_NOUNS}) (?:of|for|with|to|in|from|on)\b",
        rf"{_START}(?:{_GERUNDS})\b",
        r"\b(?:apply|applying|application) for\b",
        r"\bhelp(?:ing)? with\b",
        r"\bassist(?:ing|ance)? (?:with|in)\b",
        r"^(?:[\w-]+ ){0,3}(?:requests?|support|help|assistance|enquiry|inquiry)$",
    ),
    done=(
        r"\b(?:is|are|was|were|has|have|had|can|may|no longer)\b",
        r"\b[a-z]+ed(?: (?:and|by|for|in|on|at|to|from|with|within)\b|[.,;!]|$)",
        r"\b(?:built|done|gone|made|put|sent|set|set up|shut|told|written)$",
        (
            r"\b(?:appears|arrives|arrive|begins|holds|knows|lies|opens|prints|reaches|rings"
            r"|runs|sees|sells|shows|stands|starts|works)\b"
        ),
    ),
    never=(
        (
            r"\b(?:will|shall|would|should|must|wants?|would like)\b"
            r"(?! (?:not|never|no longer)\b)"
        ),
        r"\b(?:is|are|was|were|be|been) (?:being|in progress|under ?way|to be)\b",
        (
            r"\b(?:is|are|was|were|be|been) (?:requested|applied for|asked for|ordered)"
            r"(?: (?:by|from|for|at|on|in)\b|[.,;]|$)"
        ),
        (
            r"^(?:the |your |an? )?(?:\w+ )?(?:help|support|assistance|advice)"
            r" (?:is|was|has been) (?:given|provided|offered|arranged|available)"
        ),
        (
            r"^(?:the |your |an? )?(?:\w+ )?(?:request|application|ticket|inquiry)"
            r" (?:is|was|has been) (?:submitted|sent|received|registered|logged"
            r"|recorded|processed|handled|forwarded|passed on|opened|created|accepted)"
        ),
        r"\bcan (?:now )?(?:request|apply for|ask for)\b",
    ),
    hints=(
        *("will", "shall", "would", "should", "must", "want", "being", "progress"),
        *(
            "under",
            "to be",
            "requested",
            "applied",
            "asked",
            "ordered",
            "support",
            "can",
        ),
        *("help", "assist", "advice", "request", "application", "ticket", "inquiry"),
    ),
    clause=r"\b(?:that|which|who|whose|what|where|when|whether|if|because)\b",
)
CHINESE = Words(
    wishes=(
        (
            r"^(?:请|我要|我想|需要|希望|想要|如需|用于|关于)?(?:您|我们|我)?"
            r"(?:协助|帮助|帮忙|支持|申请|请求|要求|咨询|求助|提供|办理|处理|负责|安排|申领"
            r"|申报|报修|订购|购买|开通|安装|配置|创建|新增|修改|重置|发放|授予|审批|维护"
            r"|解决|排查|更换|采购|部署|升级|回收)"
        ),
        r"(?:申请|请求|咨询|求助|协助|支持|帮助|办理|服务请求|报修|申领)$",
        r"^(?:请|希望|想要|我要|我想|想|需要)",
        r"(?:申请|请求|协助|帮助|支持)(?:办理|开通|处理|安装|配置|解决|获取|使用)",
    ),
    done=(
        (
            r"已|完成|完毕|成功|恢复(?:正常|使用)?$|生效|就绪|到位|可(?:以|正常|由|在|用|访问|使用"
            r"|登录|打开)|能够?|均可|无误|有效|齐全|了[。！]?$|正常|通过$|好$"
        ),
    ),
    never=(
        r"已(?:提交|提出|发起|受理|收到|登记)?(?:申请|请求)(?![人者单表方书])",
        r"(?:申请|请求|工单)(?:已|已经)(?:被)?(?:提交|提出|受理|收到|登记|转交|创建|发起)",
        (
            r"(?:正在|即将|将要?|应当?|须|计划)(?:为|由|给)?.{0,8}"
            r"(?:开通|安装|处理|办理|提供|发放|配置|创建)"
        ),
        r"已(?:提供|给予)(?:协助|帮助|支持)",
    ),
    hints=(
        "申请",
        "请求",
        "工单",
        "正在",
        "即将",
        "将",
        "应",
        "须",
        "计划",
        "提供",
        "给予",
    ),
    boundary="",
)
LANGUAGES = {"en": ENGLISH, "zh": CHINESE}
"""The words of each language that we know, by the first part of a locale."""
