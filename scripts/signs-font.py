"""Makes resources/fonts/AnjuanSigns-Regular.ttf (Debian: fonts-noto-core, fonts-noto-extra, fonts-hanazono,
unicode-data, python3-fonttools).

    /usr/bin/python3 scripts/signs-font.py /usr/share resources/fonts

Signs of food and product cases (₂ ⁻ ⅓ ‱ ☑ ✔ ⌀), foreign letters, and characters of names and places that neither Fandol
nor Anjuan Rare holds, out of fonts under the SIL Open Font License, under a family name of its own (see rare-font.py).
"""

import bz2
import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = "Anjuan Signs"
UNITS = 1000
LARGEST_ERROR = 0.5

share, target = Path(sys.argv[1]), Path(sys.argv[2])
noto = share / "fonts/truetype/noto"
hana = share / "fonts/truetype/hanazono"
serif = noto / "NotoSerif-Light.ttf"

# Raised and lowered signs and fractions come from one face, so that those of one number are of one kind.
of_one_kind = [*range(0x2070, 0x209D), *range(0x2150, 0x215F), *map(ord, "¹²³¼½¾⁄")]
letters = [
    range(0x00A0, 0x0250),
    range(0x0370, 0x0530),
    range(0x1E00, 0x1F00),
    range(0x2000, 0x2070),
    range(0x20A0, 0x20C0),
    range(0x2100, 0x2150),
    range(0x2190, 0x2200),
    range(0x2200, 0x2300),
    range(0x2300, 0x2400),
    range(0x2460, 0x2800),
]
others = [serif, *(noto / f"NotoSans{name}-Regular.ttf" for name in ("Math", "Symbols", "Symbols2"))]

# Where characters in use today were collected (kIRG_GSource): identity cards, names of persons and places, today's
# dictionaries and encyclopaedias, terms of science. The great dictionaries of the classics are left out.
NAMES = set("GIDC GXM GDM GXC GFC GXH GRM GKJ GCH GOCD GBK GFZ GCYY GCE GZH GDZ G3".split())

known = set()
for face in target.glob("*.[ot]tf"):
    if face.name != "AnjuanSigns-Regular.ttf":
        known |= set(TTFont(face, lazy=True).getBestCmap())


def sources():
    for line in bz2.open(share / "unicode/Unihan_IRGSources.txt.bz2", "rt"):
        code, _, source = line.rstrip("\n").partition("\tkIRG_GSource\t")
        if source.partition("-")[0] in NAMES:
            yield int(code[2:], 16)


wanted = [(serif, code) for code in of_one_kind]
for face in others:
    wanted += [(face, code) for block in letters for code in block if code not in known]
han = [code for code in sources() if code not in known] + [code for code in range(0x4E00, 0xA000) if code not in known]
wanted += [(hana / name, code) for name in ("HanaMinA.ttf", "HanaMinB.ttf") for code in han]

fonts = {}
cmap, glyphs, widths = {}, {".notdef": TTGlyphPen(None).glyph()}, {".notdef": (UNITS, 0)}
for path, code in wanted:
    font = fonts.setdefault(path, TTFont(path, lazy=True))
    name = font.getBestCmap().get(code)
    if name is None or code in cmap:
        continue
    scale = UNITS / font["head"].unitsPerEm
    glyph_set = font.getGlyphSet()
    pen = TTGlyphPen(None)
    # Parts taken from other glyphs become outlines of their own.
    outline = DecomposingRecordingPen(glyph_set)
    glyph_set[name].draw(outline)
    outline.replay(TransformPen(Cu2QuPen(pen, LARGEST_ERROR), (scale, 0, 0, scale, 0, 0)))
    own = f"u{code:04X}"
    cmap[code], glyphs[own] = own, pen.glyph()
    widths[own] = (round(glyph_set[name].width * scale), 0)

builder = FontBuilder(UNITS, isTTF=True)
builder.setupGlyphOrder(list(glyphs))
builder.setupCharacterMap(cmap)
builder.setupGlyf(glyphs)
table = builder.font["glyf"]
builder.setupHorizontalMetrics({name: (width, getattr(table[name], "xMin", 0)) for name, (width, _) in widths.items()})
builder.setupHorizontalHeader(ascent=880, descent=-120)
builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=1100, usWinDescent=300, usWeightClass=400)
builder.setupPost(keepGlyphNames=False)
builder.setupNameTable(
    {
        "familyName": FAMILY,
        "styleName": "Regular",
        "uniqueFontIdentifier": f"{FAMILY} 1.0",
        "fullName": FAMILY,
        "psName": "AnjuanSigns",
        "version": "Version 1.0",
        "copyright": "Copyright Google (Noto), GlyphWiki Project (Hanazono)",
        "licenseDescription": "SIL Open Font License 1.1",
        "licenseInfoURL": "https://scripts.sil.org/OFL",
    }
)
builder.font["head"].created = builder.font["head"].modified = 0
builder.font.recalcTimestamp = False
builder.save(target / "AnjuanSigns-Regular.ttf")
print(len(glyphs))
