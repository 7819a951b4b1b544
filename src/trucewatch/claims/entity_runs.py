"""The capitalised runs of a sentence, trimmed to names, with the titles before a person's name told apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.claims.cast import Cast, NameRun
from trucewatch.claims.entity_words import given_names, words_for
from trucewatch.claims.words import Sentence, Word

_NEVER_FIRST = frozenset(
    {"IN", "DT", "CC", "PRP", "PRP$", "RB", "TO", "WRB", "WDT", "WP", "MD", "EX", "UH", "RBR", "CD"}
)


@dataclass(frozen=True, slots=True)
class Run:
    """A capitalised run with its words; ``name`` is what is left without titles, ``titled`` whether there were any."""

    start: int
    end: int
    words: tuple[Word, ...]
    name: tuple[str, ...]
    titled: bool

    @property
    def head(self) -> Word:
        """Return the word the others hang from: the last whose head lies outside the run."""
        inside = set(self.words)
        outward = (word for word in reversed(self.words) if word.head not in inside or word.head is word)
        return next(outward, self.words[-1])

    @property
    def lows(self) -> list[str]:
        """Return the words in small letters."""
        return [word.low for word in self.words]


def runs_of(sentence: Sentence, cast: Cast) -> Iterator[Run]:
    """Yield the runs of a sentence, left to right."""
    done = -1
    for word in sentence.words:
        if word.start < done or not word.text[:1].isalpha():
            continue
        found = cast.run_at(word.start)
        if found is not None and found.start >= sentence.start:
            done = found.end
            for words in _parted(found, sentence, word.i):
                run = _trimmed(words, sentence, cast)
                if run is not None:
                    yield run


def _parted(found: NameRun, sentence: Sentence, at: int) -> Iterator[list[Word]]:
    """Part what "of" or "for" only ties: "Gunmen of Liwa Tamra", "Amal Sayegh of Norway"; a ministry's name stays whole."""
    words: list[Word] = []
    for word in sentence.words[at:]:
        if word.start >= found.end:
            break
        if word.low in ("of", "for") and words and _complete(words):
            yield words
            words = []
        else:
            words.append(word)
    yield words


def _complete(words: list[Word]) -> bool:
    """Tell whether the words before "of" are a plain noun or a whole person's name."""
    if all(word.tag in ("NNS", "NN", "DT", "JJ") for word in words):
        return True
    return any(word.text in given_names() for word in words[:-1])


def _trimmed(words: list[Word], sentence: Sentence, cast: Cast) -> Run | None:
    while words and _no_name(words[0], only=len(words) == 1):
        words.pop(0)
    while words and (words[-1].tag == "POS" or not words[-1].text[-1:].isalnum()) and not words[-1].text.endswith("."):
        words.pop()
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    name, titled = _name_in(words, sentence.slice(start, end), cast)
    return Run(start, end, tuple(words), tuple(name), titled)


def _no_name(word: Word, *, only: bool) -> bool:
    """Tell whether a first word is capital only because the sentence starts there ("Near Tamra")."""
    if not word.text[:1].isalnum() or (word.is_verb and not only):
        return True
    return word.tag in _NEVER_FIRST or (word.i == 0 and not only and word.low in words_for("at_places"))


def _name_in(words: list[Word], text: str, cast: Cast) -> tuple[list[str], bool]:
    """Return a run's name without the titles before it, and whether there were any."""
    forms = [word.text.rstrip(".") for word in words]
    lows = [form.lower() for form in forms]
    titles = [n for n, low in enumerate(lows[:-1]) if low in words_for("honorifics") or low in words_for("people")]
    given = next((n for n, form in enumerate(forms[:-1]) if form in given_names()), None)
    if given is not None and (given == 0 or (titles and titles[0] < given)):
        return forms[given:], bool(given)
    match = cast.match_at(words[0].start) if given else None
    if match is not None and given is not None and words[given - 1].start < match.end <= words[given].start:
        return forms[given:], True  # "[Ambassador to the] United Nations Amal Sayegh"
    if titles and lows[titles[-1] + 1] not in ("of", "for", "to", "in"):
        return forms[titles[-1] + 1 :], True
    return cast.name_words(words[0].start, words[-1].end, text), False
