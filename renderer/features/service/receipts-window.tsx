import { useMutation } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DutyView, ServiceView } from '#shared/contract/service.ts';
import { type ServiceMethod, serviceMethods } from '#shared/domain/procedure/timeline/service.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { api } from '../../bridge/client.ts';
import { today } from '../../copy/today.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TimeBox } from '../../ui/typed/time-box.tsx';
import { Window } from '../../ui/window.tsx';
import { byRecipient } from './duty-words.ts';
import { placeFor } from './place-for.ts';

interface ServiceWindowProps {
  readonly caseId: string;
  readonly view: ServiceView;
  readonly chosen: readonly DutyView[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 起草送达回证: for what is ticked, one receipt for each recipient; with one alone it is opened at once. */
export function ReceiptsWindow({ caseId, view, chosen, onClose, onDone }: ServiceWindowProps) {
  const navigate = useNavigate();
  const planned = byRecipient(chosen);
  const [method, setMethod] = useState<ServiceMethod>('直接送达');
  const [day, setDay] = useState(today());
  const [time, setTime] = useState('');
  const [places, setPlaces] = useState<Readonly<Record<string, string>>>({});
  const placeOf = (recipient: string) => places[recipient] ?? placeFor(view, recipient);
  const draft = useMutation(
    api.service.draftReceipts.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: ([first, ...more]) => {
        onDone();
        if (first !== undefined && more.length === 0) void navigate(`/documents/${first.id}`);
      },
    }),
  );
  return (
    <Window
      open
      title="起草送达回证"
      okText={planned.length === 1 ? '起草' : `起草 ${planned.length.toString()} 份`}
      cancelText="取消"
      width={560}
      okButtonProps={{ disabled: day !== '' && !isIsoDate(day), loading: draft.isPending }}
      onOk={() => {
        const at = time === '' ? day : `${day}T${time}`;
        draft.mutate({
          caseId,
          receipts: planned.map(({ recipient, documentIds }) => ({
            recipient,
            documentIds: [...documentIds],
            method,
            at,
            place: placeOf(recipient),
          })),
        });
      }}
      onCancel={onClose}
    >
      <p className="quiet">
        {planned
          .map(({ recipient, documentIds }) => `${recipient}：${documentIds.length.toString()}份文书`)
          .join('；')}
        。同一受送达人同时送达的文书用一份送达回证。
      </p>
      <Form layout="vertical">
        <Form.Item label="送达方式">
          <Select<ServiceMethod>
            aria-label="送达方式"
            value={method}
            options={serviceMethods.map((value) => ({ value, label: value }))}
            onChange={setMethod}
          />
        </Form.Item>
        <Form.Item
          label={
            method === '公告送达'
              ? '公告发布日期'
              : method === '邮寄送达'
                ? '交邮的日期和时间'
                : '送达的日期和时间'
          }
        >
          <div className="service-when">
            <DateField value={day} onChange={setDay} aria-label="送达日期" />
            <TimeBox value={time} onTime={setTime} aria-label="送达时间" />
          </div>
        </Form.Item>
        {planned.map(({ recipient }) => (
          <Form.Item key={recipient} label={planned.length === 1 ? '送达地点' : `${recipient}的送达地点`}>
            <Input
              aria-label={planned.length === 1 ? '送达地点' : `${recipient}的送达地点`}
              maxLength={200}
              value={placeOf(recipient)}
              onChange={({ target }) => {
                setPlaces({ ...places, [recipient]: target.value });
              }}
            />
          </Form.Item>
        ))}
      </Form>
      <ProblemNote error={draft.error} />
    </Window>
  );
}
