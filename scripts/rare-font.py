"""Makes resources/fonts/AnjuanRare-Regular.otf from Noto Serif CJK (Debian: fonts-noto-cjk-extra, python3-fonttools).

    /usr/bin/python3 scripts/rare-font.py NotoSerifCJK-ExtraLight.ttc resources/fonts/AnjuanRare-Regular.otf

The Simplified Chinese face alone, without layout tables, under a family name of its own: a font of the same name that
is installed on a machine would otherwise take its place, and documents would look different from machine to machine.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Anjuan Rare"
source, target = sys.argv[1:3]

faces = TTCollection(source, lazy=True).fonts
index = next(i for i, face in enumerate(faces) if "CJK SC" in face["name"].getDebugName(1))
font = TTFont(source, fontNumber=index)

options = subset.Options()
options.layout_features = []
options.name_IDs = ["*"]
options.hinting = False
options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GPOS", "GSUB"]
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=font.getBestCmap().keys())
subsetter.subset(font)

postscript = FAMILY.replace(" ", "")
names = {1: FAMILY, 2: "Regular", 3: f"{FAMILY} 1.0", 4: FAMILY, 6: postscript, 16: FAMILY, 17: "Regular"}
for record in font["name"].names:
    if record.nameID in names:
        record.string = names[record.nameID]
font["OS/2"].usWeightClass = 400
cff = font["CFF "].cff
cff.fontNames = [postscript]
for attribute, value in {"FamilyName": FAMILY, "FullName": FAMILY, "Weight": "Regular"}.items():
    if hasattr(cff.topDictIndex[0], attribute):
        setattr(cff.topDictIndex[0], attribute, value)
font.save(target)
