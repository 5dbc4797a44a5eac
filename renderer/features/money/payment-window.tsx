import { useMutation } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { MoneyPay, MoneyView } from '#shared/contract/money.ts';
import { type Owed, owedKinds, owedNames, paymentKinds, paymentRule } from '#shared/domain/money/payment.ts';
import { moneyInFigures } from '#shared/lib/chinese-numerals.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { api } from '../../bridge/client.ts';
import { today } from '../../copy/today.ts';
import { PaperChoice } from '../../parts/paper-choice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { readMoney } from '../../ui/typed/read-typed.ts';
import { Window } from '../../ui/window.tsx';

/** What a payment begins with: a voucher that is in the file already. */
export interface BegunPayment {
  readonly on?: string | undefined;
  readonly attachmentId?: string | undefined;
}

/** 登记: how much of what came in when, and the voucher that shows it. */
export function PaymentWindow({
  caseId,
  money,
  partyId,
  begun,
  onClose,
}: {
  readonly caseId: string;
  readonly money: MoneyView;
  /** of a case of several parties: the further one whose it is */
  readonly partyId: string | undefined;
  readonly begun: BegunPayment;
  readonly onClose: () => void;
}) {
  const openOf = (of: Owed): number => money.sums.find((sum) => sum.of === of)?.open ?? 0;
  const first = owedKinds.find((of) => openOf(of) > 0) ?? 'fine';
  const figures = (of: Owed): string => (openOf(of) > 0 ? moneyInFigures(openOf(of)) : '');
  const [kind, setKind] = useState<MoneyPay['kind']>('paid');
  const [of, setOf] = useState<Owed>(first);
  const [on, setOn] = useState(begun.on ?? today());
  const [text, setText] = useState(figures(first));
  const [detail, setDetail] = useState('');
  const [attachmentId, setAttachmentId] = useState(begun.attachmentId);
  const pay = useMutation(api.money.pay.mutationOptions({ meta: { ownProblem: true }, onSuccess: onClose }));
  const rule = paymentRule(kind);
  const allowed = rule.of ?? owedKinds;
  const amount = readMoney(text);
  const wrong = text.trim() !== '' && amount === undefined;
  const ready =
    isIsoDate(on) && amount !== undefined && amount > 0 && (rule.reasoned !== true || detail.trim() !== '');
  const send = () => {
    if (!ready || pay.isPending) return;
    pay.mutate({
      caseId,
      kind,
      of,
      on,
      amount,
      detail: detail.trim(),
      ...(attachmentId === undefined ? {} : { attachmentId }),
      ...(partyId === undefined ? {} : { partyId }),
    });
  };
  return (
    <Window
      open
      title="登记款项"
      okText="登记"
      cancelText="取消"
      width={560}
      okButtonProps={{ disabled: !ready, loading: pay.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <div className="register-window-line">
          <Form.Item label="发生了什么" extra={rule.article}>
            <Select
              value={kind}
              aria-label="发生了什么"
              options={paymentKinds.map((one) => ({ value: one, label: paymentRule(one).words }))}
              onChange={(next) => {
                setKind(next);
                const [only = of] = paymentRule(next).of ?? [of];
                setOf(only);
                setText(figures(only));
              }}
            />
          </Form.Item>
          <Form.Item label="款项">
            <Select
              value={of}
              aria-label="款项"
              options={allowed.map((one) => ({ value: one, label: owedNames[one] }))}
              onChange={(next) => {
                setOf(next);
                setText(figures(next));
              }}
            />
          </Form.Item>
          <Form.Item label="数额">
            <Input
              data-begin
              value={text}
              inputMode="decimal"
              className="numeric"
              suffix="元"
              {...(wrong ? { status: 'error' as const } : {})}
              aria-label="数额"
              aria-invalid={wrong}
              onChange={({ target }) => {
                setText(target.value);
              }}
              onPressEnter={({ nativeEvent }) => {
                if (!nativeEvent.isComposing) send();
              }}
            />
          </Form.Item>
          <Form.Item label="日期">
            <DateField value={on} onChange={setOn} aria-label="日期" />
          </Form.Item>
        </div>
        <Form.Item label="凭证" extra={`应当附卷：${rule.proof}。还没有扫描的，先在组卷时补入，再来登记。`}>
          <PaperChoice label="凭证" caseId={caseId} value={attachmentId} onChange={setAttachmentId} />
        </Form.Item>
        <Form.Item label="说明" {...(rule.reasoned === true ? { required: true } : {})}>
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
      <ProblemNote error={pay.error} />
    </Window>
  );
}
