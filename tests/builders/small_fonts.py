#!/usr/bin/env python3
"""Small fonts for the fuzz targets, named like those that jianggao uses: every glyph is a box, so that thousands of
pages a minute can be set in them; those in tiny/ have few characters.  Outlines are TrueType's in some and CFF's in others.

usage: small_fonts.py FOLDER"""
import os
import sys

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000
LEFT, RIGHT = "，。、；：！？”’）》】〕", "“‘（《【〔"  # where the ink of a mark is


def han():
    """The ideographs of GB 2312's first level, and the marks that speeches have."""
    ideographs = [bytes([row, cell]).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
    return [c for c in ideographs if c] + list(LEFT + RIGHT + "…—·～％〇×〓　")


def latin():
    return [chr(c) for c in range(0x20, 0x7F)] + list("éü’‘“”–—…ﬁ№")


def box(character, advance):
    """Left, bottom, right, top of the ink; None: there is none."""
    if not character.strip():
        return None
    low, high = (0, 200) if character in "，。、" else (-80, 800)
    number = ord(character) % 97
    if character in LEFT:
        return 60, low, advance // 2 - 60, high - number
    if character in RIGHT:
        return advance // 2 + 60, low, advance - 60, high - number
    return 40, low, advance - 40, high - number


def draw(pen, ink):
    if ink:
        left, bottom, right, top = ink
        pen.moveTo((left, bottom))
        for point in ((left, top), (right, top), (right, bottom)):
            pen.lineTo(point)
        pen.closePath()


def build(path, family, style, weight, characters, cff):
    names = {".notdef": None} | {f"u{ord(c):04X}": c for c in dict.fromkeys(characters)}
    builder = FontBuilder(EM, isTTF=not cff)
    builder.setupGlyphOrder(list(names))
    builder.setupCharacterMap({ord(c): name for name, c in names.items() if c})
    advances = {name: EM if not c or ord(c) > 0x2E80 or c in LEFT + RIGHT + "…—×" else 500 for name, c in names.items()}
    outlines = {}
    for name, c in names.items():
        pen = T2CharStringPen(advances[name], None) if cff else TTGlyphPen(None)
        draw(pen, box(c or "□", advances[name]))
        outlines[name] = pen.getCharString() if cff else pen.glyph()
    if cff:
        builder.setupCFF(f"{family}-{style}".replace(" ", ""), {"FullName": family}, outlines, {})
    else:
        builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics({name: (advance, 0) for name, advance in advances.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": f"{family}-{style}".replace(" ", "")})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120, usWeightClass=weight)
    builder.setupPost()
    if "u0066" in names and "uFB01" in names:
        addOpenTypeFeaturesFromString(builder.font, "feature liga { sub u0066 u0069 by uFB01; } liga;")
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.save(path)


FEW = "在全市农村人居环境整治同志们一二三，。《》〇0123abcfi龘 "


def main():
    for file, family, style, weight, characters, cff in (
        ("small/fang.ttf", "FandolFang", "Regular", 400, han() + latin(), False),
        ("small/song-bold.ttf", "FandolSong", "Bold", 700, han(), False),
        ("small/hei.otf", "FandolHei", "Regular", 400, han()[::3], True),
        ("small/kai.otf", "FandolKai", "Regular", 400, han(), True),
        ("small/latin.ttf", "Liberation Serif", "Regular", 400, latin(), False),
        ("tiny/fang.ttf", "FandolFang", "Regular", 400, FEW + "ﬁ", False),
        ("tiny/kai.otf", "FandolKai", "Regular", 400, FEW, True),
        ("tiny/song-bold.ttf", "FandolSong", "Bold", 700, FEW, False),
    ):
        path = os.path.join(sys.argv[1], file)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        build(path, family, style, weight, characters, cff)


if __name__ == "__main__":
    main()
