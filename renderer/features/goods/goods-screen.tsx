import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { GoodsItem, GoodsView } from '#shared/contract/goods.ts';
import { quantityWords } from '#shared/domain/goods/quantity.ts';
import { api } from '../../bridge/client.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { printAsset } from '../../parts/print-asset.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { useBack } from '../../ui/use-back.ts';
import { GoodsList } from './goods-list.tsx';
import { GoodsNotes } from './goods-notes.tsx';
import { MovementLog } from './movement-log.tsx';
import { type BegunMovement, MovementWindow } from './movement-window.tsx';
import '../../parts/register.css';
import './goods.css';

/** 涉案财物台账 of a case: what was taken, where it is, what documents say of it and nobody has done yet. */
export function GoodsScreen() {
  const { caseId = '' } = useParams();
  const query = useQuery(api.goods.ofCase.queryOptions({ input: { caseId } }));
  return <Loaded query={query}>{(goods) => <GoodsPage caseId={caseId} goods={goods} />}</Loaded>;
}

function GoodsPage({ caseId, goods }: { readonly caseId: string; readonly goods: GoodsView }) {
  const back = useBack(`/cases/${caseId}`);
  const it = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data;
  const [begun, begin] = useState<BegunMovement>();
  const { any, left } = goods.standing;
  const print = (name: 'labels' | 'register') => {
    printAsset(`goods/${caseId}/${name}.pdf`);
  };
  const tell = () => {
    if (any) begin({ kind: 'stored', lines: [] });
  };
  useHotkeys({
    n: tell,
    l: () => {
      if (left) print('labels');
    },
    p: () => {
      if (any) print('register');
    },
  });
  return (
    <div className="screen">
      <PageHeader
        title="涉案财物台账"
        context={it === undefined ? '' : `${it.caseNumber} · ${it.party.name}`}
        onBack={back}
        actions={
          <>
            <Button
              disabled={!left}
              title="L"
              onClick={() => {
                print('labels');
              }}
            >
              打印标签
            </Button>
            <Button
              disabled={!any}
              title="P"
              onClick={() => {
                print('register');
              }}
            >
              打印台账
            </Button>
            <Button type="primary" disabled={!any} title="N" onClick={tell}>
              登记…
            </Button>
          </>
        }
      />
      <div className="register">
        <GoodsNotes goods={goods} onTake={begin} />
        {goods.lists.map((list) => (
          <GoodsList key={list.listId} list={list}>
            {goods.listTemplate !== undefined && (
              <FurtherList caseId={caseId} templateNumber={goods.listTemplate} items={list.items} />
            )}
          </GoodsList>
        ))}
        {!any && (
          <EmptyState
            title="本案没有查封、扣押或者先行登记保存的财物"
            hint="《场所/设施/财物清单》和引用它的决定书、通知书定稿以后，物品自动列在这里，不用另外录入。"
          />
        )}
        <MovementLog caseId={caseId} goods={goods} />
      </div>
      {begun !== undefined && (
        <MovementWindow
          caseId={caseId}
          goods={goods}
          begun={begun}
          onClose={() => {
            begin(undefined);
          }}
        />
      )}
    </div>
  );
}

/** A list of what is still held, to be released, handed over or disposed of in part. */
function FurtherList({
  caseId,
  templateNumber,
  items,
}: {
  readonly caseId: string;
  readonly templateNumber: number;
  readonly items: readonly GoodsItem[];
}) {
  const navigate = useNavigate();
  const create = useMutation(
    api.documents.create.mutationOptions({ onSuccess: ({ id }) => void navigate(`/documents/${id}`) }),
  );
  const rows = items.flatMap(({ name, model, unit, note, counted, written, lots }) => {
    const here = lots.reduce((sum, { quantity }) => sum + quantity, 0);
    return here === 0 ? [] : [{ name, model, unit, note, quantity: counted ? quantityWords(here) : written }];
  });
  if (rows.length === 0) return null;
  return (
    <button
      type="button"
      className="link-button"
      title="按现在在库的物品起草一份新的清单，删去不需要的行，用于部分解除、移送或者处理"
      disabled={create.isPending}
      onClick={() => {
        create.mutate({ caseId, templateNumber, own: { goods: rows } });
      }}
    >
      按在库物品另开清单
    </button>
  );
}
