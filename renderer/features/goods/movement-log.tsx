import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { GoodsView } from '#shared/contract/goods.ts';
import { movementRule } from '#shared/domain/goods/movement.ts';
import { api } from '../../bridge/client.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { linesWords } from './lines-words.ts';

type Movement = GoodsView['movements'][number];

/** What was done with the things, by day; each can be taken back with a reason. */
export function MovementLog({ caseId, goods }: { readonly caseId: string; readonly goods: GoodsView }) {
  if (goods.movements.length === 0) return null;
  return (
    <section className="sheet goods-list" aria-label="登记">
      <header className="goods-list-head">
        <h2>登记</h2>
      </header>
      <table className="goods-table">
        <thead>
          <tr>
            {['日期', '事项', '物品和数量', '地点、经手人', '依据、说明', '登记人', ''].map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goods.movements.map((movement) => (
            <MovementRow key={movement.id} caseId={caseId} movement={movement} goods={goods} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MovementRow({
  caseId,
  movement,
  goods,
}: {
  readonly caseId: string;
  readonly movement: Movement;
  readonly goods: GoodsView;
}) {
  const { id, kind, on, lines, place, keeper, fromPlace, detail, documentId, documentName, toldBy } =
    movement;
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr>
        <td className="numeric">{on}</td>
        <td>{movementRule(kind).words}</td>
        <td>{linesWords(lines, goods)}</td>
        <td>
          {[fromPlace === '' ? '' : `取自${fromPlace}`, place, keeper]
            .filter((text) => text !== '')
            .join('，')}
        </td>
        <td>
          {documentId !== undefined && documentName !== undefined && (
            <Link to={`/documents/${documentId}`}>{documentName}</Link>
          )}
          {detail !== '' && <div className="quiet">{detail}</div>}
        </td>
        <td>{toldBy}</td>
        <td>
          <button
            type="button"
            className="link-button"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            撤销
          </button>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={7}>
            <Withdraw caseId={caseId} movementId={id} />
          </td>
        </tr>
      )}
    </>
  );
}

function Withdraw({ caseId, movementId }: { readonly caseId: string; readonly movementId: string }) {
  const [reason, setReason] = useState('');
  const withdraw = useMutation(api.goods.withdraw.mutationOptions({ meta: { ownProblem: true } }));
  const submit = () => {
    if (reason.trim() !== '') withdraw.mutate({ caseId, movementId, reason });
  };
  return (
    <div className="goods-withdraw">
      <Input
        autoFocus
        size="small"
        aria-label="撤销的理由"
        placeholder="为什么撤销"
        maxLength={200}
        value={reason}
        onChange={({ target }) => {
          setReason(target.value);
        }}
        onPressEnter={({ nativeEvent }) => {
          if (!nativeEvent.isComposing) submit();
        }}
      />
      <Button size="small" disabled={reason.trim() === ''} loading={withdraw.isPending} onClick={submit}>
        撤销登记
      </Button>
      <ProblemNote error={withdraw.error} />
    </div>
  );
}
