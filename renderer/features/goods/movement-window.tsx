import { useMutation, useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { GoodsItem, GoodsMove, GoodsView } from '#shared/contract/goods.ts';
import { goodsKey } from '#shared/domain/goods/listed-goods.ts';
import { type MovementKind, movementKinds, movementRule } from '#shared/domain/goods/movement.ts';
import { quantityWords, readQuantity } from '#shared/domain/goods/quantity.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { api } from '../../bridge/client.ts';
import { today } from '../../copy/today.ts';
import { PaperChoice } from '../../parts/paper-choice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Window } from '../../ui/window.tsx';
import { QuantityRows } from './quantity-rows.tsx';

/** What a movement begins with: what a document has already, or only its kind. */
export type BegunMovement = Pick<GoodsMove, 'kind' | 'lines'> & Partial<Omit<GoodsMove, 'kind' | 'lines'>>;

const nameOf = ({ listId, key }: Pick<GoodsItem, 'listId' | 'key'>): string => `${listId} ${key}`;

/** How much of an item can be moved so. */
const there = ({ lots, testing }: GoodsItem, kind: MovementKind, fromPlace: string): number =>
  movementRule(kind).from === 'testing'
    ? testing
    : lots.reduce(
        (sum, { place, quantity }) => (fromPlace === '' || place === fromPlace ? sum + quantity : sum),
        0,
      );

/** 登记: what was done with which things, how many of each, where to, and the paper that shows it. */
export function MovementWindow({
  caseId,
  goods,
  begun,
  onClose,
}: {
  readonly caseId: string;
  readonly goods: GoodsView;
  readonly begun: BegunMovement;
  readonly onClose: () => void;
}) {
  const [kind, setKind] = useState(begun.kind);
  const [on, setOn] = useState(begun.on ?? today());
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() => startTexts(begun, goods));
  const [place, setPlace] = useState(begun.place ?? '');
  const [keeper, setKeeper] = useState(begun.keeper ?? '');
  const [fromPlace, setFromPlace] = useState(begun.fromPlace ?? '');
  const [detail, setDetail] = useState(begun.detail ?? '');
  const [documentId, setDocumentId] = useState(begun.documentId);
  const [attachmentId, setAttachmentId] = useState<string>();
  const documents = useQuery(api.documents.list.queryOptions({ input: { caseId } }));
  const move = useMutation(
    api.goods.move.mutationOptions({ meta: { ownProblem: true }, onSuccess: onClose }),
  );

  const { from, placeWords, keeperWords, proof, article } = movementRule(kind);
  const items = goods.lists.flatMap((list) => list.items);
  const movable = items.filter((item) => there(item, kind, fromPlace) > 0);
  const places = [...new Set(items.flatMap(({ lots }) => lots.map((lot) => lot.place)))].filter(
    (one) => one !== '',
  );
  const read = movable.map((item) => {
    const text = texts[nameOf(item)] ?? '';
    const quantity = text.trim() === '' ? 0 : item.counted ? readQuantity(text, item.unit) : item.quantity;
    const most = there(item, kind, fromPlace);
    return { item, text, most, quantity, wrong: quantity === undefined || quantity > most };
  });
  const lines = read.flatMap(({ item, quantity = 0 }) =>
    quantity === 0
      ? []
      : [{ listId: item.listId, name: item.name, model: item.model, unit: item.unit, quantity }],
  );
  const ready = isIsoDate(on) && lines.length > 0 && !read.some(({ wrong }) => wrong);
  const send = () => {
    if (!ready || move.isPending) return;
    move.mutate({
      caseId,
      kind,
      on,
      lines,
      place: placeWords === undefined ? '' : place.trim(),
      keeper: keeperWords === undefined ? '' : keeper.trim(),
      fromPlace: from === 'held' ? fromPlace : '',
      detail: detail.trim(),
      ...(documentId === undefined ? {} : { documentId }),
      ...(attachmentId === undefined ? {} : { attachmentId }),
    });
  };
  return (
    <Window
      open
      title="登记财物的去向"
      okText="登记"
      cancelText="取消"
      width={640}
      okButtonProps={{ disabled: !ready, loading: move.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={send}>
        <div className="register-window-line">
          <Form.Item label="做了什么" extra={article}>
            <Select
              value={kind}
              aria-label="做了什么"
              options={movementKinds.map((one) => ({ value: one, label: movementRule(one).words }))}
              onChange={setKind}
            />
          </Form.Item>
          <Form.Item label="日期">
            <DateField value={on} onChange={setOn} aria-label="日期" />
          </Form.Item>
        </div>
        {from === 'held' && places.length > 1 && (
          <Form.Item label="从哪里取出">
            <Select
              allowClear
              placeholder="不指定的，按入库先后"
              value={fromPlace === '' ? null : fromPlace}
              options={places.map((one) => ({ value: one, label: one }))}
              onChange={(one: string | null) => {
                setFromPlace(one ?? '');
              }}
            />
          </Form.Item>
        )}
        <QuantityRows
          rows={read}
          nothing={from === 'testing' ? '现在没有送检的物品。' : '台账里没有可以登记的物品。'}
          onChange={(item, text) => {
            setTexts({ ...texts, [nameOf(item)]: text });
          }}
          onAll={() => {
            setTexts({
              ...texts,
              ...Object.fromEntries(
                movable.map((item) => [nameOf(item), wholeText(item, there(item, kind, fromPlace))]),
              ),
            });
          }}
          onEnter={send}
        />
        {(placeWords !== undefined || keeperWords !== undefined) && (
          <div className="register-window-line">
            {placeWords !== undefined && (
              <Form.Item label={placeWords}>
                <Input
                  value={place}
                  maxLength={200}
                  aria-label={placeWords}
                  onChange={({ target }) => {
                    setPlace(target.value);
                  }}
                />
              </Form.Item>
            )}
            {keeperWords !== undefined && (
              <Form.Item label={keeperWords}>
                <Input
                  value={keeper}
                  maxLength={100}
                  aria-label={keeperWords}
                  onChange={({ target }) => {
                    setKeeper(target.value);
                  }}
                />
              </Form.Item>
            )}
          </div>
        )}
        <div className="register-window-line">
          <Form.Item label="依据的文书">
            <Select
              allowClear
              placeholder="没有可以不选"
              value={documentId ?? null}
              loading={documents.isPending}
              options={(documents.data ?? [])
                .filter(({ state }) => state === 'finalised')
                .map(({ id, title, documentNumber }) => ({
                  value: id,
                  label: documentNumber === undefined ? title : `${title}（${documentNumber}）`,
                }))}
              onChange={(id: string | null) => {
                setDocumentId(id ?? undefined);
              }}
            />
          </Form.Item>
          <Form.Item label="证明材料" extra={`应当附卷：${proof}。`}>
            <PaperChoice label="证明材料" caseId={caseId} value={attachmentId} onChange={setAttachmentId} />
          </Form.Item>
        </div>
        <Form.Item label="说明">
          <Input
            value={detail}
            maxLength={200}
            aria-label="说明"
            onChange={({ target }) => {
              setDetail(target.value);
            }}
          />
        </Form.Item>
      </Form>
      <ProblemNote error={move.error} />
    </Window>
  );
}

const wholeText = (item: GoodsItem, quantity: number): string =>
  item.counted ? quantityWords(quantity) : '整项';

function startTexts({ lines }: BegunMovement, { lists }: GoodsView): Readonly<Record<string, string>> {
  const items = lists.flatMap((list) => list.items);
  return Object.fromEntries(
    items.flatMap((item) => {
      const line = lines.find((one) => one.listId === item.listId && goodsKey(one) === item.key);
      return line === undefined ? [] : [[nameOf(item), wholeText(item, line.quantity)]];
    }),
  );
}
