/**
 * The CJK radicals U+2E80–U+2EFF, each before the character it stands for: property Equivalent_Unified_Ideograph of the
 * Unicode Character Database (EquivalentUnifiedIdeograph.txt, 15.0.0; © Unicode, Inc., unicode.org/terms_of_use.html).
 * NFKC leaves them alone; the Kangxi radicals U+2F00–U+2FD5 and the compatibility ideographs it knows. PDFs and some
 * input methods write ⻝ where 食 is meant.
 */
const RADICALS = [
  '⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢',
  '⺑𡯂 ⺒巳 ⺓幺 ⺔彑 ⺕𫜹 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵',
  '⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓',
  '⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻁虎',
  '⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長',
  '⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐',
  '⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜',
  '⻲亀 ⻳龟',
];

const characterOf = new Map(
  RADICALS.flatMap((line) => line.split(' ')).map((pair) => {
    const [radical = '', character = ''] = pair;
    return [radical, character] as const;
  }),
);

const RADICAL = /[\u2e80-\u2eff]/g;
/** Zero-width blanks and joiners, direction marks, soft hyphens, variation selectors: nobody sees them. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Text as it is searched: characters that look the same are the same, full width and case make no difference, and what
 * cannot be seen is not there. For comparing only; never stored in place of what was written.
 */
export const searched = (text: string): string =>
  text
    .replace(UNSEEN, '')
    .normalize('NFKC')
    .replace(RADICAL, (radical) => characterOf.get(radical) ?? radical)
    .toLowerCase();
