"""Which concepts, together, ask for which topic.

A cue is a line of concepts that must all be touched: `a|b` is either, `-a` must be absent, `#money` a quantity of that kind
(`#people`, `#institutions` of that counted noun, `#country`, `#field`, `#call` a country, field or other call by name). A
topic is asked for when any of its cues holds.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

_OTHER_SUBJECT = (
    "-report -evaluation -interview -result -notice -extend -review -period -stay -contact -nurturing"
)
_NOT_AWARD = "-travel_cost -goods -employment -workshop -coordinator -share -#percent -stay -outgoing -headcount -how_long -interview -awards -first -difference"

# What else than a project a day may be the end of.
_NOT_THE_PROJECT = "-apply -submit -still -deadline -notice -opens -start -extend -outgoing -stay -contact -review -interview -result -report -evaluation"

CUES: dict[str, tuple[str, ...]] = {
    "open_or_closed": (f"still apply|submit|deadline|when|opens -absent {_OTHER_SUBJECT}",),
    "deadline": (
        f"deadline {_OTHER_SUBJECT}",
        f"#time {_OTHER_SUBJECT} -degree -outgoing",
        f"#date still {_OTHER_SUBJECT} -degree",
        f"system #date may {_OTHER_SUBJECT} -start",
        f"until {_OTHER_SUBJECT} -end -award -support -outgoing -funder",
        f"apply|submit|system when -start -opens {_OTHER_SUBJECT}",
        f"apply|submit #date may|must -start -duplicate -degree {_OTHER_SUBJECT}",
    ),
    "call_period": (
        "opens when|until|deadline|period|how_long|start -notice -interview -stay",
        "opens -notice -interview -deadline",
        "opens #call",
    ),
    "advance_notice": ("notice -interview",),
    "award_limit": (
        "fits #money -fec -indirect",
        "fits #with_indirect",
        "how_much how_long|difference|period #call",
        "direct limit how_long|period #call",
        "award #call result -when",
        "rate limit|award -indirect -#money",
        f"award limit|how_much|#money {_NOT_AWARD} -indirect -rate -other_funding -partner_funding -duplicate",
        f"direct limit|how_much|#money {_NOT_AWARD} -indirect -rate",
        f"#money limit|may|apply {_NOT_AWARD} -indirect -rate",
        f"limit|how_much {_NOT_AWARD} {_OTHER_SUBJECT} -rate -degree -deadline -form -theme -indirect -apply -young -student -still -fec -unstated -age -everyone -same -#duration -country",
        f"how_much apply|may -unstated -age -network {_NOT_AWARD} {_OTHER_SUBJECT} -rate -indirect -form -young -fec",
        "how_much how_long until",
        f"how_much deadline|until {_NOT_AWARD} -report -interview -result",
        f"indirect limit {_NOT_AWARD}",
        "#with_indirect may|limit -how_much -share",
        "fec #money -share",
    ),
    "indirect_costs": ("indirect -limit -fits", "indirect direct -fits", "indirect how_much -fits"),
    "full_economic_cost": ("fec -#money", "fec share"),
    "currency": ("rate -limit -award", "rate #money", "#rate", "exchange_rate -limit"),
    "project_period": (
        "period -opens -review -stay -outgoing -extend -interview -notice -degree -result",
        "how_long award|apply|support|start|end -stay -outgoing -degree -review -interview -deadline",
        "#duration may|must apply|award|period -stay -outgoing -degree -extend -report -evaluation -interview",
        "until award|support|funder -apply -submit -extend -notice -deadline -opens -outgoing",
        "how_long how_much until",
        "how_long #call -stay -outgoing -deadline",
        f"#duration may|limit|#money {_OTHER_SUBJECT} -outgoing -degree -young -student",
        "end #duration -outgoing -stay -degree -extend -report -evaluation -review -interview",
        "end same|when|until -deadline -extend -review -interview -stay -apply",
    ),
    "project_end": (f"#date end|#until support|award|period {_NOT_THE_PROJECT}",),
    "extension": ("extend -deadline -apply", "extend period"),
    "stay_length": (
        "stay -travel_cost -degree -nurturing -goods -allowance",
        "outgoing how_long|period|#duration -degree -travel_cost -extend -nurturing -headcount",
    ),
    "outgoing_required": (
        "outgoing absent -degree -student",
        "outgoing must -degree -student -headcount -#duration -eligible -share -travel_cost -stay -nurturing -who -how_long",
        "outgoing must -degree -student -how_long -headcount -travel_cost -stay -nurturing -eligible -share -who -#duration",
        "young must -degree -student -share -nurturing -network -#percent -headcount -stay -#duration -who",
    ),
    "outgoing_student": (
        "student outgoing -employment -headcount -undergraduate",
        "student young -employment -undergraduate",
        "student may -other_role -roles -employment -undergraduate -duplicate -headcount -pi",
    ),
    "outgoing_after_degree": (
        "degree #duration|#date -student -period -apply",
        "degree #duration|#date outgoing|young|may",
    ),
    "outgoing_researcher": (
        "undergraduate outgoing|young|may",
        "outgoing who|eligible|limit|may -travel_cost -headcount -stay -how_long -student -#duration -#people -must -goods -share -extend -apply",
        "outgoing|young degree -#duration -#date",
        "degree limit|how_long|must -#duration -#date",
        "outgoing eligible -student -must",
        "young who",
    ),
    "outgoing_number": (
        "headcount outgoing|young|limit -student -absent",
        "outgoing #people -absent",
        "outgoing how_many",
        "outgoing limit headcount",
    ),
    "network_share": (
        "fits #percent network|young",
        "share network|direct|award|young|limit|purpose -indirect -fec -#money",
        "#percent network|direct|young|award -indirect -fec -goods -workshop -travel_cost -employment",
        "network how_much -goods -employment -travel_cost -workshop -indirect -fec",
        "network direct|award how_much|must|share|#money -goods -employment -travel_cost -workshop",
        "share #percent -goods -workshop -travel_cost -employment -coordinator -indirect -fec",
    ),
    "use_of_funds": (
        "example share|network|#percent|award|counts -fec",
        "what counts #percent -goods -employment -travel_cost -workshop -coordinator -indirect -fec",
        "award|direct what counts -limit -how_much -goods -employment -travel_cost -workshop -coordinator -indirect",
    ),
    "counted": (
        "goods|employment|travel_cost|workshop|coordinator share|#percent|network -indirect -nurturing -fits",
        "goods|employment|travel_cost|workshop|coordinator counts|may -fits -how_much -interview -apply -roles -invite -must -funder -unstated",
    ),
    "duplicate_application": (
        "other_role #call joins",
        "duplicate apply|pi|other_role|#call may|must|pi|apply|#call -language -in_english -apart",
        "#call apply pi",
    ),
    "consortium": (
        "consortium must|may|apply|how_many|#institutions -fits -funder -affiliation -other_funding",
        "alone apply|may -system -affiliation -direct -network -#percent -other_funding -share -degree -student -outgoing -form",
        "#institutions apply|may|must|limit",
    ),
    "proposal_language": (
        "in_english|in_japanese|language form|submit|apply|must|may|way -interview -contact -report -stay",
    ),
    "submission": (
        "submit|apply way|where -eligible",
        "submit system|form",
        "submit who -may -eligible -outgoing -interview -young -contact -report",
        "system -review -interview -contact -result",
        "form way|where|must|who -nurturing -report",
    ),
    "form": ("form -nurturing -report -in_english -in_japanese -language -deadline -submit -how_many",),
    "field": ("field -stay", "#field may|counts|eligible|apply|theme -goods", "#field theme apply|may"),
    "topics": ("#topic theme|counts|may|eligible|apply|field",),
    "theme": ("theme -#field -report -extend -interview -duplicate",),
    "decided_by": ("field|country|#region sets who", "field sets may -#field"),
    "country": (
        "country -stay -#institutions -deadline",
        "#region country|counts|eligible|may|award",
        "#country may|eligible|counts|apply|consortium|outgoing -affiliation -pi",
    ),
    "number_of_awards": (
        "awards how_many -headcount",
        "awards how_much -headcount -award",
        "awards #awards",
        "awards limit -award -direct -#money",
    ),
    "paper_review": ("paper_review",),
    "interview": (
        "interview invitation -where -evaluation -language",
        "interview -how_long -how_many -how_much -language -in_english -in_japanese -where -evaluation",
    ),
    "result": (
        "result start how_long|period|when",
        "result when|how_long|may|way|must -report -evaluation -interview",
        "result -report -evaluation -interview -stay",
    ),
    "start": (
        "result start how_long|period|when",
        "start when -apply -opens -deadline",
        "project_start when -opens -deadline -notice",
        "start period when -opens",
        "start #date -apply -deadline",
    ),
    "review_calendar": (
        "schedule",
        "review when|until|period|deadline|how_long -interview -paper_review -report",
    ),
    "contact": ("contact -notice -interview -result -invitation -submit",),
    "eligibility": (
        "#place apply|pi may|eligible -interview -outgoing -duplicate -young -student -degree",
        "#country affiliation|pi may|apply|eligible -outgoing",
        "abroad_based apply|may|eligible|pi|must -outgoing -duplicate",
        "affiliation pi|eligible|may|apply -outgoing -duplicate -degree -student",
        "unstated apply|may|eligible -outgoing -student -degree -goods -duplicate",
        "eligible -system -until -outgoing -student -degree -goods -travel_cost -young -field -theme -interview -#money -#duration",
        "who apply -submit -outgoing -interview -young",
        "who submit may -system -outgoing -interview -young",
        "pi may degree|student -outgoing -#duration -duplicate -young",
        "affiliation must -outgoing -duplicate -degree -student -young",
        "affiliation apply|may|eligible -outgoing -student",
    ),
    "expected_applicants": ("expected",),
    "co_investigator": ("other_role must -duplicate -pi",),
    "file_kind": (
        "apart|same system|file_kind -form",
        "file_kind may|must|system|submit|form|what -interview",
    ),
    "members": (
        "#member joins|roles|other_role may|must -outgoing -employment -duplicate -degree -pi -apply",
    ),
    "roles": ("roles -consortium -apply -interview", "other_role must|may|who -duplicate -degree"),
    "leader": ("leader -duplicate -apply -may",),
    "report": ("again evaluation|report", "report", "evaluation -interview -way -theme"),
    "nurturing_plan": ("nurturing -#percent -share",),
    "programme_name": ("#programme_name official_name",),
    "call_page": ("web_page -eligible -affiliation -contact",),
    "background": ("background -affiliation",),
    "paper_trend": ("#paper_trend",),
    "data_source": ("data_source",),
    "policy": ("policy",),
    "definition": ("#term meaning", "#term part_of", "#term same|difference"),
    "purpose": (
        "purpose -share -#percent -travel_cost -goods -extend -direct",
        "#programme_name meaning -official_name -#call -#term",
    ),
    "kind_of_call": ("difference #call",),
    "agencies": ("funder -partner_funding",),
    "other_funding": ("other_funding",),
    "partner_funding": ("partner_funding",),
    "support": (
        "support travel_cost|employment|funder|what -share -#percent -network",
        "support #call may|who|where -how_much",
    ),
}


@dataclass(frozen=True)
class Cue:
    """One line of CUES: every group of *needs* must be touched, nothing of *without*."""

    needs: tuple[frozenset[str], ...]
    without: frozenset[str]

    def holds(self, touched: Collection[str]) -> bool:
        """Whether the touched concepts fulfil the cue."""
        return all(group & set(touched) for group in self.needs) and not self.without & set(touched)


def parse(line: str) -> Cue:
    """A line of CUES as a Cue."""
    words = line.split()
    needs = tuple(frozenset(word.split("|")) for word in words if not word.startswith("-"))
    return Cue(needs, frozenset(word[1:] for word in words if word.startswith("-")))


TOPICS = {topic: tuple(parse(line) for line in lines) for topic, lines in CUES.items()}


def topics(touched: Collection[str]) -> tuple[str, ...]:
    """The topics that the touched concepts ask for, in the order of CUES."""
    return tuple(topic for topic, cues in TOPICS.items() if any(cue.holds(touched) for cue in cues))
