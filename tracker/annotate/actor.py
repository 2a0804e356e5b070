"""Who acts, the verb, and what is undertaken, as far as the sentence itself says it.

Pronouns are resolved to the actor of the sentence before, within one statement, and only where number
and kind leave no choice; otherwise the actor is null rather than guessed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tracker.annotate.features import Reading
from tracker.annotate.lexicon import noun_classes, verb_classes
from tracker.annotate.predicate import Form, Predicate
from tracker.model import Kind

_FILE = Path(__file__).with_name("data") / "actor_words.toml"
_LONGEST_ACTOR = 40
"""Words; a longer subject is a misreading."""
_CLAUSE_END = re.compile(
    r";|,? but |,? and (?=(?:they|we|it|the [\w’' -]{0,60}?)\s+(?:also |further )?"
    r"(?:\w+(?:ed|s)|will|shall|have)\b)"
)
_TO_VERB = re.compile(
    r"\s+to\s+(?!the\b|a\b|an\b|its\b|their\b|our\b|all\b|any\b)((?:(?:[a-z]+ly|further|jointly|also)\s+)?(?![a-z]*[^su\W]s\b)[^\W\d_]+)"
)
_COORDINATED = frozenset({Form.PAST, Form.PRESENT})
_UNDERTAKING = frozenset({"undertaking", "modal"})


@dataclass(frozen=True, slots=True)
class Action:
    """Actor, verb and complement of the predicate that makes the sentence what it is."""

    actor: str | None
    verb: str | None
    promised: str | None


def read_action(reading: Reading, kind: Kind, previous: str | None) -> Action:
    """Return actor, verb and undertaking of a sentence.

    Args:
        reading: the sentence.
        kind: a commitment is led by its undertaking verb, any other sentence by its first main verb;
            only commitments promise something.
        previous: actor of the sentence before, to resolve 'they', 'he' and 'it'; null if unknown.
    """
    predicate = _leading(reading, kind)
    if predicate is None:
        return Action(None, None, None)
    verb, end = _verb(reading, predicate)
    promised = _promised(reading, predicate, end) if kind is Kind.COMMITMENT else None
    return Action(_actor(reading, predicate, previous), verb, promised)


def _leading(reading: Reading, kind: Kind) -> Predicate | None:
    finite = [p for p in reading.predicates if p.form is not Form.PARTICIPLE]
    main = [p for p in finite if not p.embedded] or finite
    if kind is Kind.COMMITMENT:
        levels = [(_undertaking_level(reading, p), -order) for order, p in enumerate(main)]
        if levels and max(levels)[0] > 0:
            return main[-max(levels)[1]]
    return main[0] if main else None


def _undertaking_level(reading: Reading, predicate: Predicate) -> float:
    start, end = reading.tokens[predicate.first].start, reading.tokens[predicate.last - 1].end
    return max(
        (m.level for m in reading.mentions if m.family in _UNDERTAKING and m.start < end and m.end > start),
        default=0.0,
    )


def _verb(reading: Reading, predicate: Predicate) -> tuple[str, int]:
    """Return the words of the verb, with the infinitive it governs, and where they end in the text."""
    start = reading.tokens[predicate.first].start
    end = reading.tokens[predicate.last - 1].end
    ready = re.match(r"\s+(ready|prepared|committed|determined|able|willing)\b", reading.text[end:])
    if ready:
        end += ready.end()
    infinitive = _TO_VERB.match(reading.text, end)
    if infinitive and not _is_noun_complement(infinitive.group(1), reading.text[start:end]):
        end = infinitive.end()
    return reading.text[start:end], end


def _is_noun_complement(word: str, verb: str) -> bool:
    """Whether 'to …' opens a noun: 'committed to dialogue', but 'committed to working', 'agreed to hold'."""
    last = word.split()[-1]
    adjectival = verb.split()[-1].lower() in {"committed", "dedicated", "commit", "commits", "opposed"}
    return adjectival and not last.endswith("ing") and not verb_classes(last)


def _promised(reading: Reading, predicate: Predicate, end: int) -> str | None:
    """Return what follows the verb up to the end of its clause; with the infinitive that it governs."""
    verb_end = reading.tokens[predicate.last - 1].end
    infinitive = _TO_VERB.match(reading.text, verb_end)
    start = infinitive.start(1) if infinitive and infinitive.end() == end else end
    if predicate.form is Form.MODAL:
        start = reading.tokens[predicate.head].start
    stop = _CLAUSE_END.search(reading.text, end)
    later = [
        reading.tokens[p.first].start
        for p in reading.predicates
        if p.first > predicate.last and p.subject is None and p.form in _COORDINATED and not p.embedded
    ]
    limit = min([len(reading.text), *([stop.start()] if stop else []), *later[:1]])
    phrase = re.sub(r",?\s+and\s*$", "", reading.text[start:limit]).strip(" ,.;:")
    return re.sub(r"^to\s+", "", phrase) or None


def _actor(reading: Reading, predicate: Predicate, previous: str | None) -> str | None:
    subject = _subject(reading, predicate)
    if subject is None or _has_no_agent(reading, predicate, subject):
        return None
    low = subject.lower()
    if low in _words("pronouns"):
        return previous if previous is not None and _agrees(low, previous) else None
    return subject


def _subject(reading: Reading, predicate: Predicate) -> str | None:
    """Return the predicate's subject, or that of the predicate it is coordinated with."""
    order = reading.predicates.index(predicate)
    for candidate in reversed(reading.predicates[: order + 1]):
        if candidate.form is Form.OPERATIVE:
            return None
        if candidate.subject is not None and (candidate is predicate or not candidate.embedded):
            return _noun_phrase(reading, candidate.subject)
    return None


def _noun_phrase(reading: Reading, place: tuple[int, int]) -> str | None:
    """Cut adverbials before and adverbs behind the noun phrase that is the subject."""
    first, last = place
    tokens = reading.tokens
    parenthesis = (
        "," in reading.text[tokens[last - 1].end : tokens[last].start] if last < len(tokens) else False
    )
    while last > first + 1 and _is_adverb(reading, last - 1):
        last -= 1
    if tokens[last - 1].text in _words("we") | _words("pronouns"):
        return reading.text[tokens[last - 1].start : tokens[last - 1].end]
    start = _after_adverbials(reading, first, last)
    text = reading.text[tokens[start].start : tokens[last - 1].end] if start < last else ""
    phrase = _head_segment(text, parenthesis=parenthesis, opens_sentence=start == 0)
    if not phrase or len(phrase.split()) > _LONGEST_ACTOR or phrase.lower() in _words("empty"):
        return None
    return phrase


def _is_adverb(reading: Reading, at: int) -> bool:
    word = reading.tokens[at]
    return not word.capital and (word.text in _words("trailing") or word.text.endswith("ly"))


def _head_segment(text: str, *, parenthesis: bool, opens_sentence: bool) -> str:
    """Of the pieces between commas keep the subject: a whole list, what an insertion follows, or the last."""
    pieces = [piece for piece in re.split(r",\s+", text) if piece]
    if len(pieces) < 2:
        return text.strip(" ,")
    if re.match(r"(?:which|who|whose|where)\b", pieces[1]) or (parenthesis and " and " not in pieces[-1]):
        return pieces[0]
    listed = pieces[-1].startswith(("and ", "or "))
    named = " and " in pieces[-1] and (opens_sentence or text[:1].isupper())
    if listed or (named and all(len(piece.split()) < 9 for piece in pieces[:-1])):
        return text.strip(" ,")
    return pieces[-1]


def _after_adverbials(reading: Reading, first: int, last: int) -> int:
    """Skip 'In addition, on Friday, …': each piece up to a comma that opens like an adverbial."""
    tokens = reading.tokens
    opener = tokens[first].text
    if opener not in _words("openers") and not opener.endswith(("ing", "ly")):
        return first
    commas = [i for i in range(first + 1, last) if "," in reading.text[tokens[i - 1].end : tokens[i].start]]
    if not commas:
        return first + (opener in {"and", "but", "also", "then", "while"} or opener.endswith("ly"))
    return next((i for i in commas if _opens_noun_phrase(reading, i)), commas[-1])


def _opens_noun_phrase(reading: Reading, at: int) -> bool:
    word = reading.tokens[at]
    return (
        word.capital
        or word.text in {"the", "our", "both", "all", "its", "their", "each", "a", "an"} | _words("we")
        or (bool(noun_classes(word.text) & {"collective", "body"}))
    )


def _has_no_agent(reading: Reading, predicate: Predicate, subject: str) -> bool:
    verb = reading.tokens[predicate.head].text
    if predicate.form is Form.PASSIVE and verb not in _words("own_state"):
        return True
    inside = reading.tokens[predicate.first : predicate.last]
    if any(w.text == "be" for w in inside) and verb.endswith("ed") and verb not in _words("own_state"):
        return True
    head = subject.lower().split()[-1]
    return "instrument" in noun_classes(head) and not noun_classes(head) & {"collective", "body"}


def _agrees(pronoun: str, previous: str) -> bool:
    """Whether a pronoun may stand for the actor before: several, one body, or one person."""
    low = previous.lower()
    last = re.split(r"\s+(?:of|from|in|for|at)\s+", low)[0].split()[-1]
    plural = (
        " and " in low
        or (last.endswith("s") and not last.endswith("ss"))
        or low.startswith(("both", "all ", "two"))
    )
    person = bool(set(low.split()) & _words("person"))
    if pronoun == "they":
        return plural
    if pronoun == "it":
        return not plural and not person
    return person and not plural


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(tomllib.loads(_FILE.read_text("utf-8"))[name])
