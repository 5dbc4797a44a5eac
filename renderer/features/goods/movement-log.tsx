import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { GoodsView } from '#shared/contract/goods.ts';
import { movementRule } from '#shared/domain/goods/movement.ts';
import { api } from '../../bridge/client.ts';
import { WithdrawButton, WithdrawLine } from '../../parts/withdraw.tsx';
import { linesWords } from './lines-words.ts';

type Movement = GoodsView['movements'][number];

/** What was done with the things, by day; each can be taken back with a reason. */
export function MovementLog({ caseId, goods }: { readonly caseId: string; readonly goods: GoodsView }) {
  if (goods.movements.length === 0) return null;
  return (
    <section className="sheet" aria-label="登记">
      <header className="register-head">
        <h2>登记</h2>
      </header>
      <table className="register-table">
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
  const withdraw = useMutation(api.goods.withdraw.mutationOptions({ meta: { ownProblem: true } }));
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
          <WithdrawButton
            open={open}
            onToggle={() => {
              setOpen(!open);
            }}
          />
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={7}>
            <WithdrawLine
              pending={withdraw.isPending}
              error={withdraw.error}
              onWithdraw={(reason) => {
                withdraw.mutate({ caseId, movementId: id, reason });
              }}
              onLeave={() => {
                setOpen(false);
              }}
            />
          </td>
        </tr>
      )}
    </>
  );
}
