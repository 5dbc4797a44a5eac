import { useMutation, useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { DutyView, ServiceView } from '#shared/contract/service.ts';
import { type ServiceMethod, serviceMethods } from '#shared/domain/procedure/timeline/service.ts';
import { type AttemptOutcome, attemptOutcomeNames, attemptOutcomes } from '#shared/domain/service/attempt.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { api, client } from '../../bridge/client.ts';
import { today } from '../../copy/today.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TimeBox } from '../../ui/typed/time-box.tsx';
import { Window } from '../../ui/window.tsx';
import { byRecipient, type PlannedService } from './duty-words.ts';
import { placeFor } from './place-for.ts';

interface AttemptWindowProps {
  readonly caseId: string;
  readonly view: ServiceView;
  readonly chosen: readonly DutyView[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const tellable = serviceMethods.filter((method) => method !== '公告送达');

/** 登记没有送达的: an attempt that left no receipt, with what shows it. What was served has a 送达回证 instead. */
export function AttemptWindow({ caseId, view, chosen, onClose, onDone }: AttemptWindowProps) {
  const [planned, ...more] = byRecipient(chosen);
  const [method, setMethod] = useState<ServiceMethod>('直接送达');
  const [outcome, setOutcome] = useState<AttemptOutcome>('absent');
  const [day, setDay] = useState(today());
  const [time, setTime] = useState('');
  const [returnedOn, setReturnedOn] = useState(today());
  const [text, setText] = useState({
    place: placeFor(view, planned?.recipient ?? ''),
    reason: '',
    mailNumber: '',
    witness: '',
  });
  const [servedBy, setServedBy] = useState<readonly string[]>(view.officers.slice(0, 2));
  const [proofs, setProofs] = useState<readonly string[]>([]);
  const choices = useProofChoices(caseId);
  const tell = useMutation({
    mutationFn: async () => {
      for (const { recipient, documentIds } of [planned, ...more].filter(
        (one): one is PlannedService => one !== undefined,
      ))
        await client.service.tell({
          caseId,
          recipient,
          documentIds: [...documentIds],
          method,
          outcome,
          at: time === '' ? day : `${day}T${time}`,
          ...text,
          servedBy: [...servedBy],
          ...(outcome === 'returned' ? { returnedOn } : {}),
          proofs: proofs.map(proofOf),
        });
    },
    meta: { ownProblem: true },
    onSuccess: onDone,
  });
  const box = (key: keyof typeof text, label: string) => (
    <Form.Item label={label}>
      <Input
        aria-label={label}
        maxLength={200}
        value={text[key]}
        onChange={({ target }) => {
          setText({ ...text, [key]: target.value });
        }}
      />
    </Form.Item>
  );
  return (
    <Window
      open
      title="登记没有送达的情况"
      okText="登记"
      cancelText="取消"
      width={620}
      okButtonProps={{ disabled: !isIsoDate(day), loading: tell.isPending }}
      onOk={() => {
        tell.mutate();
      }}
      onCancel={onClose}
    >
      <p className="quiet">已经送达的不在这里登记：起草送达回证。</p>
      <Form layout="vertical" className="service-form">
        <Form.Item label="送达方式">
          <Select<ServiceMethod>
            aria-label="送达方式"
            value={method}
            options={tellable.map((value) => ({ value, label: value }))}
            onChange={(value) => {
              setMethod(value);
              if (value === '邮寄送达') setOutcome('returned');
              else if (outcome === 'returned') setOutcome('absent');
            }}
          />
        </Form.Item>
        <Form.Item label="结果">
          <Select<AttemptOutcome>
            aria-label="结果"
            value={outcome}
            options={attemptOutcomeNames
              .filter((value) => value !== 'returned' || method === '邮寄送达')
              .map((value) => ({ value, label: attemptOutcomes[value] }))}
            onChange={setOutcome}
          />
        </Form.Item>
        <Form.Item label={method === '邮寄送达' ? '交邮的日期' : '日期和时间'}>
          <div className="service-when">
            <DateField value={day} onChange={setDay} aria-label="日期" />
            {method !== '邮寄送达' && <TimeBox value={time} onTime={setTime} aria-label="时间" />}
          </div>
        </Form.Item>
        {outcome === 'returned' ? (
          <Form.Item label="退回的日期">
            <DateField value={returnedOn} onChange={setReturnedOn} aria-label="退回的日期" />
          </Form.Item>
        ) : (
          box('witness', '见证人')
        )}
        {box('place', '地点')}
        {method === '邮寄送达' ? box('mailNumber', '邮件号码') : null}
        <Form.Item label="送达人">
          <Select<string[]>
            mode="tags"
            aria-label="送达人"
            value={[...servedBy]}
            options={view.officers.map((name) => ({ value: name, label: name }))}
            onChange={setServedBy}
          />
        </Form.Item>
        {box('reason', '原因')}
        <Form.Item label="凭证" extra="照片、录像、退回的邮件封面：先加入案件，再在这里选。">
          <Select<string[]>
            mode="multiple"
            aria-label="凭证"
            showSearch={{ optionFilterProp: 'label' }}
            value={[...proofs]}
            options={[...choices]}
            onChange={setProofs}
          />
        </Form.Item>
      </Form>
      <ProblemNote error={tell.error} />
    </Window>
  );
}

const RECORDING = 'recording:';

const proofOf = (choice: string) =>
  choice.startsWith(RECORDING) ? { recordingId: choice.slice(RECORDING.length) } : { attachmentId: choice };

function useProofChoices(caseId: string): readonly { readonly value: string; readonly label: string }[] {
  const papers = useQuery(api.volumes.attachments.queryOptions({ input: { caseId } })).data ?? [];
  const recordings = useQuery(api.intake.recordings.queryOptions({ input: { caseId } })).data ?? [];
  return [
    ...papers.map(({ id, title }) => ({ value: id, label: title })),
    ...recordings.map(({ id, name, startedAt }) => ({
      value: RECORDING + id,
      label: startedAt === undefined ? name : `${name}（${startedAt.slice(0, 10)}）`,
    })),
  ];
}
