import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { GoodsItem, GoodsView } from '#shared/contract/goods.ts';
import { amountWords } from '#shared/domain/goods/faults.ts';
import { goodsWords } from '#shared/domain/goods/listed-goods.ts';
import { ClockDay } from '../../parts/clock-day.tsx';

/** The things of one list: how many were taken, where each part of them is, what documents say of them. */
export function GoodsList({
  list: { listId, number, takenOn, measures, items },
  children,
}: {
  readonly list: GoodsView['lists'][number];
  readonly children: ReactNode;
}) {
  return (
    <section className="sheet" aria-label={`清单${number}`}>
      <header className="register-head">
        <h2>
          清单 <Link to={`/documents/${listId}`}>{number}</Link>
        </h2>
        {measures.map(({ documentId, documentNumber, words, on, clock }) => (
          <span key={documentId}>
            <Link to={`/documents/${documentId}`} title={documentNumber}>
              {words}
            </Link>{' '}
            <span className="quiet numeric">{on}</span>
            {clock !== undefined && (
              <>
                {' '}
                期限 <ClockDay clock={clock} dated />
              </>
            )}
          </span>
        ))}
        {measures.length === 0 && <span className="quiet numeric">{takenOn}</span>}
        <span className="goods-list-act">{children}</span>
      </header>
      <table className="register-table">
        <thead>
          <tr>
            {['物品', '清单数量', '在库', '送检', '已退还', '已处理', '其他', '文书写明'].map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <ItemRow key={item.key} item={item} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ItemRow({ item }: { readonly item: GoodsItem }) {
  const { lots, testing, gone, note } = item;
  const { returned = 0, destroyed = 0, sold = 0, surrendered = 0, handed_over: handed = 0 } = gone;
  const { used_up: used = 0, lost = 0, carried = 0 } = gone;
  const some = (quantity: number): string => (quantity === 0 ? '' : amountWords(item, quantity));
  const said = [
    ['解除', item.released],
    ['没收', item.confiscated],
    ['移送', item.transferred],
    ['同意先行处置', item.consented],
  ] as const;
  const others = [
    ['检测用去', used],
    ['毁损、灭失', lost],
    ['转入扣押', carried],
  ] as const;
  const named = (parts: readonly (readonly [string, number])[]) =>
    parts
      .filter(([, quantity]) => quantity > 0)
      .map(([word, quantity]) => <div key={word}>{`${word}${some(quantity)}`}</div>);
  const over = lots.length === 0 && testing === 0;
  return (
    <tr className={over ? 'goods-over' : undefined}>
      <td>
        {goodsWords(item)}
        {note !== '' && <div className="quiet">{note}</div>}
      </td>
      <td className="numeric">{amountWords(item, item.quantity)}</td>
      <td>
        {lots.map(({ place, keeper, since, quantity }) => (
          <div key={`${place} ${keeper} ${since}`}>
            <span className="numeric">{some(quantity)}</span>{' '}
            <span className="quiet">
              {place === '' ? '未登记地点' : place}
              {keeper !== '' && ` ${keeper}`} <span className="numeric">{since}起</span>
            </span>
          </div>
        ))}
      </td>
      <td className="numeric">{some(testing)}</td>
      <td className="numeric">{some(returned)}</td>
      <td className="numeric">
        {named([
          ['销毁', destroyed],
          ['变卖', sold],
          ['上缴', surrendered],
          ['移送', handed],
        ])}
      </td>
      <td>{named(others)}</td>
      <td>{named(said)}</td>
    </tr>
  );
}
