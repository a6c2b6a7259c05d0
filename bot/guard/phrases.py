"""What the guard knows of the phrases of two languages: sweeping words, opposites, negations, yes and no, permission.

General office language only; nothing here is read from one call's documents.
"""

from __future__ import annotations

import re

# Everybody, for any reason, by preference, perhaps: true only where the passage says so too.
SWEEPING = re.compile(
    r"誰でも|誰もが|誰も|どなたでも|どんな|いかなる|如何なる|いつでも|どこでも|何でも|何度でも|あらゆる|どの[^、。]{1,12}(?:も|でも)(?=[^のっ])|を問わず|に関わらず|にかかわらず"
    r"|(?:締切|締め切り|期限)(?:日?(?:\([^()]*\))?[のを]?(?:後|過ぎ|経過)|以降)|(?:日英|双方|両国|両側|全体)(?:で|を)?(?:合わせて|合計)|そのもの|自体|望まし|推奨|お?勧め(?:し|で)|できれば|なるべく|おそらく|恐らく|たぶん|多分|かもしれ|でしょう|通常は"
    r"|\b(?:itself|purely|combined|in total|between (?:them|the two)|after the (?:deadline|closing)|late (?:submission|application|proposal)s?|preferabl[ey]|recommend\w*|encourage[ds]?|ideally|desirable|advis\w+|suggest\w*|probably|perhaps|maybe|likely|might|usually|typically)\b"
    r"|\b(?:any(?:one|body|where|time|thing)|everyone|everybody|everywhere|whoever|whatever|whichever|regardless|irrespective|no matter|"
    r"worldwide|all over the world|in all cases|under all circumstances|any (?!of\b)[a-z]+)\b",
    re.IGNORECASE,
)


def _opposites(pairs: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    lines = (line.split(" | ") for line in pairs.strip().splitlines())
    return tuple((re.compile(a, re.IGNORECASE), re.compile(b, re.IGNORECASE)) for a, b in lines)


ANTONYMS = _opposites(
    r"""
同じ(?!く|(?:年|月|日|\d))|同一|等し | 異な|違[いうっ]
\b(?:same|identical|equal)\b(?! day) | \bdiffer(?:s|ent|ently)?\b
若手|ジュニア | シニア|ベテラン|年配
\b(?:early-career|junior|young)\b | \b(?:senior|established|late-career)\b
増[えや加額] | 減[らりっ少額]
\bincreas\w+ | \b(?:decreas|reduc|declin)\w+
より前|の前に|以前 | より後|の後に|以降|終了した時点|終了時
\bbefore\b | \bafter\b
無料|無償 | 有料|有償
必須|必要 | 任意|不要
\bonly one\b|\beither\b|いずれか | \bboth \(|両方を満た|すべてを満た|のいずれも
"""
)

# Said twice, it is said: these are no negations.
_AFFIRMED = re.compile(
    r"(?:なければ|なくては|ないと|ねば|なくちゃ)[^。]{0,3}?(?:なりま|なら|いけま|いけな|だめ|駄目)(?:せん|ない)?|ねばなら(?:ない|ず)|"
    r"だけで(?:は)?なく|のみならず|にかかわらず|に関わらず|を問わず|少なくとも|まもなく|間もなく|ほかなりません|"
    r"\bnot only\b|\bno(?:t)? (?:later|more|less|fewer|earlier) than\b|\b(?:may|must|shall|does|do|can|should)(?: not|not) exceed\b|"
    r"\bnot exceeding\b|\bno\. ?(?=\d)|\bwithout exception\b|\bno doubt\b|\bif not\b|\bnotif",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"ませ[んぬ]|(?<!少)(?<!数)ない(?!容|部|閣|し)|な[かく]っ?た|(?<!少)なく(?!とも)|なけれ|(?<=[かたらわがばまさせれけげえめねべて])ず(?=[、。に]|$|と)|"
    r"不可|不要|不適|不能|対象外|禁止|(?<=[^\s])無し|なし(?![たてげ])|無効|除[かきくい]|除外|失格|できぬ|拒否|非該当|いいえ|"
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|unable|ineligible|impossible|prohibited|forbidden|"
    r"disallowed|excluded?|excludes|excluding|except|barred|unnecessary|unsupported|closed|refused|rejected|invalid|fails?|"
    r"lacks?|hardly|isnt|cant|wont|dont|doesnt)\b|n['’]t\b",
    re.IGNORECASE,
)


def negations(text: str) -> int:
    """How often *text* says no."""
    return len(_NEGATION.findall(_AFFIRMED.sub(" ", text)))


YES = re.compile(
    r"^\W*(?:はい|ええ|うん|もちろん|勿論|その通り|そのとおり|イエス|大丈夫|問題ありません|ok(?:ay)?\b|yes\b|yeah\b|yep\b|sure\b|of course\b|"
    r"certainly\b|absolutely\b|definitely\b|correct\b|indeed\b|right\b|true\b|affirmative\b)[\s、。,.!！:：;—–-]*",
    re.IGNORECASE,
)
NO = re.compile(
    r"^\W*(?:いいえ|いえ|いや|残念ながら|残念ですが|あいにく|申し訳(?:ありません|ございません)(?:が)?|ノー|no\b(?!\.? ?\d)|nope\b|unfortunately\b|"
    r"not at all\b|sorry\b|regrettably\b|false\b|incorrect\b|negative\b)[\s、。,.!！:：;—–-]*",
    re.IGNORECASE,
)
PERMITS = re.compile(
    r"でき(?:ます|る)|可能|いただけま|頂けま|受けられ|もらえ|認められ|許可|問題(?:ありません|ない|なく)|大丈夫|差し支え|構いません|間に合|資格(?:が|を)|"
    r"対象(?:と|に|です)|まだ|使えま|出せま|送れま|\b(?:can|may|allowed|permitted|eligible|possible|able to|entitled|fine|acceptable|still|open|ok|okay|qualif\w+)\b",
    re.IGNORECASE,
)
