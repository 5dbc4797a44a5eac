import { plainFigures } from '../../lib/read-sum.ts';

/** What the words of a penalty take away: each thing named after 没收, or before it (…予以没收). */
export interface Taken {
  /** the words of each 违法所得 that is taken, with its figure where it has one */
  readonly gains: readonly string[];
  /** the words of everything else that is taken; 没收 alone takes something that is not named */
  readonly goods: readonly string[];
}

/** Other penalties, and what is done beside taking: with them the things that are taken end. */
const OTHER =
  /(?:并|同时|另)?(?:合并)?(?:处以|并处|给予|罚款|警告|通报批评|吊销|暂扣|责令|降低资质|限制开展|限制从业|禁止从业|撤销|上缴|解除|退还|发还)/;
const NOT_A_THING =
  /^(?:并|同时|另|一并)?(?:处(?:\d|人民币|[¥￥]|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖])|罚|予以|依法|由|其中|共计|合计|总计|交|缴|销毁)/;

const GAINS = /违法所得|非法所得|(?:违法|非法)收入|(?:违法|非法)[^，。；、的]{1,8}所得(?!的)|孳息/;
/** 违法所得购买的设备 is a thing, whatever paid for it. */
const BOUGHT = /(?:所得|收入)[^的]{0,4}(?:购买|购置|换取|购进)/;
/** 销售辣椒酱和芝麻酱的违法所得: what went before only says from what was gained. */
const ATTRIBUTED = /的(?:全部|上述|非法|实际)?(?:违法所得|非法所得|(?:违法|非法)收入)/;
const ACT =
  /(?:生产|销售|经营|加工|制售|使用|提供|进口|出口|批发|零售|发布|收取|出租|转让|仿冒|假冒|从事|制造|印制|储存|运输)/g;

/** Between two things of one 没收. Within words (和田玉, 涉及, 饱和) the same signs part nothing. */
const BETWEEN =
  /、|以及|(?<![涉普波提])及|(?<![饱总缓柔中温])和(?![田平谐])|(?<!参)与(?!本案|违法行为)|连同|并|[，,]/;

/**
 * Cuts every 没收 of a text into its things and tells which of them are gains (违法所得) and which are goods. Pure; the
 * one reading of these words for the way, the clocks, the registers, the checks and the volume.
 */
export function takenIn(text: string): Taken {
  const plain = plainFigures(text).replace(/[^\S\n]+/g, '');
  const masked = maskNotes(plain);
  const gains: string[] = [];
  const goods: string[] = [];
  for (const { index } of masked.matchAll(/(?<!不予|不再|不应|不得|不宜|免予|免于|无需|无须|未|不)没收/g)) {
    const things = thingsOf(plain, masked, index);
    for (const thing of things) (isGains(thing.masked) ? gains : goods).push(thing.words);
    if (things.length === 0) goods.push('');
  }
  return { gains, goods };
}

/** Things besides gains. */
export const takesGoods = (text: string): boolean => takenIn(text).goods.length > 0;

interface Piece {
  readonly words: string;
  /** the same, with what stands in brackets or quotes hidden */
  readonly masked: string;
}

const HIDDEN = '□';
const hidden = (words: string): string => HIDDEN.repeat(words.length);

/** What stands in brackets is a note; in quotes and titles a name: neither is cut. Lengths stay. */
const maskNotes = (text: string): string =>
  text
    .replace(/（[^（）]*）|\([^()]*\)|【[^【】]*】|〔[^〔〕]*〕/g, hidden)
    .replace(/《[^《》]*》|“[^“”]*”/g, (quoted) => quoted.replace(/[、，,。；;：:和及与并\n]/g, HIDDEN));

function thingsOf(plain: string, masked: string, index: number): readonly Piece[] {
  const from = index + '没收'.length;
  const after = piecesAfter(plain, masked, from);
  return after.length > 0 ? after : piecesBefore(plain, masked, index);
}

function piecesAfter(plain: string, masked: string, from: number): readonly Piece[] {
  const rest = masked.slice(from);
  const [head = ''] = /^[^，。；;\n]{0,20}[：:]/.exec(rest) ?? [];
  const body = rest.slice(head.length);
  // 没收下列物品：1.…；2.… goes on over its semicolons.
  const end = [head === '' ? /[。；;\n]/ : /。|\n\n/, /没收/, OTHER]
    .map((sign) => body.search(sign))
    .filter((at) => at >= 0);
  const to = from + head.length + Math.min(body.length, ...end);
  if (head === '') return readPieces(plain, masked, from, to, false);
  const inside = readPieces(plain, masked, from + head.length, to, true);
  // 没收违法所得：300元 and 没收违法所得：1.销售甲100元；2.销售乙200元 are one thing.
  return isGains(head) || inside.length === 0
    ? readPieces(plain, masked, from, to, false).slice(0, 1)
    : inside;
}

/** 扣押的辣椒酱12瓶予以没收, 对违法所得300元、非法财物一并没收 */
function piecesBefore(plain: string, masked: string, index: number): readonly Piece[] {
  const before = masked.slice(0, index);
  const [, sentence = ''] = /(?:^|.*[。；;\n]|.*没收)(.*)$/s.exec(before) ?? [];
  const begin = index - sentence.length;
  const words = /[，,]?(?:决定|依法|全部|一并|均|应当|应)*(?:予以|给予|应予)?(?:一并|全部)?$/.exec(sentence);
  const to = begin + (words === null ? sentence.length : words.index);
  const said = masked.slice(begin, to);
  const marked = said.search(/[对将把](?![方于])/);
  if (marked >= 0) return readPieces(plain, masked, begin + marked + 1, to, true);
  const lastComma = Math.max(said.lastIndexOf('，'), said.lastIndexOf(','));
  const start = GAINS.test(said.slice(0, Math.max(lastComma, 0))) && !OTHER.test(said) ? 0 : lastComma + 1;
  return readPieces(plain, masked, begin + start, to, true);
}

/** （1）, 2. and the like before a thing. */
const NUMBERED = /^(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|\d{1,2}[.．)）](?!\d)|[：:的])*/;

/** @param all after a comma too everything is a thing; else only what looks like one */
function readPieces(plain: string, masked: string, from: number, to: number, all: boolean): readonly Piece[] {
  const cut = new RegExp(all ? `${BETWEEN.source}|[；;\\n]` : BETWEEN.source, 'g');
  const found: Piece[] = [];
  const add = (start: number, end: number, comma: boolean): boolean => {
    const [lead = ''] = NUMBERED.exec(plain.slice(start, end)) ?? [];
    const words = plain.slice(start + lead.length, end).replace(/等$/, '');
    const shown = masked.slice(start + lead.length, end).replace(/等$/, '');
    if (/^[等□]*$/.test(shown)) return true;
    if (NOT_A_THING.test(shown) || (comma && !all && !isThing(shown))) return false;
    found.push({ words, masked: shown });
    return true;
  };
  let start = from;
  let comma = false;
  for (const match of masked.slice(from, to).matchAll(cut)) {
    const at = from + match.index;
    if (!add(start, at, comma)) return joined(found);
    start = at + match[0].length;
    comma = /[，,]/.test(match[0]);
  }
  add(start, to, comma);
  return joined(found);
}

/** After a comma: gains, something with a number that is no sum, or what is called by the words of the law. */
const isThing = (words: string): boolean =>
  isGains(words) ||
  /^(?:查封|扣押|涉案|非法|违法|上述|先行登记保存)[^，]*(?:物|财物|物品|商品|产品|食品|药品|器械|工具|设备|材料)/.test(
    words,
  ) ||
  /\d\s*(?!\d|元|圆|万元|年|月|日|%|％|号|条|项|倍|[.,])\p{Script=Han}/u.test(words);

const isGains = (words: string): boolean => GAINS.test(words) && !BOUGHT.test(words);

/** An act without its thing (生产、销售的辣椒酱) goes with what follows; what only says whence gains came, with them. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const to = attributedUpTo(pieces, at);
    const last = pieces[to];
    if (to > at && last !== undefined) {
      found.push(last);
      at = to;
    } else if (!(isActAlone(piece) && at + 1 < pieces.length)) found.push(piece);
  }
  return found;
}

/** The gains that a piece only describes, by its place; its own place where it stands for itself. */
function attributedUpTo(pieces: readonly Piece[], at: number): number {
  if (!isOpenAct(pieces[at])) return at;
  for (let to = at + 1; to < pieces.length; to++) {
    const words = pieces[to]?.masked ?? '';
    if (ATTRIBUTED.test(words) && isGains(words)) return to;
    if (isGains(words) || words.includes('的')) return at;
  }
  return at;
}

/** 销售辣椒酱: an act with no 的 that would make a thing of it (销售的辣椒酱). */
function isOpenAct(piece: Piece | undefined): boolean {
  const words = piece?.masked ?? '';
  const acts = [...words.matchAll(ACT)];
  const last = acts.at(-1);
  return (
    last !== undefined &&
    !words.slice(last.index).includes('的') &&
    !/未(?:经)?$/.test(words.slice(0, acts[0]?.index))
  );
}

const isActAlone = (piece: Piece): boolean =>
  [...piece.masked].length < 2 ||
  /(?:生产|销售|经营|加工|制售|使用|提供|进口|出口|批发|零售|制造|储存|运输)$/.test(piece.masked);
