"""Makes resources/fonts/AnjuanSlash-*.ttf from Liberation Serif (Debian: fonts-liberation2, python3-fonttools).

    /usr/bin/python3 scripts/slash-font.py LiberationSerif-Regular.ttf resources/fonts/AnjuanSlash-Regular.ttf
    /usr/bin/python3 scripts/slash-font.py LiberationSerif-Bold.ttf resources/fonts/AnjuanSlash-Bold.ttf

The slash alone, under a family name of its own (see rare-font.py): that of the Fandol faces is half an em wide, the
one on the official forms little more than a quarter, and lines that hold several of them end elsewhere.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Anjuan Slash"
source, target = sys.argv[1:3]

font = TTFont(source)
style = "Bold" if font["OS/2"].usWeightClass >= 700 else "Regular"
options = subset.Options()
options.layout_features = []
options.name_IDs = ["*"]
options.hinting = False
options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG"]
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=[ord("/")])
subsetter.subset(font)

postscript = f"{FAMILY.replace(' ', '')}-{style}"
full = FAMILY if style == "Regular" else f"{FAMILY} {style}"
names = {1: FAMILY, 2: style, 3: f"{full} 1.0", 4: full, 6: postscript, 16: FAMILY, 17: style}
font["name"].names = [record for record in font["name"].names if record.nameID in {*names, 0, 13, 14}]
for record in font["name"].names:
    if record.nameID in names:
        record.string = names[record.nameID]
font.save(target)
