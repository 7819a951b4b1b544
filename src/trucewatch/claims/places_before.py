"""Which place "the city", "the camp" and "there" mean: the last of that kind the report has named before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.claims.cast import Cast
from trucewatch.claims.clauses import Clause
from trucewatch.claims.lexicon import animate_words, role_words
from trucewatch.claims.place_phrases import measured_at
from trucewatch.claims.unheld import joined_to, of_officials, unheld_in
from trucewatch.claims.words import Sentence, Word
from trucewatch.model import Place, PlacePrecision, Span

Located = tuple[Word, Place]
"""A place with the noun it hangs from."""

_TOWNS = frozenset({"city", "town", "village", "settlement", "municipality", "locality"})
_QUARTERS = frozenset({"neighborhood", "neighbourhood", "district", "suburb", "quarter", "area"})
_UNITS = frozenset({"province", "governorate", "region", "state", "oblast", "county", "district", "prefecture"})
_KINDS = {
    PlacePrecision.SETTLEMENT: _TOWNS,
    PlacePrecision.NEIGHBOURHOOD: _QUARTERS,
    PlacePrecision.SUBDISTRICT: _UNITS,
    PlacePrecision.DISTRICT: _UNITS,
    PlacePrecision.GOVERNORATE: _UNITS - {"district"},
    PlacePrecision.REGION: frozenset({"region", "area", "state"}),
    PlacePrecision.UNKNOWN: _TOWNS,
}
_SITES = role_words("named_sites")
_POINTING = (_TOWNS | _QUARTERS | _UNITS | _SITES | role_words("named_places") | {"capital"}) - {
    "area", "border", "land", "soil", "waters", "square", "gate", "airspace", "territory", "countryside",
}  # fmt: skip
_THE = frozenset({"the", "this", "that"})
# "The nearest town" and "the other camp" are none that was named.
_ANOTHER = frozenset(
    """other another next nearby neighboring neighbouring nearest adjacent second third first last new only whole entire
    provincial regional main largest biggest closest own various""".split()  # noqa: SIM905 - a list of words
)
_CITY, _NO_VILLAGE = 40_000, 150_000
"""A city has so many people; what has so many is no village."""
WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.GOVERNORATE})


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a report names it, the nouns that may point back to it, and the list it stands in."""

    at: int
    place: Place
    kinds: frozenset[str]
    size: int
    of_list: int
    paragraph: int
    of_somebody: bool


class PlacesBefore:
    """The places of a report in reading order; ``held`` gives those of a sentence that the registers hold.

    ``sent_from`` is the town in the dateline: "the city" means it where the report has named none.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        cast: Cast,
        held: Callable[[Clause], list[Located]],
        sent_from: Place | None = None,
    ) -> None:
        self._sentences, self._cast, self._held = sentences, cast, held
        self._sent_from = sent_from
        self._meant: dict[str, Place] = {}
        self._mentions: list[Mention] = []
        self._read = 0

    def pointed_to(self, among: Sequence[Word], clause: Clause) -> list[Located]:
        """Return the places that definite nouns of a clause point back to, each with its noun."""
        out: list[Located] = []
        for word in among:
            if word.lemma in _POINTING and _points(word, clause.sentence):
                first = min((kid.start for kid in _articles(word)), default=word.start)
                span = Span(first, word.end)
                words = clause.sentence.slice(first, word.end)
                doubt = f"“{words}” is taken for what was named before"
                meant = self._last(word, first, clause.sentence)
                out.extend((word, replace(one, span=span, words=words, doubt=one.doubt or doubt)) for one in meant)
        return out

    def there(self, clause: Clause) -> tuple[Place, ...]:
        """Return the place that "there" means: the last one named in the sentence, or in the one before."""
        word = next((w for w in clause.words if w.low == "there" and w.dep == "advmod"), None)
        if word is None:
            return ()
        since = self._sentences[max(0, clause.sentence.index - 1)].start
        for mention in reversed(self._told(clause.sentence)):
            if since <= mention.at < word.start and not mention.of_somebody:
                span, doubt = Span(word.start, word.end), "“there” is taken for the place named last"
                return (replace(mention.place, span=span, words=word.text, doubt=mention.place.doubt or doubt),)
        return ()

    def _last(self, noun: Word, before: int, sentence: Sentence) -> list[Place]:
        """Return the last place of a kind; of several joined ones for "the villages" all.

        What "the city" meant before it means again, unless the paragraph names another.
        """
        told = [one for one in self._told(sentence) if one.at < before and noun.lemma in one.kinds]
        if noun.tag == "NNS":
            lists = [one.of_list for one in told]
            joined = next((n for n in reversed(lists) if lists.count(n) > 1), None)
            return [one.place for one in told if one.of_list == joined]
        home = self._cast.ground
        fits = [one for one in told if _fits(noun.lemma, one)]
        at_home = [one for one in fits if home is None or one.place.country in (home, None)]
        best = (at_home or fits or told)[-1:]
        if not best and noun.lemma in ("city", "town"):
            return [self._sent_from] if self._sent_from is not None else []
        if noun.lemma in self._meant and all(one.paragraph != sentence.paragraph for one in best):
            return [self._meant[noun.lemma]]
        if best:
            self._meant[noun.lemma] = best[0].place
        return [one.place for one in best]

    def _told(self, last: Sentence) -> list[Mention]:
        """Return the places named up to the end of a sentence, in reading order: no report is read further than asked."""
        while self._read <= last.index:
            self._mentions.extend(sorted(self._of(self._sentences[self._read]), key=lambda one: one.at))
            self._read += 1
        return self._mentions

    def _of(self, sentence: Sentence) -> Iterator[Mention]:
        clause = Clause(sentence, sentence.root, (), tuple(sentence.words), (), "main", sentence.root)
        found = self._held(clause)
        found += [
            one
            for one in unheld_in(clause.words, clause, self._cast, ())
            if all(one[1].span != two[1].span for two in found)
        ]
        found += joined_to(found, clause.words, sentence, self._cast)
        found += of_officials(clause, self._cast)
        for head, place in found:
            if place.span is not None and place.precision is not PlacePrecision.COUNTRY:
                kinds = _kinds(head, place, self._cast)
                size, of_list = self._size(place), _list_of(head)
                yield Mention(place.span.start, place, kinds, size, of_list, sentence.paragraph, _of_somebody(head))

    def _size(self, place: Place) -> int:
        """Return how large a town is, in people, or how well known; 0 where the registers do not hold it."""
        register = self._cast.registers.places
        found = register.lookup(place.known_as or place.name, (place.country,)) if place.country else ()
        return next((register.weight(entry) for entry in found if entry.id == place.id), 0)


def _fits(noun: str, mention: Mention) -> bool:
    if noun == "city":
        return mention.size >= _CITY
    return noun != "village" or mention.size < _NO_VILLAGE


def _list_of(head: Word) -> int:
    while head.dep == "conj":
        head = head.head
    return head.start


def _of_somebody(head: Word) -> bool:
    """Tell whether a place only says where somebody or a body is from or sits: "the General Staff in Kyiv"."""
    over = head.head.head if head.dep == "pobj" else head
    return head.dep == "pobj" and over.is_noun and (over.tag.startswith("NNP") or over.lemma in animate_words())


def _kinds(head: Word, place: Place, cast: Cast) -> frozenset[str]:
    """Return the nouns that may point back to a place: by what it is called, and by what the registers know it to be."""
    last = (place.words or place.name).split()[-1].lower()
    over = head.head.head.lemma if head.dep == "pobj" and head.head.low == "of" else ""  # "the village of Kukawa"
    called = {head.lemma, last, over} & _POINTING
    called |= {kid.lemma for kid in head.kids_as("appos") if kid.lemma in _POINTING}
    if head.dep in ("compound", "nmod") and head.head.lemma in _POINTING - _UNITS:
        called.add(head.head.lemma)  # "the Abu Shouk displacement camp"
    if place.id and cast.registers.actors.capital_of(place.name) is not None:
        called.add("capital")
    if called & (_TOWNS - {"city"}) or (called and place.id is None):
        return frozenset(called)  # a village is no city; a camp is no town
    return _KINDS.get(place.precision, frozenset()) | called


def _points(noun: Word, sentence: Sentence) -> bool:
    """Tell whether a noun with "the" points back to a place, and to no other that its own words name."""
    dets = _articles(noun)
    if noun.tag not in ("NN", "NNS") or not dets or dets[0].low not in _THE or noun.dep not in _DEPS:
        return False
    if any(_tells_more(kid, noun, sentence) for kid in noun.kids) or measured_at(dets[0].start, sentence):
        return False
    head = noun.head
    if noun.dep == "poss":
        return head.lemma == "side" or head.lemma not in animate_words()
    if noun.dep == "pobj":
        return head.low not in ("by", "with", "than", "like") and not (
            head.low in ("of", "from") and head.head.lemma in animate_words()
        )
    return True


def _articles(noun: Word) -> list[Word]:
    """Return the articles of a noun; in "the city's side" the parse gives it to the side."""
    lent = [kid for kid in noun.head.kids_as("det") if noun.dep == "poss" and kid.i < noun.i]
    return noun.kids_as("det") or lent


_DEPS = frozenset({"pobj", "dobj", "nsubjpass", "nsubj", "poss", "conj"})


def _tells_more(kid: Word, noun: Word, sentence: Sentence) -> bool:
    if kid.dep in ("amod", "compound", "nmod", "nummod", "poss"):
        return (
            kid.tag.startswith(("NNP", "CD")) or kid.low in _ANOTHER or kid.tag in ("JJS", "JJR") or kid.dep == "poss"
        )
    if kid.dep == "prep":
        return kid.low == "of"
    if kid.dep in ("relcl", "acl"):
        return sentence.words[noun.i + 1].text != ","
    return kid.dep == "appos" and kid.tag.startswith("NNP")
