import { Button } from 'antd';
import type { MoneyView } from '#shared/contract/money.ts';
import { RegisterFault } from '../../parts/register-fault.tsx';
import type { BegunPayment } from './payment-window.tsx';

/** Vouchers in the file whose sum nobody told, what does not add up and what waits. */
export function MoneyNotes({
  money: { vouchers, faults, paidWithoutFigure },
  onTake,
}: {
  readonly money: MoneyView;
  readonly onTake: (payment: BegunPayment) => void;
}) {
  if (vouchers.length === 0 && faults.length === 0 && paidWithoutFigure === undefined) return null;
  return (
    <section className="sheet register-notes" aria-label="需要核对、办理的">
      <h2>需要核对、办理的</h2>
      <ul>
        {paidWithoutFigure !== undefined && (
          <li>
            <span>
              <span className="amber" aria-hidden>
                ●{' '}
              </span>
              案件经过里已有{paidWithoutFigure}缴清罚没款的记录，没有数额。登记数额以后，以台账为准。
            </span>
          </li>
        )}
        {vouchers.map(({ attachmentId, title, on }) => (
          <li key={attachmentId}>
            <span>
              <span className="amber" aria-hidden>
                ●{' '}
              </span>
              {title}
              {on !== undefined && <span className="numeric">（{on}）</span>}已经入卷，还没有登记数额。
            </span>
            <Button
              size="small"
              onClick={() => {
                onTake({ attachmentId, on });
              }}
            >
              登记数额
            </Button>
          </li>
        ))}
        {faults.map((fault) => (
          <li key={`${fault.rule}${fault.sentence}`}>
            <RegisterFault fault={fault} />
          </li>
        ))}
      </ul>
    </section>
  );
}
