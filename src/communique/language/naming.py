"""The grammar of naming: what titles, names and countries look like beside each other.

Each recognised piece of a sentence is masked by a letter of its class, and these patterns
("COUNTRY's TITLE, NAME") are read over the mask.
"""

from __future__ import annotations

import re
from functools import cache

from communique.language.letters import CAPITALS
from communique.language.lexicon import rows

COUNTRY, DEMONYM, PEOPLE, CITY, METONYM = "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
ORGANISATION, MEMBERS, INSTRUMENT, TREATY = "\ue006", "\ue007", "\ue008", "\ue009"
TITLE, GROUP, COUNTERPART, HONORIFIC = "\ue010", "\ue011", "\ue012", "\ue013"
NAME, BODY, THING = "\ue020", "\ue021", "\ue022"


@cache
def title_pattern(language: str) -> re.Pattern[str]:
    """Titles of offices with their modifiers and portfolios, singular ones and those of groups."""

    def listed(*roles: str, column: str = "phrase") -> str:
        found = {row[column] for row in rows("offices") if row["language"] == language and row["role"] in roles}
        found.discard("")
        ordered = sorted(found, key=lambda phrase: (-len(phrase), phrase))
        return "|".join(
            re.escape(phrase).replace(r"\ ", r"[ \u00a0]").replace(r"\-", r"-[ \u00a0]?").replace("’", "['’]")
            for phrase in ordered
        )

    heads = listed("head")
    groups = listed("head", "group", column="plural")
    portfolio = rf"(?:{listed('portfolio')})(?![\w’'])"
    heads = (
        rf"{heads}|(?-i:PM)|(?:deputy )?head(?= of\b(?! (?:state|government|the table|the queue)\b))"
        if language == "en"
        else heads
    )
    gap = r"[ \u00a0]+"
    if language == "fr":
        joint = rf"(?:de{gap}la|de{gap}l['’]|du|des|de|d['’]|à{gap}la|à{gap}l['’]|aux|au|chargée?{gap}(?:de{gap}la|de{gap}l['’]|du|des|de))"
        item = rf"(?:{joint}\s*)?(?:{portfolio})(?:{gap}(?:{portfolio}))*"
        tail = rf"(?:{gap}(?:{listed('adjective')})(?!\w))*(?:(?:{gap}{DEMONYM}+)?{gap}{joint}\s*(?:{portfolio})(?:{gap}(?:des{gap})?(?:{portfolio}))*(?:(?:,{gap}|{gap}et{gap}){item})*)?"
        modifiers = rf"(?:(?:{listed('modifier')})[- ])*"
        before = r"(?:(?<![\w’'\-])|(?<=[ (][lLdD][’'])|(?<=^[lLdD][’']))"
    else:
        item = rf"(?:the{gap})?(?:[{ORGANISATION}{DEMONYM}]+{gap})?(?:{portfolio})(?:{gap}(?:{portfolio}))*"
        plain = r"(?-i:[a-z][\w-]+(?: (?:and )?[a-z][\w-]+){0,2})(?= at )"
        tail = rf"(?:{gap}(?:of|for|on|to){gap}{item}(?:(?:,{gap}|,?{gap}(?:and|&){gap}){item})*)*(?:{gap}of{gap}(?!the ){plain})?"
        tail += rf"(?!{gap}(?-i:{'|'.join(row['phrase'] for row in rows('body-heads'))})(?!\w))"
        modifiers = rf"(?:(?:{listed('modifier')})(?:[- ]|,{gap}(?=(?:{listed('modifier')})\b)|{gap}and{gap}(?=(?:{listed('modifier')})\b)))*"
        before = r"(?<![\w’'\-])"
    return re.compile(
        rf"{before}(?P<modifiers>{modifiers})(?:(?P<group>{groups})|(?P<head>{heads}))(?![\w\-])(?P<tail>{tail})",
        re.IGNORECASE,
    )


HONORIFICS = {
    "en": r"H\.?\s?E\.?|Commodore|(?:Senior )?Chief Petty Officer|Petty Officer|(?:His|Her|Their|Your) (?:Excellency|Excellencies|Majesty|Royal Highness|Serene Highness|Highness|Holiness|Eminence)|Mrs?\.?|Ms\.?|Miss|Dr\.?|Prof\.?|Sir|Dame|Lord|Lady|Baroness|"
    r"(?:(?:Air Force|Army|Navy|Marine Corps|Marine|Coast Guard) )?"
    r"(?:Brig\. Gen\.|Maj\. Gen\.|Lt\. Gen\.|Lt\. Col\.|Vice Adm\.|Rear Adm\.|Lt\. Cmdr\.|Cmdr\.|Sgt\.|Cpl\.|Spc\.|Pfc\.)|"
    r"Gen\.|Lt\.|Col\.|Adm\.|Maj\.|Capt\.|Sen\.|Rep\.|Gov\.|Amb\.|(?:Senator )?(?:[Tt]he )?(?:Rt\.? |Right |Most )?(?:Honou?rable|Hon\.?)|Sheikh|Ayatollah",
    "fr": r"(?:Son|Leurs?|Sa) (?:Excellences?|Altesse|Majesté|Éminence)(?:,? (?:Monsieur|Madame|M\.|Mme))?|"
    r"Monsieur|Madame|Messieurs|Mesdames|(?:l['’]|L['’])honorable|Dre|S\.E\.M?\.?|MM\.|M\.|Mme|Mmes|Mlle|Dr|Pr",
}
COUNTERPARTS = {
    "en": r"(?i:counterparts?|colleagues?|opposite numbers?)",
    "fr": r"(?i:homologues?|collègues?)",
}
_CAP = f"[{CAPITALS}]"
_NAME_WORD = rf"(?:{_CAP}[\w’'‑-]*[\w]|{_CAP}\.|{_CAP}(?![\w.]))"
_PARTICLE = r"(?:von der|van der|van den|de la|von|van|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ben|ter|zu|y|e|mac|ap)"
NAME_RUN = re.compile(
    rf"(?:(?<![\w’'\-{TITLE}])|(?<={TITLE}))(?:(?:al|el|de|von|van)[- ])?{_NAME_WORD}(?:(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]|(?:al|el|as|ash|an|ar)- ?)?|[ \u00a0]?-[ \u00a0]?){_NAME_WORD})*"
)
_NEW = r"(?:(?:newly|recently|freshly)[- ]\w+ |new |outgoing |incoming |current |long-serving |veteran )?"
_THE = r"(?:[Tt]he |[Aa]n? |[Oo]ur |[Tt]heir |[Hh]is |[Hh]er |[Ii]ts )?(?P<former>[Ff]ormer |[Ee]x-)?"
_OWNER = f"[{COUNTRY}{DEMONYM}{METONYM}{ORGANISATION}{MEMBERS}{BODY}{CITY}]"
_PLACE = f"[{COUNTRY}{CITY}{ORGANISATION}{THING}]"
_BODY_OF = f"[{COUNTRY}{METONYM}{ORGANISATION}{MEMBERS}{BODY}]"

_FRIENDLY = r"(?:(?:friendly|brotherly|sisterly|fraternal|opposition|ruling|governing|main|new) )?"
# "N, T of C, N2": the title is of who stands before it.
_NOT_BESIDE = rf"(?<!{TITLE})(?<!{NAME}, )"
_POSTED_FR = (
    rf"(?: (?:à|au|aux|en|pour|dans|auprès de|auprès du|auprès des) (?:la |le |les |l['’])?"
    rf"(?:[{COUNTRY}{CITY}{ORGANISATION}{THING}{NAME}]+|[a-zà-ÿ-]+)(?: [a-zà-ÿ-]+)?(?=,))?"
)
_POSTED = rf"(?: to (?:the )?{_PLACE}+)?"

_PATTERNS_EN: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(body))
    for name, body in (
        (
            "two",
            rf"(?:[Tt]he two|[Tt]he 2|[Bb]oth|[Ll]es deux|[Dd]es deux) (?:{GROUP}+|sides|parties|countries|nations|governments|officials|counterparts|leaders|states|pays|États|homologues)(?!\w)|[Tt]he (?:sides|interlocutors)(?!\w)",
        ),
        (
            "owner-title-name",
            rf"{_THE}(?:newly[- ]\w+ )?(?P<of>{_OWNER}+(?:['’]s?)?|{NAME}+)(?:[ -](?P<number>\d+))? {_NEW}(?P<t1>{TITLE}+)(?: (?:for|to|on) (?:the )?{_PLACE}+)?(?:(?:, (?:and )?| and )(?P<t2>{TITLE}+))?"
            rf"(?P<comma>,)? ?(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)",
        ),
        (
            "title-of-name",
            rf"{_THE}{_NEW}(?P<t1>{TITLE}+)(?:(?:, (?:and )?| and )(?P<t2>{TITLE}+))? (?P<link>of|for|to) (?:[Tt]he )?{_FRIENDLY}(?P<of>{_BODY_OF}+)"
            rf"{_POSTED}(?:, (?P<t3>{TITLE}+))? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)",
        ),
        (
            "title-of-name",
            rf"{_NOT_BESIDE}{_THE}{_NEW}(?P<t1>{TITLE}+)(?:(?:, (?:and )?| and )(?P<t2>{TITLE}+))? (?P<link>of|for|to) (?:[Tt]he )?{_FRIENDLY}"
            rf"(?P<of>{_BODY_OF}+){_POSTED}(?:, (?P<t3>{TITLE}+))?, (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)",
        ),
        (
            "name-title",
            rf"(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)(?: \({COUNTRY}+\))?(?:, | \()(?:the |an? |who is |then |its |their |our )?(?P<former>former )?{_NEW}(?:(?P<of>{_OWNER}+)(?:['’]s?)? )?"
            rf"(?:(?:country|nation|bloc|alliance|organi[sz]ation|agency|group|union|ministry)['’]s )?(?:{TITLE}+['’]s )?{_NEW}(?P<t1>{TITLE}++)(?P<deputed> of the {TITLE}++)?(?: (?:of|for|to|at|in) (?:[Tt]he )?(?P<of2>{_BODY_OF}+))?"
            rf"(?:(?:, (?:and )?| and )(?:the )?(?P<t2>{TITLE}++)(?: (?:of|for|to|at) (?:[Tt]he )?(?P<of3>{_BODY_OF}+))?)?"
            rf"(?!,? ?(?:{HONORIFIC}+ )?{NAME})",
        ),
        (
            "title-name",
            rf"{_THE}(?P<t1>{TITLE}+)(?: (?:at|in) the {BODY}+)?(?:(?:, (?:and )?| and )(?P<t2>{TITLE}+))?(?P<comma>,)? ?(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)(?: of (?:the )?(?P<of>{COUNTRY}+))?",
        ),
        (
            "title-name",
            rf"{_THE}(?P<t1>{TITLE}+),? ?(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)",
        ),
        (
            "counterpart",
            rf"(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Tt]he|[Mm]y)? ?(?:{TITLE}+ )?(?P<of>{DEMONYM}+(?:(?:, | and |, and ){DEMONYM}+)*) (?P<k>{COUNTERPART}+)(?:,? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+))?",
        ),
        (
            "counterpart-of",
            rf"(?:[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)? ?(?P<k>{COUNTERPART}+) (?:of|from|in) (?:the )?(?P<of>{COUNTRY}+(?:(?:, | and |, and )(?:the )?{COUNTRY}+)*)(?:,? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+))?",
        ),
        ("name-of-country", rf"(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+) of (?:the )?(?P<of>{COUNTRY}+)"),
        ("country-name", rf"(?P<of>{COUNTRY}+)['’]s? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)"),
        ("honorific-name", rf"(?P<h>{HONORIFIC}+ ?(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)"),
        (
            "group-of",
            rf"{_THE}(?:\d+ )?(?P<g>{GROUP}+) (?:of|from) (?:the )?(?:\d+ |\w+ )?(?P<of>(?:{ORGANISATION}|{MEMBERS})+)(?: {MEMBERS}+| (?:member|allied) (?:states|countries|nations)| countries| members?| allies| nations)?",
        ),
        (
            "group-of-countries",
            rf"{_THE}(?P<g>{GROUP}+) (?:of|from) (?:the )?(?P<of>{COUNTRY}+(?:(?:, (?:and )?| and )(?:the )?{COUNTRY}+)*)",
        ),
        ("owner-group", rf"{_THE}(?:\d+ )?(?P<of>(?:{ORGANISATION}|{MEMBERS})+)(?:['’]s?)? (?:\d+ )?(?P<g>{GROUP}+)"),
        (
            "country-group",
            rf"{_THE}(?P<of>[{COUNTRY}{DEMONYM}]+(?:(?:, (?:and )?| and )(?:the )?[{COUNTRY}{DEMONYM}]+)*)(?:['’]s?)? (?P<g>{GROUP}+)",
        ),
        (
            "office-of",
            rf"(?P<det>[Tt]he |[Aa]n? |[Oo]ur )?(?P<t1>{TITLE}+) (?P<link>of|for|to) (?:[Tt]he )?(?P<of>{_BODY_OF}++)(?!['’]s)",
        ),
        ("owner-office", rf"(?P<det>[Tt]he |[Aa]n? )?(?P<of>{_OWNER}+)(?:['’]s?)? (?P<t1>{TITLE}+)"),
        (
            "members-of",
            rf"{_THE}(?:\d+ |\w+ )?(?:members?|member states|member countries|allies|countries|nations|states) of (?:the )?(?P<of>{ORGANISATION}+)",
        ),
        (
            "org-members",
            rf"{_THE}(?:\d+ )?(?P<of>{ORGANISATION}+)(?:['’]s?)? (?:\d+ )?(?:{MEMBERS}+|member states|member countries|members|allies|Allies|countries|nations|states)(?!\w)",
        ),
        ("office", rf"(?P<det>[Tt]he |[Aa]n? |[Oo]ur |[Hh]is |[Hh]er |[Tt]heir |[Ii]ts |[Tt]his )?(?P<t1>{TITLE}+)"),
        ("group", rf"(?P<det>[Tt]he |[Oo]ur |[Aa]ll )?(?P<g>{GROUP}+)"),
    )
)
_PATTERNS_FR: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(body))
    for name, body in (
        (
            "two",
            rf"(?:[Tt]he two|[Tt]he 2|[Bb]oth|[Ll]es deux|[Dd]es deux) (?:{GROUP}+|sides|parties|countries|nations|governments|officials|counterparts|leaders|states|pays|États|homologues)(?!\w)|[Tt]he (?:sides|interlocutors)(?!\w)",
        ),
        (
            "title-name",
            rf"(?:[Ll]e |[Ll]a |[Ll]['’])?(?P<t1>{TITLE}+), (?P<t2>{TITLE}+)(?: (?P<of>[{DEMONYM}]+))?(?: (?:de la |de l['’]|du |des |de |d['’])(?P<of2>[{COUNTRY}{ORGANISATION}{BODY}]+))?,? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)",
        ),
        (
            "title-name",
            rf"(?:[Ll]e |[Ll]a |[Ll]['’]|(?P<its>[Ss]on |[Ss]a |[Ll]eur ))?(?P<t1>{TITLE}+)(?: (?P<of>[{DEMONYM}]+))?(?: (?:de la |de l['’]|du |des |de |d['’])(?P<of2>[{COUNTRY}{ORGANISATION}{BODY}]+))?{_POSTED_FR}"
            rf"(?: et (?:de la |du |des |de l['’])?(?P<t2>{TITLE}+))?(?: \([{ORGANISATION}{BODY}]+\))?,? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)",
        ),
        (
            "name-title",
            rf"(?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+), (?:le |la |l['’])?(?P<t1>{TITLE}+)(?: (?P<of>{DEMONYM}+))?(?: (?:de la |de l['’]|du |des |de |d['’])(?P<of2>[{COUNTRY}{ORGANISATION}{BODY}]+))?(?!,? (?:{HONORIFIC}+ )?{NAME})",
        ),
        (
            "counterpart",
            rf"(?:[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Nn]os)? ?(?P<k>{COUNTERPART}+) (?P<of>{DEMONYM}+(?:(?:, | et ){DEMONYM}+)*)(?:,? (?P<h>(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+))?",
        ),
        (
            "counterpart-of",
            rf"(?:[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Nn]os)? ?(?P<k>{COUNTERPART}+) (?:de la |de l['’]|du |des |de |d['’])(?P<of>{COUNTRY}+(?:(?:, | et )(?:de la |de l['’]|du |des |de |d['’])?{COUNTRY}+)*)",
        ),
        ("honorific-name", rf"(?P<h>{HONORIFIC}+ ?(?:{HONORIFIC}+ ?)*)(?P<n>{NAME}+)"),
        (
            "group-of",
            rf"(?:[Ll]es |[Dd]es )?(?P<g>{GROUP}+) (?:de la |de l['’]|du |des |de |d['’])(?P<of>(?:{ORGANISATION}|{MEMBERS})+)",
        ),
        (
            "group-of-countries",
            rf"(?:[Ll]es |[Dd]es )?(?P<g>{GROUP}+) (?:de la |de l['’]|du |des |de |d['’])(?P<of>{COUNTRY}+(?:(?:, | et )(?:de la |de l['’]|du |des |de |d['’])?{COUNTRY}+)*)",
        ),
        (
            "office-of",
            rf"(?P<det>[Ll]e |[Ll]a |[Ll]['’])?(?P<t1>{TITLE}+) (?:(?:de la |de l['’]|du |des |de |d['’])(?P<of>[{COUNTRY}{ORGANISATION}{BODY}]+)|(?P<of2>{DEMONYM}+))",
        ),
        ("office", rf"(?P<det>[Ll]e |[Ll]a |[Ll]['’]|[Nn]otre )?(?P<t1>{TITLE}+)"),
        ("group", rf"(?P<det>[Ll]es |[Nn]os )?(?P<g>{GROUP}+)"),
    )
)

PRONOUNS = {
    "en": re.compile(r"(?<!\w)(?:he|she|they|we|it|I|who)(?!\w)", re.IGNORECASE),
    "fr": re.compile(
        r"-(?:il|elle|ils|elles|on)(?!\w)"
        r"|(?<!\w)(?:il|elle|ils|elles|nous|je|on|ce dernier|cette dernière|ces derniers|celui-ci|celle-ci)(?!\w)",
        re.IGNORECASE,
    ),
}

RUNS = re.compile(f"{NAME}+|{BODY}+|{THING}+")


@cache
def alone(body: str) -> re.Pattern[str]:
    """A pattern that matches only outside other words."""
    return re.compile(rf"(?<![\w’'\-])(?:{body})(?![\w\-])")


def patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of a language by name, the most telling first."""
    return _PATTERNS_FR if language == "fr" else _PATTERNS_EN
