import type { GoodsView } from '#shared/contract/goods.ts';
import { amountWords } from '#shared/domain/goods/faults.ts';
import { goodsKey, goodsWords } from '#shared/domain/goods/listed-goods.ts';
import type { MovedLine } from '#shared/domain/goods/movement.ts';

/** “辣椒酱（210克/瓶）”12瓶、“芝麻酱”8瓶 */
export const linesWords = (lines: readonly MovedLine[], { lists }: Pick<GoodsView, 'lists'>): string =>
  lines
    .map((line) => {
      const item = lists
        .flatMap(({ items }) => items)
        .find(({ listId, key }) => listId === line.listId && key === goodsKey(line));
      return `“${goodsWords(line)}”${amountWords(item ?? { unit: line.unit, counted: true, written: '' }, line.quantity)}`;
    })
    .join('、');
