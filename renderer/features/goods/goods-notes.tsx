import { Button } from 'antd';
import { Link } from 'react-router';
import type { GoodsView } from '#shared/contract/goods.ts';
import { movementRule } from '#shared/domain/goods/movement.ts';
import { RegisterFault } from '../../parts/register-fault.tsx';
import { linesWords } from './lines-words.ts';
import type { BegunMovement } from './movement-window.tsx';

/** What does not add up or waits, and what a document has already and was not told yet. */
export function GoodsNotes({
  goods,
  onTake,
}: {
  readonly goods: GoodsView;
  readonly onTake: (movement: BegunMovement) => void;
}) {
  const { faults, proposals } = goods;
  return (
    <>
      {proposals.length > 0 && (
        <section className="sheet register-notes" aria-label="文书已写明，台账还没有登记">
          <h2>文书已写明，台账还没有登记</h2>
          <ul>
            {proposals.map((proposal) => (
              <li key={proposal.documentId}>
                <span>
                  <span className="numeric">{proposal.on}</span> {movementRule(proposal.kind).words}
                  {linesWords(proposal.lines, goods)}{' '}
                  <Link className="quiet" to={`/documents/${proposal.documentId}`}>
                    {proposal.documentName}
                  </Link>
                </span>
                <Button
                  size="small"
                  onClick={() => {
                    const { documentName: _, ...movement } = proposal;
                    onTake(movement);
                  }}
                >
                  核对并登记
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {faults.length > 0 && (
        <section className="sheet register-notes" aria-label="需要核对、办理的">
          <h2>需要核对、办理的</h2>
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.rule}${fault.sentence}`}>
                <RegisterFault fault={fault} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
