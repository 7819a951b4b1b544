"""The model's word vectors, in fewer steps than its own layers take.

spaCy's ``tok2vec`` makes a vector of each word out of its form (``embed``) and then of its neighbours' (four times
``encode``). The first half is the same wherever the form stands, so it is worked out once a form; the second half is
the model's own sums over whole reports. The numbers equal the model's but for the last bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float32]
_PIECES = 3
# Beside a sentence stands nothing: as many empty rows as there are layers that look one word to each side.
_BESIDE = 4
_FORMS_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Maxout:
    """One layer: three sums of the input, of which the largest counts, brought to one scale."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, maxout: Any, norm: Any) -> Maxout:
        """Take the numbers out of the model's layer, the pieces apart."""
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        wide = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
        return cls(numpy.ascontiguousarray(wide.T), bias.T.reshape(-1).copy(), norm.get_param("G"), norm.get_param("b"))

    def scaled(self, sums: Floats) -> Floats:
        """Return the largest of each three sums, brought to one scale."""
        sums += self.bias
        width = sums.shape[1] // _PIECES
        best = numpy.maximum(sums[:, :width], sums[:, width : 2 * width])
        numpy.maximum(best, sums[:, 2 * width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = numpy.einsum("ij,ij->i", best, best) / numpy.float32(width) + numpy.float32(1e-8)
        best *= (1 / numpy.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        return best


class WordVectors:
    """Gives the words of a report's sentences the vectors that tagger and parser read."""

    def __init__(self, tok2vec: Any) -> None:
        """Take the numbers out of the model's ``tok2vec``."""
        nodes = list(tok2vec.model.walk())
        found = {name: _distinct(node for node in nodes if node.name == name) for name in ("maxout", "layernorm")}
        layers = [Maxout.of(maxout, norm) for maxout, norm in zip(found["maxout"], found["layernorm"], strict=True)]
        features = next(node for node in nodes if node.name == "extract_features")
        self._columns = features.attrs["columns"]
        self._mix, self._layers = layers[0], layers[1:]
        self._tables = _Tables(_distinct(node for node in nodes if node.name == "hashembed"), self._mix)
        self._rows: dict[bytes, int] = {}
        self._width = self._mix.gain.shape[0]
        self._known = numpy.zeros((0, self._width), dtype="float32")

    @property
    def forms_kept(self) -> int:
        """Return for how many forms the first half is kept."""
        return len(self._rows)

    def give(self, docs: Sequence[Any]) -> None:
        """Set the vectors of the words of one report's sentences."""
        if not docs:
            return
        embedded = self._embedded(numpy.concatenate([doc.to_array(self._columns) for doc in docs]))
        lengths = [len(doc) for doc in docs]
        rows = numpy.zeros((sum(lengths) + _BESIDE * (len(docs) + 1), self._width), dtype="float32")
        starts, at, start = [], 0, _BESIDE
        for length in lengths:
            rows[start : start + length] = embedded[at : at + length]
            starts.append(start)
            at += length
            start += length + _BESIDE
        window = numpy.zeros((len(rows), 3 * self._width), dtype="float32")
        sums = numpy.empty((len(rows), _PIECES * self._width), dtype="float32")
        for layer in self._layers:
            window[1:, : self._width] = rows[:-1]
            window[:, self._width : -self._width] = rows
            window[:-1, -self._width :] = rows[1:]
            rows += layer.scaled(numpy.matmul(window, layer.weights, out=sums))
        for doc, start, length in zip(docs, starts, lengths, strict=True):
            doc.tensor = rows[start : start + length]

    def _embedded(self, features: NDArray[numpy.uint64]) -> Floats:
        """Return the vectors of the forms alone, from those worked out before."""
        whole = f"V{features.itemsize * features.shape[1]}"  # a row of numbers as one run of bytes
        keys: list[bytes] = numpy.ascontiguousarray(features).view(whole).ravel().tolist()
        known = [row for row in map(self._rows.get, keys) if row is not None]
        if len(known) == len(keys):
            return self._known[known]
        new = {key: n for n, key in enumerate(keys) if key not in self._rows}
        if len(self._rows) + len(new) > _FORMS_KEPT:
            self._rows.clear()
            new = {key: n for n, key in enumerate(keys)}
        if new:
            vectors = self._mix.scaled(self._tables.sums(features[list(new.values())]))
            start = len(self._rows)
            self._rows.update((key, start + n) for n, key in enumerate(new))
            if len(self._rows) > len(self._known):
                more = numpy.zeros((len(self._rows), self._width), dtype="float32")
                self._known = numpy.concatenate([self._known[:start], more])
            self._known[start : len(self._rows)] = vectors
        return self._known[[self._rows[key] for key in keys]]


class _Tables:
    """What each row of the model's tables of forms adds to the three sums of a word."""

    def __init__(self, embeds: Sequence[Any], mix: Maxout) -> None:
        self._embeds = embeds
        width = mix.gain.shape[0]
        self._parts = [
            embed.get_param("E") @ mix.weights[n * width : (n + 1) * width] for n, embed in enumerate(embeds)
        ]

    def sums(self, features: NDArray[numpy.uint64]) -> Floats:
        """Return the sums of forms, added row by row: the same for a form whatever stands beside it."""
        out = numpy.zeros((len(features), self._parts[0].shape[1]), dtype="float32")
        for n, (embed, part) in enumerate(zip(self._embeds, self._parts, strict=True)):
            keys = embed.ops.hash(numpy.ascontiguousarray(features[:, n]), embed.attrs["seed"]) % len(part)
            for key in keys.T:
                out += part[key]
        return out


def _distinct(nodes: Iterable[Any]) -> list[Any]:
    return list({id(node): node for node in nodes}.values())
