#!/usr/bin/env python3
"""Cuts the fonts of this folder from the packages they come from.

    python3 subset.py PACKAGES [OUT]

PACKAGES is a `node_modules` folder that holds the packages named in fonts.toml,
OUT the folder to write to (this one when left out). Nothing is downloaded.
Needs Python 3.11, `fonttools` and `brotli` (both from PyPI). `cargo xtask vendor`
fetches the packages; `characters.txt` says which characters stay.
"""

import hashlib
import json
import pathlib
import shutil
import sys
import tomllib

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = pathlib.Path(__file__).parent


def characters():
    """The lists of characters.txt: {"text": {...}, "maths": {...}}."""
    lists, current = {}, None
    for line in (HERE / "characters.txt").read_text().splitlines():
        line = line.strip()
        if line.startswith("["):
            current = lists.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            first, _, last = line.split()[0].partition("-")
            current.update(range(int(first, 16), int(last or first, 16) + 1))
    return lists


def is_greek(character):
    return 0x370 <= character <= 0x3FF


def narrow_roots(font, most):
    """Makes the tall forms of the root sign as narrow as `most` units.

    A browser keeps room for the widest form behind every root, however low the root is that it
    draws (MathML Core, "preferred inline size"): the wide tall forms left a gap after each.
    """
    construction = font["MATH"].table.MathVariants
    place = construction.VertGlyphCoverage.glyphs.index(font.getBestCmap()[0x221A])
    root = construction.VertGlyphConstruction[place]
    tall = {one.VariantGlyph for one in root.MathGlyphVariantRecord}
    parts = [part.glyph for part in root.GlyphAssembly.PartRecords]
    # The parts of the tallest are narrowed alike, or they would not meet.
    for group in [[one] for one in sorted(tall)] + [parts]:
        share = most / max(font["hmtx"][name][0] for name in group)
        if share >= 1:
            continue
        for name in dict.fromkeys(group):
            glyph = font["glyf"][name]
            if glyph.isComposite():
                sys.exit(f"{name} is made of other glyphs")
            glyph.coordinates.scale((share, 1))
            glyph.coordinates.toInt()
            glyph.recalcBounds(font["glyf"])
            width = round(font["hmtx"][name][0] * share)
            font["hmtx"][name] = (width, glyph.xMin)


def cut(recipe, source, target, wanted):
    if recipe.get("only") == "Greek":
        wanted = {one for one in wanted if is_greek(one)}
    if recipe.get("without") == "Greek":
        wanted = {one for one in wanted if not is_greek(one)}
    font = TTFont(source)
    options = subset.Options()
    options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", *recipe["features"]]
    options.hinting = False
    options.flavor = "woff2"
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    limits = {axis: tuple(range_) for axis, range_ in recipe["limits"].items()}
    if limits:
        font = instancer.instantiateVariableFont(font, limits)
    if "roots" in recipe:
        narrow_roots(font, recipe["roots"])
    # The same input gives the same file: no time of writing inside.
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(target)
    return font


def note(manifest, recipe, digest):
    """Writes a font's entry of vendor/manifest.toml, the old one's in place."""
    entry = (
        f'[[file]]\npath = "fonts/{recipe["file"]}"\n'
        f'package = "{recipe["package"]}"\nversion = "{recipe["version"]}"\n'
        f'licence = "{recipe["licence"]}"\n'
        f'made = "cut from {recipe["source"]} by fonts/subset.py"\n'
        f'sha256 = "{digest}"\n'
    )
    entries = manifest.read_text().split("\n[[file]]")
    kept = [one for one in entries if f'path = "fonts/{recipe["file"]}"' not in one]
    manifest.write_text("\n[[file]]".join(kept).rstrip() + "\n\n" + entry)


def main():
    packages = pathlib.Path(sys.argv[1])
    out = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else HERE
    lists = characters()
    manifest = out.parent / "manifest.toml"
    drawn = set()
    for recipe in tomllib.loads((HERE / "fonts.toml").read_text())["fonts"]:
        package = packages / recipe["package"]
        found = json.loads((package / "package.json").read_text())["version"]
        if found != recipe["version"]:
            sys.exit(f"{recipe['package']}: found {found}, fonts.toml names {recipe['version']}")
        target = out / recipe["file"]
        font = cut(recipe, package / recipe["source"], target, lists[recipe["set"]])
        drawn.update(font.getBestCmap())
        licence = out / (recipe["package"].split("/")[-1] + ".LICENSE.txt")
        shutil.copyfile(package / "LICENSE", licence)
        if manifest.is_file():
            note(manifest, recipe, hashlib.sha256(target.read_bytes()).hexdigest())
        print(f"{recipe['file']:28} {target.stat().st_size:7} bytes {len(font.getBestCmap()):5} characters")
    missing = sorted(set().union(*lists.values()) - drawn)
    if missing:
        sys.exit("in characters.txt, but in no font: " + " ".join(f"{one:04X}" for one in missing))


if __name__ == "__main__":
    main()
