#!/usr/bin/env python3
"""Copies a font with CFF outlines as one with TrueType outlines, for drawing alone.

The glyphs keep their numbers and their widths; cubic curves become quadratic ones that are nowhere further away than a
thousandth of the em (at 16 pt less than a hundredth of a millimetre).  The copy has no character map and no layout
tables, and another name, since it is a changed work.

usage: fonts/outlines.py FONT.otf COPY.ttf
"""
import os
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTLibError, newTable

KEPT = {'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post'}
FAMILY, FULL_NAME, POSTSCRIPT_NAME, TYPOGRAPHIC_FAMILY = 1, 4, 6, 16
LIMITS = ('maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions '
          'maxComponentElements maxPoints maxContours maxCompositePoints maxCompositeContours maxComponentDepth').split()


def quadratic_glyphs(font):
    """The glyphs by name, in TrueType's outlines."""
    glyphs, outlines, error = font.getGlyphSet(), {}, font['head'].unitsPerEm / 1000
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        outlines[name] = pen.glyph()
    return outlines


def rename(font):
    """FandolSong becomes FandolSong Outlines: the copy never passes for the original."""
    for record in font['name'].names:
        if record.nameID in (FAMILY, FULL_NAME, TYPOGRAPHIC_FAMILY):
            record.string = record.toUnicode() + ' Outlines'
        elif record.nameID == POSTSCRIPT_NAME:
            family, _, style = record.toUnicode().partition('-')
            record.string = family + 'Outlines' + (style and '-' + style)


def convert(source, target):
    font = TTFont(source, recalcTimestamp=False)
    outlines = quadratic_glyphs(font)
    for table in [tag for tag in font.keys() if tag not in KEPT and tag != 'GlyphOrder']:
        del font[table]
    order = font.getGlyphOrder()
    font['loca'] = newTable('loca')
    font['glyf'] = newTable('glyf')
    font['glyf'].glyphOrder, font['glyf'].glyphs = order, outlines
    for name in order:  # TrueType moves a glyph to its left side bearing
        outlines[name].recalcBounds(font['glyf'])
        font['hmtx'][name] = (font['hmtx'][name][0], getattr(outlines[name], 'xMin', 0))
    limits = font['maxp']
    limits.tableVersion, limits.maxZones = 0x00010000, 1
    for limit in LIMITS:
        setattr(limits, limit, 0)
    font['post'].formatType = 3.0
    rename(font)
    font.sfntVersion = '\0\1\0\0'
    font.save(target + '.new', reorderTables=False)
    os.replace(target + '.new', target)


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        convert(sys.argv[1], sys.argv[2])
    except TTLibError:
        pass  # damaged: the program says so when it opens the font
