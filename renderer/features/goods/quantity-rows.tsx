import { Button, Input } from 'antd';
import type { GoodsItem } from '#shared/contract/goods.ts';
import { amountWords } from '#shared/domain/goods/faults.ts';
import { goodsWords } from '#shared/domain/goods/listed-goods.ts';
import { quantityWords } from '#shared/domain/goods/quantity.ts';

interface QuantityRow {
  readonly item: GoodsItem;
  readonly text: string;
  readonly most: number;
  readonly wrong: boolean;
}

/** How many of each thing: a box for every one that is there, empty for none of it. */
export function QuantityRows({
  rows,
  nothing,
  onChange,
  onAll,
  onEnter,
}: {
  readonly rows: readonly QuantityRow[];
  readonly nothing: string;
  readonly onChange: (item: GoodsItem, text: string) => void;
  readonly onAll: () => void;
  readonly onEnter: () => void;
}) {
  if (rows.length === 0) return <p className="quiet">{nothing}</p>;
  return (
    <fieldset className="goods-quantities">
      <legend>
        物品和数量{' '}
        <Button size="small" type="link" onClick={onAll}>
          全部
        </Button>
      </legend>
      {rows.map(({ item, text, most, wrong }, index) => (
        <label key={`${item.listId} ${item.key}`}>
          <span className="goods-quantities-name">
            {goodsWords(item)} <span className="quiet">现有{amountWords(item, most)}</span>
          </span>
          {item.counted ? (
            <Input
              value={text}
              {...(index === 0 ? { 'data-begin': true } : {})}
              inputMode="decimal"
              className="numeric"
              suffix={item.unit}
              {...(wrong ? { status: 'error' as const } : {})}
              aria-invalid={wrong}
              aria-label={`${goodsWords(item)}的数量`}
              title={wrong ? `应当是数字，最多${quantityWords(most)}` : undefined}
              onChange={({ target }) => {
                onChange(item, target.value);
              }}
              onPressEnter={({ nativeEvent }) => {
                if (!nativeEvent.isComposing) onEnter();
              }}
            />
          ) : (
            <Button
              type={text === '' ? 'default' : 'primary'}
              aria-pressed={text !== ''}
              onClick={() => {
                onChange(item, text === '' ? '整项' : '');
              }}
            >
              整项
            </Button>
          )}
        </label>
      ))}
    </fieldset>
  );
}
