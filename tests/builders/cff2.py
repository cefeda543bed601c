#!/usr/bin/env python3
"""Makes a font with outlines of the table CFF2 from some glyphs of another font; its family is 仿宋_GB2312.

usage: tests/builders/cff2.py FONT.otf CHARACTERS COPY.otf
"""
import sys

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

source, characters, target = TTFont(sys.argv[1]), sys.argv[2], sys.argv[3]
names = {ord(character): source.getBestCmap()[ord(character)] for character in characters}
glyphs, outlines = source.getGlyphSet(), {}
for name in ['.notdef', *names.values()]:
    pen = T2CharStringPen(None, glyphs, CFF2=True)
    glyphs[name].draw(pen)
    outlines[name] = pen.getCharString()
builder = FontBuilder(source['head'].unitsPerEm, isTTF=False)
builder.setupGlyphOrder(list(outlines))
builder.setupCharacterMap(names)
builder.setupCFF2(outlines)
builder.setupHorizontalMetrics({name: source['hmtx'][name] for name in outlines})
builder.setupHorizontalHeader(ascent=880, descent=-120)
builder.setupNameTable({'familyName': '仿宋_GB2312', 'styleName': 'Regular', 'psName': 'CFF2'}, mac=False)
builder.setupOS2()
builder.setupPost()
builder.save(target)
