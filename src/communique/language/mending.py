"""Mending French parses: what the small parser habitually hangs in the wrong place.

Compound tenses torn from their auxiliary, subjects after the verb ("a indiqué sa représentante"),
nouns taken for verbs, objects hung on the phrase before them. The mended tree is written back, so
that every extractor reads the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy
from spacy.attrs import DEP, HEAD, LEMMA, POS

from communique.language.lexicon import rows
from communique.language.reporting import can_speak, reporting_verbs, verb_forms

_AUXILIARIES = frozenset({"aux", "aux:tense", "aux:pass", "cop"})
_TENSES = frozenset({"aux:tense", "aux:pass"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl:subj"})
_TORN = frozenset({"advcl", "xcomp", "ccomp", "acl", "conj", "obj", "amod"})
_BARE = frozenset({"obl:mod", "obl:arg", "obl", "nmod", "obj", "appos", "advmod"})
_OBJECT = frozenset({"obj"})
_HONORIFICS = frozenset({"m.", "mme", "mm.", "mmes", "mlle", "s.e.m.", "dr"})
_TIMES = frozenset(
    {"an", "ans", "année", "années", "mois", "semaine", "semaines", "jour", "jours", "matin", "soir", "nuit", "fois"}
    | {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hiver", "été", "printemps"}
    | {"automne", "journée", "après-midi", "weekend", "siècle", "moment", "instant", "heure", "heures", "trimestre"}
)
_INFINITIVE = ("er", "ir", "re", "oir")
_NEAR = 7


def mended(doc: Any) -> Any:
    """The same document with a mended tree; untouched where nothing is wrong."""
    if len(doc) < 3:
        return doc
    tree = _Tree(doc)
    tree.names_cut_in_two()
    tree.infinitives()
    tree.nouns_taken_for_verbs()
    tree.torn_tenses()
    tree.verbs_under_their_infinitive()
    tree.verbs_under_their_subject()
    tree.subjects_taken_for_phrases()
    tree.subjects_hung_on_openings()
    tree.objects_after_phrases()
    tree.objects_taken_for_phrases()
    tree.subjects_after_verbs()
    tree.objects_of_infinitives()
    tree.write()
    return doc


@cache
def _participles() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in rows("participles") if row["language"] == "fr"}


@cache
def _months() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("calendar") if row["language"] == "fr" and row["kind"] == "month")


def infinitive_of(form: str) -> str | None:
    """The infinitive of a past participle by its written form; None where the form tells nothing.

    >>> infinitive_of("élues")
    'élire'
    """
    known = _participles()
    for stem in (form, form.removesuffix("s"), form.removesuffix("e"), form.removesuffix("es")):
        if stem in known:
            return known[stem]
        if stem.endswith("é"):
            return f"{stem[:-1]}er"
    return None


def is_infinitive(token: Any) -> bool:
    """Whether a French verb is an infinitive, of the present ("bloquer") or of the past ("avoir bloqué")."""
    return any("Inf" in each.morph.get("VerbForm") for each in (token, *_auxiliaries_of(token)))


def _auxiliaries_of(token: Any) -> list[Any]:
    return [each for each in token.lefts if each.dep_ in _AUXILIARIES]


class _Tree:
    """Heads and labels of a parse, held apart from it while they are put right."""

    def __init__(self, doc: Any) -> None:
        self.doc = doc
        self.heads: list[int] = [token.head.i for token in doc]
        self.deps: list[str] = [token.dep_ for token in doc]
        self.lemmas: list[str] = [token.lemma_ for token in doc]
        self.tags: list[str] = [token.pos_ for token in doc]
        self.words: list[str] = [token.lower_ for token in doc]
        self.changed = False

    def write(self) -> None:
        """Give the document the mended tree."""
        if not self.changed:
            return
        strings = self.doc.vocab.strings
        values = [
            (
                numpy.array(head - at, dtype=numpy.int64).astype(numpy.uint64),
                strings.add(dep),
                strings.add(lemma),
                strings.add(tag),
            )
            for at, (head, dep, lemma, tag) in enumerate(
                zip(self.heads, self.deps, self.lemmas, self.tags, strict=True)
            )
        ]
        self.doc.from_array([HEAD, DEP, LEMMA, POS], numpy.array(values, dtype=numpy.uint64))

    def infinitives(self) -> None:
        """Give participles their infinitive: "élu" comes as a lemma of its own."""
        for at, tag in enumerate(self.tags):
            tensed = tag in ("NOUN", "ADJ") and self._has(at, _TENSES)
            if not tensed and (tag != "VERB" or self.lemmas[at].endswith(_INFINITIVE)):
                continue
            found = infinitive_of(self.words[at])
            if found is not None and (tensed or found != self.lemmas[at]):
                self.lemmas[at], self.tags[at] = found, "VERB"
                self.changed = True

    def names_cut_in_two(self) -> None:
        """ "A rencontré MM. Kofi Adjei et Luis Prado": a family name that the parser took for a new sentence."""
        for at, dep in enumerate(self.deps):
            if dep != "ROOT" or at == 0 or self.tags[at] != "PROPN" or self.tags[at - 1] not in ("PROPN", "NOUN"):
                continue
            before = at - 1
            if self.deps[before] == "flat:name":
                before = self.heads[before]
            if self.tags[before] != "PROPN" and self.words[before] not in _HONORIFICS:
                continue
            for each in list(self._children(at)):
                self._hang(each, before, self.deps[each])
            self._hang(at, before, "flat:name")

    def nouns_taken_for_verbs(self) -> None:
        """ "Le prochain sommet se tiendra": the noun was made the verb, and the verb hangs on it."""
        for at, dep in enumerate(self.deps):
            named = self._has(at, frozenset({"det"}))
            if dep != "ROOT" or (self._is_finite(at) and not named) or self._has(at, _AUXILIARIES):
                continue
            if self.tags[at] not in ("VERB", "ADJ", "ADV") or self._is_participle(at):
                continue
            verb = next(
                (
                    each
                    for each in self._children(at)
                    if at < each <= at + _NEAR
                    and self.deps[each] in ("xcomp", "ccomp", "advcl", "acl", "conj")
                    and self._tensed(each)
                    and not self._has(each, frozenset({"mark", "cc"}))
                    and not self._has(each, _SUBJECTS)
                ),
                None,
            )
            subject = next((each for each in self._children(at) if each < at and self.deps[each] in _SUBJECTS), None)
            if verb is None or not (subject is not None or named):
                continue
            if subject is None:
                self._exchange(at, verb, "nsubj")
                self.tags[at] = "NOUN"
            else:
                self._exchange(at, verb, "amod")
                self._hang(at, subject, "amod")
                self._hang(subject, verb, "nsubj")

    def torn_tenses(self) -> None:
        """ "A par ailleurs condamné", "s’est par ailleurs prononcée": auxiliary and participle in two clauses."""
        for at, dep in enumerate(self.deps):
            if dep in _TENSES:
                self.tags[at] = "AUX"
                for each in list(self._children(at)):
                    self._hang(each, self.heads[at], self.deps[each])
        for at, lemma in enumerate(self.lemmas):
            if lemma not in ("avoir", "être") or self.deps[at] in _AUXILIARIES or not self._is_finite(at):
                continue
            verb = next(
                (
                    each
                    for each in self._children(at)
                    if at < each <= at + _NEAR
                    and self.deps[each] in _TORN
                    and self.tags[each] == "VERB"
                    and self._is_participle(each)
                    and not self._has(each, _SUBJECTS | {"mark", "cc"})
                    and not any(self.tags[between] in ("NOUN", "PROPN", "NUM") for between in self._own(at, each))
                ),
                None,
            )
            if verb is not None:
                reflexive = any(self.words[each] in ("se", "s'", "s’") for each in range(max(0, at - 2), at))
                self._exchange(at, verb, "aux:tense" if lemma == "avoir" or reflexive else "aux:pass")
                self.tags[at] = "AUX"

    def verbs_under_their_infinitive(self) -> None:
        """ "A nié avoir bloqué le texte": the reporting verb hung on the infinitive that it reports."""
        for at in range(len(self.doc)):
            verb = self.heads[at]
            if at >= verb or self.tags[at] != "VERB" or self.tags[verb] != "VERB" or not self._tensed(at):
                continue
            group = min((each for each in self._children(verb, _AUXILIARIES)), default=verb)
            if not is_infinitive(self.doc[verb]) or self._has(at, frozenset({"mark", "cc"})) or at + 1 != group:
                continue
            if not self._may_report_infinitive(at):
                continue
            head = at if self.heads[verb] == verb else self.heads[verb]
            self.heads[at], self.deps[at] = head, self.deps[verb]
            for each in list(self._children(verb)):
                if each < at or self.deps[each] == "punct":
                    self._hang(each, at, self.deps[each])
            self._hang(verb, at, "xcomp")

    def verbs_under_their_subject(self) -> None:
        """ "Les chefs d’État, réunis à Riga, ont adopté": a finite verb hung on its subject as a participle."""
        for at, dep in enumerate(self.deps):
            if dep != "acl" or self.tags[at] != "VERB" or not self._has(at, _TENSES) or self._has(at, {"mark"}):
                continue
            noun = self.heads[at]
            while self.deps[noun] in ("nmod", "appos", "conj") and self.heads[noun] < noun:
                noun = self.heads[noun]
            opened = any(self.words[each] in ("qui", "que", "dont", "où") for each in self._children(at))
            if self.deps[noun] != "ROOT" or noun > at or opened or self.tags[noun] not in ("NOUN", "PROPN", "PRON"):
                continue
            if self._has(at, _SUBJECTS):
                continue
            self._hang(at, noun, "acl")
            self._exchange(noun, at, "nsubj:pass" if self._has(at, {"aux:pass"}) else "nsubj", keep=True)

    def objects_after_phrases(self) -> None:
        """ "Ont adopté à l’unanimité la Feuille de route": the object hung on the phrase before it."""
        for at, dep in enumerate(self.deps):
            titled = self.words[at] in _HONORIFICS
            if dep not in ("nmod", "amod", "appos") and not (titled and dep in ("flat:name", "obl:arg", "obl:mod")):
                continue
            if self.tags[at] not in ("NOUN", "PROPN"):
                continue
            above = self.heads[at]
            verb = self.heads[above]
            if above > at or not self.deps[above].startswith("obl") or self.tags[verb] != "VERB" or verb > above:
                continue
            determined = any(self.deps[each] == "det" and each < at for each in self._children(at))
            if (
                not (determined or titled)
                or self._has(at, {"case"})
                or self._has_object(verb)
                or self._has(verb, {"aux:pass"})
            ):
                continue
            if not self._has(above, {"case"}) or self.words[self._first(at) - 1] in (",", "(", "«"):
                continue
            for each in list(self._children(above)):
                if each > at:
                    self._hang(each, at, self.deps[each])
            self._hang(at, verb, "obj")

    def subjects_taken_for_phrases(self) -> None:
        """ "Mme Voss, ministre de l’Eau, y a participé": the name that opens the sentence is its subject."""
        for at, dep in enumerate(self.deps):
            if dep not in ("obl:mod", "obl:arg", "obl", "dislocated", "dep", "vocative"):
                continue
            verb = self.heads[at]
            named = self.words[at] in _HONORIFICS or self.tags[at] == "PROPN"
            opens = verb > at and self._first(at) == 0 and named and self._tensed(verb)
            if opens and not self._has(at, {"case"}) and not self._has(verb, _SUBJECTS):
                self._hang(at, verb, "nsubj:pass" if self._has(verb, {"aux:pass"}) else "nsubj")

    def subjects_hung_on_openings(self) -> None:
        """ "En marge du sommet, Mme Voss s’est entretenue": the name before the verb hung on the phrase before it."""
        for at, dep in enumerate(self.deps):
            named = self.words[at] in _HONORIFICS or self.tags[at] == "PROPN" or self._has(at, frozenset({"det"}))
            if dep not in ("conj", "appos", "nmod") or not named or self._has(at, {"case", "cc"}):
                continue
            first = self._first(at)
            if "," not in (self.words[first], self.words[first - 1]) or self.heads[at] > at:
                continue
            opening = self.heads[at]
            while self.heads[opening] < opening:
                opening = self.heads[opening]
            verb = self.heads[opening]
            if verb < at or not self.deps[opening].startswith("obl") or not self._tensed(verb):
                continue
            group = min((each for each in self._children(verb) if each > at), default=verb)
            behind = range(self._last(at) + 1, min(group, verb))
            names = all(self.tags[each] == "PROPN" and self.heads[each] == opening for each in behind)
            if names and not self._has(verb, _SUBJECTS):
                for each in behind:
                    self._hang(each, at, "flat:name")
                self._hang(at, verb, "nsubj:pass" if self._has(verb, {"aux:pass"}) else "nsubj")

    def objects_taken_for_phrases(self) -> None:
        """ "A présidé avec son homologue la conférence": a noun without preposition that tells no time is an object."""
        for at, dep in enumerate(self.deps):
            if dep == "obj" and self.doc[at].like_num and self.words[min(at + 1, len(self.words) - 1)] in _months():
                self._hang(at, self.heads[at], "obl:mod")
                continue
            if dep == "nsubj" and at > self.heads[at] and self.tags[self.heads[at]] == "VERB":
                if any(each < self.heads[at] for each in self._children(self.heads[at], _SUBJECTS)):
                    self._hang(at, self.heads[at], "obj")
                continue
            if dep not in ("obl:mod", "obl:arg", "obl") or self.tags[at] != "NOUN" or self._has(at, {"case"}):
                continue
            verb = self.heads[at]
            if verb > at or self.tags[verb] != "VERB" or self.words[at] in _TIMES or self._has(at, {"nummod"}):
                continue
            determined = any(self.deps[each] == "det" and each < at for each in self._children(at))
            taken = any(self.deps[each] == "obj" and self.words[each] != "où" for each in self._children(verb))
            if determined and not taken and not self._has(verb, {"aux:pass"}):
                self._hang(at, verb, "obj")

    def subjects_after_verbs(self) -> None:
        """ "…, a indiqué sa représentante", "étaient présents les ministres": the subject stands behind."""
        for at, dep in enumerate(self.deps):
            if dep not in _BARE or self.tags[at] not in ("NOUN", "PROPN"):
                continue
            verb = self.heads[at]
            if verb >= at or self._has(verb, _SUBJECTS) or self._has(at, {"case"}):
                continue
            first = min(self._children(verb, _AUXILIARIES), default=verb)
            cued = first > 0 and self.words[first - 1] in (",", "»", '"', "”", "–", "—")
            told = cued and self._may_quote(verb) and self._may_speak(at)
            whole = self.tags[at] == "PROPN" or self.words[at] in _HONORIFICS or self._has(at, {"det"})
            listed = first == 0 and self.tags[verb] in ("ADJ", "VERB") and first < verb and whole
            fixed = (self.words[each] == "part" for each in self._children(verb, _OBJECT) if each < at)
            if not (told or listed) or not all(fixed):
                continue
            if told and any(self.tags[between] in ("NOUN", "PROPN", "NUM") for between in self._own(verb, at)):
                continue
            self._hang(at, verb, "nsubj")
            after = self._last(at) + 1
            if after + 1 < len(self.words) and self.words[after] == "," and self.words[after + 1] in _HONORIFICS:
                named = after + 1
                if self.heads[named] == verb and self.deps[named] in _BARE:
                    self._hang(named, at, "appos")

    def objects_of_infinitives(self) -> None:
        """ "Sont convenus de tenir à Paris, en mars, la prochaine session": the object belongs to the infinitive."""
        for at, dep in enumerate(self.deps):
            if "Inf" not in self.doc[at].morph.get("VerbForm"):
                continue
            above = self.heads[at]
            if dep == "acl" and self.deps[above] in ("obl:arg", "obj") and self._demands(self.heads[above]):
                self._hang(at, self.heads[above], "xcomp")
            if dep != "xcomp" or self._has(at, {"obj"}):
                continue
            verb = self.heads[at]
            later = [
                each
                for each in self._children(verb)
                if each > at and self.deps[each] in ("obj", "obl:mod", "obl:arg", "obl")
            ]
            if verb > at or any(self.deps[each] == "obj" and each < at for each in self._children(verb)):
                continue
            if any(self.deps[each] == "obj" for each in later):
                for each in later:
                    self._hang(each, at, self.deps[each])

    def _children(self, at: int, deps: frozenset[str] | None = None) -> Iterator[int]:
        return (
            each
            for each, head in enumerate(self.heads)
            if head == at and each != at and (deps is None or self.deps[each] in deps)
        )

    def _has(self, at: int, deps: frozenset[str] | set[str]) -> bool:
        return any(self.deps[each] in deps for each in self._children(at))

    def _hang(self, at: int, head: int, dep: str) -> None:
        self.heads[at], self.deps[at], self.changed = head, dep, True

    def _exchange(self, upper: int, lower: int, dep: str, *, keep: bool = False) -> None:
        """Give a word the place of the one above it, which then hangs on it; `keep`: with the words on its left."""
        head = lower if self.heads[upper] == upper else self.heads[upper]
        children = [each for each in self._children(upper) if each != lower]
        self.heads[lower], self.deps[lower] = head, self.deps[upper]
        self._hang(upper, lower, dep)
        for each in children:
            stays = self.deps[each] in (
                "det",
                "amod",
                "case",
                "nmod",
                "nummod",
                "flat:name",
                "acl",
                "acl:relcl",
                "conj",
            )
            if not ((keep or dep in ("nsubj", "amod")) and stays and each < lower):
                self.heads[each] = lower

    def _is_finite(self, at: int) -> bool:
        return "Fin" in self.doc[at].morph.get("VerbForm")

    def _is_participle(self, at: int) -> bool:
        return "Part" in self.doc[at].morph.get("VerbForm")

    def _tensed(self, at: int) -> bool:
        return self._is_finite(at) or self._has(at, _TENSES)

    def _may_quote(self, at: int) -> bool:
        found = reporting_verbs("fr").get(self.lemmas[at]) or verb_forms("fr").get(self.words[at])
        return found is not None and "quote" in found.patterns

    def _may_report_infinitive(self, at: int) -> bool:
        found = reporting_verbs("fr").get(self.lemmas[at]) or verb_forms("fr").get(self.words[at])
        return found is not None and "inf" in found.patterns

    def _has_object(self, at: int) -> bool:
        return any(self.words[each] != "part" for each in self._children(at, _OBJECT))

    def _demands(self, at: int) -> bool:
        found = reporting_verbs("fr").get(self.lemmas[at])
        return found is not None and found.force in ("demands", "proposes")

    def _may_speak(self, at: int) -> bool:
        named = self.tags[at] == "PROPN" or self.words[at] in _HONORIFICS
        return named or can_speak(self.lemmas[at], "fr") or can_speak(self.words[at], "fr")

    def _own(self, left: int, right: int) -> Iterator[int]:
        """The words between two that are no part of the right one's phrase."""
        first = self._first(right)
        return (each for each in range(left + 1, min(first, right)) if not self._is_adverbial(each))

    def _is_adverbial(self, at: int) -> bool:
        """Whether a noun stands in a fixed phrase under a preposition ("par ailleurs", "pour sa part")."""
        return self._has(at, {"case"})

    def _first(self, at: int) -> int:
        found = at
        for each in self._children(at):
            found = min(found, self._first(each) if each < at else found)
        return found

    def _last(self, at: int) -> int:
        found = at
        for each in self._children(at):
            found = max(found, self._last(each) if each > at else found)
        return found
