import type { GoodsName } from './listed-goods.ts';
import { plainWords, type Quantity, readQuantity } from './quantity.ts';

/** 《场所/设施/财物清单》（文书编号：2026-001） */
const CITED = /清单》?\s*[（(，,]?\s*文书编号\s*[：:]\s*([^\s（）()，。；、]+)/g;

/** Numbers of the lists a text cites. */
export const listsCitedIn = (text: string): readonly string[] =>
  [...text.matchAll(CITED)].map(([, number = '']) => plainWords(number));

/** Everything that is held, not one thing of it by name: 没收扣押的全部物品, 没收上述财物. */
const ALL =
  /没收[^，。；、]{0,16}(?:全部|上述|查封|扣押|涉案|先行登记保存|违法|非法)[^，。；、]{0,12}(?:物品|财物|商品|产品|食品|药品|器械|工具|设备|材料|化妆品)/;

export const confiscatesAll = (text: string): boolean => ALL.test(text);

const NUMBER = /^[^，。；、\d]{0,8}(\d[\d,]*(?:\.\d+)?)\s*(\S)/;

/** How much of a thing a text speaks of: the number before the unit after its name, remarks in brackets left out. */
export function quantityIn(
  text: string,
  { name, unit }: Pick<GoodsName, 'name' | 'unit'>,
): Quantity | undefined {
  const own = plainWords(unit);
  const stem = name.replace(/[（(][^）)]*[）)]/g, '').trim();
  const at = stem === '' || own === '' ? -1 : text.indexOf(stem);
  if (at < 0) return undefined;
  const [, number = '', sign = ''] = NUMBER.exec(text.slice(at + stem.length)) ?? [];
  return sign !== '' && own.startsWith(sign) ? readQuantity(number) : undefined;
}
