import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { MoneyView } from '#shared/contract/money.ts';
import { yuan } from '#shared/domain/money/faults.ts';
import { owedNames, paymentRule } from '#shared/domain/money/payment.ts';
import { api } from '../../bridge/client.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** Every sum that was told, by day; each can be taken back with a reason. */
export function PaymentLog({ caseId, money }: { readonly caseId: string; readonly money: MoneyView }) {
  const papers = useQuery(api.volumes.attachments.queryOptions({ input: { caseId } })).data ?? [];
  if (money.payments.length === 0) return null;
  return (
    <section className="sheet money-sheet" aria-label="登记">
      <header className="money-head">
        <h2>登记</h2>
      </header>
      <table className="money-table">
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
            <Withdraw caseId={caseId} paymentId={id} />
          </td>
        </tr>
      )}
    </>
  );
}

function Withdraw({ caseId, paymentId }: { readonly caseId: string; readonly paymentId: string }) {
  const [reason, setReason] = useState('');
  const withdraw = useMutation(api.money.withdraw.mutationOptions({ meta: { ownProblem: true } }));
  const submit = () => {
    if (reason.trim() !== '') withdraw.mutate({ caseId, paymentId, reason });
  };
  return (
    <div className="money-withdraw">
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
