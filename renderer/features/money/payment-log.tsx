import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MoneyView } from '#shared/contract/money.ts';
import { yuan } from '#shared/domain/money/faults.ts';
import { owedNames, paymentRule } from '#shared/domain/money/payment.ts';
import { api } from '../../bridge/client.ts';
import { WithdrawButton, WithdrawLine } from '../../parts/withdraw.tsx';

/** Every sum that was told, by day; each can be taken back with a reason. */
export function PaymentLog({ caseId, money }: { readonly caseId: string; readonly money: MoneyView }) {
  const papers = useQuery(api.volumes.attachments.queryOptions({ input: { caseId } })).data ?? [];
  if (money.payments.length === 0) return null;
  return (
    <section className="sheet" aria-label="登记">
      <header className="register-head">
        <h2>登记</h2>
      </header>
      <table className="register-table">
        <thead>
          <tr>
            {['日期', '事项', '款项', '数额', '凭证、说明', '登记人', ''].map((name) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {money.payments.map((payment) => (
            <PaymentRow
              key={payment.id}
              caseId={caseId}
              payment={payment}
              voucher={papers.find(({ id }) => id === payment.attachmentId)?.title}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PaymentRow({
  caseId,
  payment: { id, kind, of, on, amount, detail, toldBy },
  voucher,
}: {
  readonly caseId: string;
  readonly payment: MoneyView['payments'][number];
  readonly voucher: string | undefined;
}) {
  const [open, setOpen] = useState(false);
  const withdraw = useMutation(api.money.withdraw.mutationOptions({ meta: { ownProblem: true } }));
  return (
    <>
      <tr>
        <td className="numeric">{on}</td>
        <td>{paymentRule(kind).words}</td>
        <td>{owedNames[of]}</td>
        <td className="numeric">{yuan(amount)}</td>
        <td>
          {voucher}
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
                withdraw.mutate({ caseId, paymentId: id, reason });
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
