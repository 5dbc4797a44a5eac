"""Makes a TrueType face of an OpenType one with PostScript outlines (Debian: python3-fonttools).

    /usr/bin/python3 scripts/truetype-font.py FandolFang-Regular.otf resources/fonts/FandolFang-Regular.ttf

The typesetter takes the few characters of a document out of a TrueType face much faster than out of a PostScript one:
that is a quarter of the time in which a decision becomes a PDF/A. Outlines differ by at most a thousandth of an em.
"""

import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

# in units of the face, which has a thousand of them to an em
LARGEST_ERROR = 1.0

source, target = sys.argv[1:3]
font = TTFont(source)
names = font.getGlyphOrder()
glyph_set = font.getGlyphSet()

glyphs = {}
for name in names:
    pen = TTGlyphPen(glyph_set)
    glyph_set[name].draw(Cu2QuPen(pen, LARGEST_ERROR, reverse_direction=True))
    glyphs[name] = pen.glyph()

font["loca"] = newTable("loca")
table = font["glyf"] = newTable("glyf")
table.glyphOrder = names
table.glyphs = glyphs
for glyph in glyphs.values():
    glyph.recalcBounds(table)

profile = font["maxp"]
profile.tableVersion = 0x00010000
for limit in (
    "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements maxSizeOfInstructions "
    "maxComponentElements maxPoints maxContours maxCompositePoints maxCompositeContours maxComponentDepth"
).split():
    setattr(profile, limit, 0)
profile.maxZones = 1

font["post"].formatType = 3.0
for postscript in ("CFF ", "VORG"):
    if postscript in font:
        del font[postscript]
font.sfntVersion = "\000\001\000\000"
font.save(target)
