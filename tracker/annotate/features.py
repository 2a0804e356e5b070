"""What a sentence shows about its kind: named features with values from 0 to 1.

Every feature describes structure (who, which class of act, which form, in which place), so that it means
the same for a central bank as for a defence ministry; word n-grams and the embedding come on top.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.annotate.clauses import predicates
from tracker.annotate.lexicon import noun_classes, verb_classes
from tracker.annotate.predicate import Form, Predicate
from tracker.language.ladder import Ladder, StrengthMention, read_strength
from tracker.language.lemma import Word, words

_WORDING_WEIGHT = 3.0
_FIRST_PERSON = frozenset({"we", "our", "us", "ours", "ourselves", "we'll", "we've", "we're", "i"})
_NEGATIONS = frozenset({"not", "no", "never", "cannot", "nor"})
_OBJECT_REACH = 6
_OBJECT_ACTS = frozenset({"judging", "talking", "undertaking", "doing"})
_OBJECT_NOUNS = frozenset({"result", "promise", "event", "weight"})
_NUMBERED = re.compile(r"^\W*(?:\d+|[ivxlc]+|[a-z])[.)]\s", re.IGNORECASE)
_END = re.compile(r"[.!?。:;,”\"’)]\s*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence taken apart once, for the features and for actor and action alike."""

    text: str
    tokens: tuple[Word, ...]
    predicates: tuple[Predicate, ...]
    mentions: tuple[StrengthMention, ...]


def read(text: str, ladder: Ladder | None = None) -> Reading:
    """Take a sentence apart into words, predicates and verbs of the ladder."""
    tokens = tuple(words(text))
    return Reading(text, tokens, tuple(predicates(text, tokens)), tuple(read_strength(text, ladder)))


def subject_class(reading: Reading, predicate: Predicate) -> str:
    """Return who acts: we, they, it, collective, body, outlook, instrument, named, other or none."""
    if predicate.subject is None:
        return "none"
    inside = reading.tokens[slice(*predicate.subject)]
    forms = [word.text for word in inside]
    last = forms[-3:]
    for pronoun, name in (
        ("we", "we"),
        ("they", "they"),
        ("it", "it"),
        ("he", "they"),
        ("she", "they"),
        ("i", "we"),
    ):
        if pronoun in last:
            return name
    if forms[0] in {"this", "these", "that"}:
        return "this"
    if {"we'll", "we've", "we're"} & set(forms):
        return "we"
    classes = [noun_classes(form) for form in reversed(forms)]
    if "our" in forms and any({"collective", "body"} & found for found in classes):
        return "we"
    for found in classes[:4]:
        for name in ("outlook", "event", "instrument", "unit", "collective", "body"):
            if name in found:
                return name
    return "named" if any(word.capital for word in inside[1:]) or inside[0].capital else "other"


def sentence_features(reading: Reading) -> dict[str, float]:
    """Return the features of a sentence by itself."""
    features: dict[str, float] = {}
    main = [p for p in reading.predicates if not p.embedded and p.form is not Form.PARTICIPLE]
    _main_features(features, reading, main)
    for predicate in reading.predicates:
        if predicate.embedded:
            _predicate_features(features, reading, predicate, "in")
    _ladder_features(features, reading)
    _shape_features(features, reading, main)
    _noun_features(features, reading)
    _wording(features, reading)
    return features


def _wording(features: dict[str, float], reading: Reading) -> None:
    """Words and pairs of words; names stay out, because who speaks says nothing about what is done."""
    plain = [word.text for word in reading.tokens if not word.capital or word is reading.tokens[0]]
    grams = {*(f"word {a}" for a in plain), *(f"pair {a} {b}" for a, b in pairwise(plain))}
    weight = _WORDING_WEIGHT / max(1.0, len(grams)) ** 0.5
    for gram in grams:
        features[gram] = weight


def _main_features(features: dict[str, float], reading: Reading, main: Sequence[Predicate]) -> None:
    subject = "none"
    for order, predicate in enumerate(main):
        if predicate.subject is not None:
            subject = subject_class(reading, predicate)
        _predicate_features(features, reading, predicate, "main", subject)
        if order == 0:
            _predicate_features(features, reading, predicate, "first", subject)
            _object_features(features, reading, predicate, subject)
    if not main:
        features["no verb"] = 1.0


def _object_features(
    features: dict[str, float], reading: Reading, predicate: Predicate, subject: str
) -> None:
    """What the first main verb takes: a clause, an infinitive, or a thing of some class."""
    features[f"first subject {subject}"] = 1.0
    following = [word.text for word in reading.tokens[predicate.last : predicate.last + _OBJECT_REACH]]
    act = "/".join(sorted(verb_classes(reading.tokens[predicate.head].text) & _OBJECT_ACTS)) or "other"
    complement = next((word for word in following[:2] if word in {"that", "to", "on", "for"}), "thing")
    features[f"takes {complement}"] = 1.0
    features[f"{act} takes {complement}"] = 1.0
    for name in {name for word in following for name in noun_classes(word)} & _OBJECT_NOUNS:
        features[f"object {name}"] = 1.0
        features[f"{act} object {name}"] = 1.0


def _predicate_features(
    features: dict[str, float], reading: Reading, predicate: Predicate, role: str, subject: str | None = None
) -> None:
    form = f"{predicate.form} {predicate.auxiliary}" if predicate.form is Form.MODAL else str(predicate.form)
    features[f"{role} form {form}"] = 1.0
    verb = reading.tokens[predicate.head]
    for name in verb_classes(verb.text):
        features[f"{role} act {name}"] = 1.0
        features[f"{role} act {name} {form}"] = 1.0
    for base in verb.lemmas if role != "in" else ():
        features[f"verb {base}"] = 1.0
    inside = {word.text for word in reading.tokens[predicate.first : predicate.head + 2]}
    if inside & _NEGATIONS:
        features[f"{role} negated"] = 1.0
    if subject is not None:
        features[f"{role} {subject} {form}"] = 1.0


def _ladder_features(features: dict[str, float], reading: Reading) -> None:
    for order, mention in enumerate(reading.mentions):
        sign = "not " if mention.negated else ""
        features[f"rung {sign}{mention.rung}"] = 1.0
        features[f"family {sign}{mention.family}"] = 1.0
        if order == 0:
            features[f"first rung {sign}{mention.rung}"] = 1.0
    undertaking = [m.level for m in reading.mentions if m.family == "undertaking" and not m.negated]
    features["undertaking level"] = max(undertaking, default=0.0)


def _shape_features(features: dict[str, float], reading: Reading, main: Sequence[Predicate]) -> None:
    text, tokens = reading.text, reading.tokens
    count = len(tokens)
    features["numbered"] = float(bool(_NUMBERED.match(text)))
    features["open end"] = float(not _END.search(text))
    features["comma end"] = float(text.rstrip().endswith(","))
    features["semicolon end"] = float(text.rstrip().endswith(";"))
    features["short"] = float(count < 9)
    features["long"] = float(count > 40)
    features["title case"] = sum(word.capital for word in tokens) / max(1, count)
    features["quote"] = float("“" in text or '"' in text)
    opening = reading.predicates[0] if reading.predicates else None
    if opening is not None and opening.form is Form.PARTICIPLE and opening.first < 2 and not main:
        features["preamble"] = 1.0
        for base in tokens[opening.head].lemmas:
            features[f"preamble {base}"] = 1.0
        cites = any("citation" in noun_classes(word.text) for word in tokens[:8])
        features["preamble cites"] = float(cites)
    features["infinitive"] = float(_has_infinitive(tokens, main))


def _has_infinitive(tokens: Sequence[Word], main: Sequence[Predicate]) -> bool:
    """Whether a main verb takes 'to …' directly ('agreed to hold', 'committed to updating')."""
    return any(p.last < len(tokens) and tokens[p.last].text == "to" for p in main)


def _noun_features(features: dict[str, float], reading: Reading) -> None:
    first_person = 0
    for name in {name for word in reading.tokens[:3] for name in noun_classes(word.text)}:
        features[f"opening {name}"] = 1.0
    for word in reading.tokens:
        for name in noun_classes(word.text):
            if name not in {"collective", "body"}:
                features[f"noun {name}"] = 1.0
        first_person += word.text in _FIRST_PERSON
    features["first person"] = float(first_person > 0)
    features["digits"] = float(any(character.isdigit() for character in reading.text))


def share_as_we(readings: Sequence[Reading]) -> float:
    """Return the share of the sentences of a document in which its authors speak of themselves."""
    return sum(any(w.text in _FIRST_PERSON for w in r.tokens) for r in readings) / max(1, len(readings))


def document_features(count: int, index: int, share: float) -> dict[str, float]:
    """Return what its document says about sentence ``index`` of ``count``; ``share`` as above."""
    return {
        "at start": float(index == 0),
        "near start": float(0 < index < 3),
        "at end": float(index == count - 1),
        "place": index / max(1, count - 1),
        "document speaks as we": share,
    }
