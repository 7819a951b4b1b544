"""Coreference of events across documents on ECB+ (gold mentions, selected sentences), with the program's own linking.

python benchmarks/linking_ecbplus.py ECBPLUS_FOLDER [--json FILE]

The folder holds ECBplus_xml_topics1-35.zip and ECBplus_coreference_sentences.csv (Cybulska and Vossen 2014; annotation
CC BY 3.0; not part of this repository). Every gold mention of an event in the selected sentences becomes a testimony:
its last word stands for the matter, the gold people and places of its sentence for who and where, gold dates that give a
day or a year for when, and the words of its document for what is around. Pairs are compared, weighed and grouped by the
program's own scorer and grouping. What the levels weigh is learnt from the other half of the topics (odd from even and
even from odd), so that no topic is scored with weights that saw it.

Printed beside it, from the same run: mentions grouped by the stem of their last word, within subtopics, within topics and
over all topics. The subtopic of a document (ecb or ecbplus) is not told to the linking.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.linking_learning import learn  # noqa: E402
from benchmarks.linking_scores import Group, b_cubed, ceaf_e, conll, muc  # noqa: E402
from trucewatch.incidents.grouping import group  # noqa: E402
from trucewatch.incidents.guards import Profile  # noqa: E402
from trucewatch.incidents.kinship import Kinship, Named  # noqa: E402
from trucewatch.incidents.lexicon import Act, Level, Matters, Sort, Weights, matters, weights  # noqa: E402
from trucewatch.incidents.scenes import set_scenes  # noqa: E402
from trucewatch.incidents.scoring import Scorer  # noqa: E402
from trucewatch.incidents.testimony import Position, Testimony  # noqa: E402
from trucewatch.incidents.wording import names_in, runs, stem, telling  # noqa: E402
from trucewatch.model import (  # noqa: E402
    Actor,
    Certainty,
    Claim,
    EventType,
    Extent,
    Mood,
    Place,
    Polarity,
    Precision,
    Quoted,
    Span,
    SpeechAct,
    When,
)

ARCHIVE: Final = "ECBplus_xml_topics1-35.zip"
SELECTED: Final = "ECBplus_coreference_sentences.csv"
PULL: Final = 3.0
ALIKE: Final = 4
"""Letters that two words share from the start to be compared."""
SKIPPED: Final = frozenset({"counts", "published", "voice", "mood", "roles"})
"""Comparisons that say the same of every pair here: ECB+ gives no speakers, counts or days of publishing."""
YEAR: Final = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY: Final = re.compile(r"\b([A-Za-z]{3})[a-z]*\.? (\d{1,2})\b|\b(\d{1,2}) ([A-Za-z]{3})[a-z]*\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention of an event, with the gold time, places and people of its sentence."""

    id: str
    topic: int
    document: str
    sentence: int
    at: int
    words: str
    chain: str
    people: tuple[str, ...]
    things: tuple[str, ...]
    places: tuple[str, ...]
    times: tuple[str, ...]
    said: str
    around: str

    @property
    def stem(self) -> str:
        """Return the stem of its last word."""
        return stem(self.words.split()[-1].casefold())


@dataclass(frozen=True, slots=True)
class Marked:
    """A span of tokens with its tag."""

    id: str
    tag: str
    tokens: tuple[str, ...]


class NobodyKnown:
    """A register without entries: people are compared by their names."""

    def get(self, identity: str) -> None:
        """Return no entry."""

    def family_of(self, identity: str) -> str:
        """Return the name itself."""
        return identity

    def chain(self, identity: str) -> tuple[str, ...]:
        """Return the name itself."""
        return (identity,)


def main() -> int:
    """Link, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    mentions = list(read(asked.folder))
    chains = groups_by(mentions, lambda one: one.chain)
    print(f"{len(mentions)} mentions, {len(chains)} chains, {len({one.topic for one in mentions})} topics")
    found = {
        "same last-word stem, over all topics": groups_by(mentions, lambda one: one.stem),
        "same last-word stem, within topics": groups_by(mentions, lambda one: (one.topic, one.stem)),
        "same last-word stem, within subtopics": groups_by(mentions, lambda one: (one.topic, kind(one), one.stem)),
        "this program, over all topics": linked(mentions),
    }
    figures = {}
    print(f"{'':40} {'MUC':>6} {'B3':>6} {'CEAFe':>6} {'CoNLL':>6}")
    for name, made in found.items():
        each = [score(chains, made).f1 for score in (muc, b_cubed, ceaf_e)]
        figures[name] = round(100 * conll(chains, made), 1)
        print(f"{name:40} {' '.join(f'{100 * one:6.1f}' for one in each)} {figures[name]:6.1f}")
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return 0


def kind(mention: Mention) -> str:
    """Return the subtopic a document belongs to."""
    return "ecbplus" if "ecbplus" in mention.document else "ecb"


def groups_by(mentions: Iterable[Mention], by: Callable[[Mention], object]) -> list[Group]:
    """Return the mentions in groups."""
    found: dict[object, set[str]] = defaultdict(set)
    for mention in mentions:
        found[by(mention)].add(mention.id)
    return [frozenset(made) for _, made in sorted(found.items(), key=lambda item: min(item[1]))]


def read(folder: Path) -> Iterator[Mention]:
    """Yield the gold mentions of the selected sentences, in the order of topics and documents."""
    with (folder / SELECTED).open(encoding="utf-8") as lines:
        selected = {(row["Topic"], row["File"], int(row["Sentence Number"])) for row in csv.DictReader(lines)}
    with zipfile.ZipFile(folder / ARCHIVE) as archive:
        for name in sorted(name for name in archive.namelist() if name.endswith(".xml")):
            yield from _mentions(Path(name).stem, archive.read(name), selected)


def _mentions(document: str, content: bytes, selected: set[tuple[str, str, int]]) -> Iterator[Mention]:
    topic, _, file = document.partition("_")
    root = ET.fromstring(content)  # noqa: S314 - files of a published corpus, given by the user
    tokens = {one.get("t_id", ""): one for one in root.iter("token")}
    order = {name: at for at, name in enumerate(tokens)}
    wanted = {int(one.get("sentence", 0)) for one in tokens.values()}
    wanted = {number for number in wanted if (topic, file, number) in selected}
    marked = [made for made in _marked(root) if made.tokens and all(name in tokens for name in made.tokens)]
    chains = _chains(root, document)
    sentences = {number: _text(one for one in tokens.values() if _sentence(one) == number) for number in wanted}
    whole = " ".join(sentences[number] for number in sorted(sentences))
    for one in marked:
        number = _sentence(tokens[one.tokens[0]])
        if not one.tag.startswith(("ACTION", "NEG_ACTION")) or number not in wanted:
            continue
        beside = [made for made in marked if _sentence(tokens[made.tokens[0]]) == number]
        yield Mention(
            id=f"{document}:{one.id}", topic=int(topic), document=document, sentence=number,
            at=order[one.tokens[0]], words=_text(tokens[name] for name in one.tokens),
            chain=chains.get(one.id, f"{document}:{one.id}"),
            people=_named(beside, "HUMAN", tokens), things=_named(beside, "NON_HUMAN", tokens),
            places=_named(beside, "LOC", tokens), times=_named(beside, "TIME", tokens),
            said=sentences[number], around=whole,
        )  # fmt: skip


def _marked(root: ET.Element) -> Iterator[Marked]:
    for one in root.iterfind("Markables/*"):
        yield Marked(one.get("m_id", ""), one.tag, tuple(part.get("t_id", "") for part in one.iter("token_anchor")))


def _chains(root: ET.Element, document: str) -> Mapping[str, str]:
    chains = {}
    for relation in root.iterfind("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        name = relation.get("note", "") if across else f"{document}:{relation.get('r_id', '')}"
        chains.update({source.get("m_id", ""): name for source in relation.iter("source")})
    return chains


def _sentence(token: ET.Element) -> int:
    return int(token.get("sentence", 0))


def _text(tokens: Iterable[ET.Element]) -> str:
    return " ".join(token.text or "" for token in tokens)


def _named(marked: Sequence[Marked], tag: str, tokens: Mapping[str, ET.Element]) -> tuple[str, ...]:
    found = (_text(tokens[name] for name in one.tokens) for one in marked if one.tag.startswith(tag))
    return tuple(sorted({one for one in found if any(letter.isalnum() for letter in one)}))


def testimony(mention: Mention) -> Testimony:
    """Return a mention as the linking takes it."""
    people = tuple(_actor(name) for name in mention.people)
    places = tuple(Place(name) for name in mention.places)
    claim = Claim(
        id=mention.id, report=mention.document, span=Span(mention.at, mention.at + 1), quote=mention.words,
        event_type=EventType.ATTACK_OTHER, speaker=Actor(mention.document), relays=(), joint=(), attribution=None,
        quoted=Quoted.NONE, cue=None, act=SpeechAct.NARRATE, polarity=Polarity.POSITIVE, mood=Mood.REALISED,
        certainty=Certainty.CERTAIN, extent=Extent.EVENT, actors=people, targets=(), places=places,
        time=_when(mention), said_on=When(), counts=(), basis=None, rule="gold", recipe="gold@1", confidence=1.0,
    )  # fmt: skip
    return Testimony(
        key=mention.id, claim=claim, claims=(mention.id,), reports=(mention.document,),
        positions=(Position(mention.document, mention.sentence, mention.at),), published=None,
        kind=EventType.ATTACK_OTHER, matter=mention.stem, voice=Named.of(()), countries=frozenset(),
        places=places, time=claim.time, acting=Named.of(people),
        struck=Named.of(tuple(_actor(name) for name in mention.things)),
        words=telling(mention.said), around=telling(mention.around), said=telling(mention.words),
        names=names_in(mention.said), runs=runs(mention.said),
    )  # fmt: skip


def _actor(name: str) -> Actor:
    """Return a person or thing as named, known by its last word ("President Obama" and "Obama" are one)."""
    return Actor(name.split()[-1].casefold(), kind="person")


def _when(mention: Mention) -> When:
    """Return the day, or the year, that the gold times of the sentence give."""
    text = " ".join(mention.times)
    year, found = YEAR.search(text), DAY.search(text)
    if year is None:
        return When()
    first, last = date(int(year[0]), 1, 1), date(int(year[0]), 12, 31)
    if found is not None:
        month, number = (found[1] or found[4]).lower(), int(found[2] or found[3])
        if month in MONTHS and 1 <= number <= 28:
            first = last = date(int(year[0]), MONTHS.index(month) + 1, number)
    return When(first, last, Precision.DAY if first == last else Precision.YEAR)


class _ByWord(dict[tuple[str, str], Act]):
    """Two matters are the same where the words' stems are, and apart where they are not."""

    def __missing__(self, pair: tuple[str, str]) -> Act:
        one, other = pair
        if one == other:
            return Act.SAME
        return Act.ONE_EVENT if one[:ALIKE] == other[:ALIKE] else Act.APART


class _Event(dict[tuple[str, str], Sort]):
    def __missing__(self, pair: tuple[str, str]) -> Sort:
        return Sort.EVENT


def linked(mentions: Sequence[Mention]) -> list[Group]:
    """Return the groups the program makes, each half of the topics with weights learnt from the other."""
    table: Matters = replace(matters(), acts=_ByWord(), sorts=_Event())
    made, halves = set_scenes([testimony(one) for one in mentions]), [one.topic % 2 for one in mentions]
    scorer = Scorer(made, Kinship(NobodyKnown()), table=table)
    pairs = candidates(made)
    seen = [scorer.levels(made[one], made[other]) for one, other in pairs]
    edges: dict[tuple[int, int], float] = {}
    for half in (0, 1):
        training = [at for at, (one, other) in enumerate(pairs) if halves[one] == halves[other] != half]
        together = [mentions[pairs[at][0]].chain == mentions[pairs[at][1]].chain for at in training]
        own = Scorer(made, Kinship(NobodyKnown()), learnt([seen[at] for at in training], together), table)
        edges.update((pair, own.score(made[pair[0]], made[pair[1]])) for pair in pairs if halves[pair[0]] == half)
    anything = Profile(
        date.min, date.max, date.max, date.min, frozenset(), frozenset(), frozenset(), frozenset(), frozenset(),
        event=False, loose=False,
    )  # fmt: skip
    found = group([anything] * len(made), edges, lambda *_: True)
    return [frozenset(made[at].key for at in numbers) for numbers in found]


def candidates(made: Sequence[Testimony]) -> list[tuple[int, int]]:
    """Return the pairs of mentions whose last words begin alike, over all topics."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(made):
        blocks[one.matter[:ALIKE]].append(at)
    return [pair for _, block in sorted(blocks.items()) for pair in combinations(block, 2)]


def learnt(seen: Sequence[tuple[tuple[str, str], ...]], together: Sequence[bool]) -> Weights:
    """Return weights learnt from labelled pairs, starting from nothing."""
    names: dict[tuple[str, str], int] = {}
    rows = [
        [names.setdefault(found, len(names)) for found in levels if found[0] == "prior" or found[0] not in SKIPPED]
        for levels in seen
    ]
    added = learn(rows, together, [0.0] * len(rows), PULL)
    shipped = weights()
    levels = {
        key: Level(added[names[key[1], key[2]]] if key[1:] in names else 0.0, level.words)
        for key, level in shipped.levels.items()
    }
    return Weights(levels, {})


if __name__ == "__main__":
    sys.exit(main())
