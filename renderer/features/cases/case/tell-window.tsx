import { useMutation } from '@tanstack/react-query';
import { Flex, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import {
  endsRemedy,
  outcomeRule,
  type RemedyOutcome,
  remedyOutcomeNames,
} from '#shared/domain/procedure/events/remedy-outcome.ts';
import { eventRule } from '#shared/domain/procedure/events/procedure-event.ts';
import { type TellableEvent, tellableRule } from '#shared/domain/procedure/events/told-events.ts';
import { addDays, isIsoDate } from '#shared/lib/date.ts';
import { api } from '../../../bridge/client.ts';
import { today } from '../../../copy/today.ts';
import { PaperChoice } from '../../../parts/paper-choice.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { Window } from '../../../ui/window.tsx';

interface TellWindowProps {
  readonly caseId: string;
  /** what may be told now */
  readonly events: readonly TellableEvent[];
  readonly event: TellableEvent;
  /** of a case of several parties: the further one it is about */
  readonly partyId: string | undefined;
  readonly onClose: () => void;
}

/** 登记: something that happened outside the documents, its day and the paper that shows it. */
export function TellWindow({ caseId, events, event: first, partyId, onClose }: TellWindowProps) {
  const [event, setEvent] = useState(first);
  const [on, setOn] = useState(today());
  const [detail, setDetail] = useState('');
  const [outcome, setOutcome] = useState<RemedyOutcome>();
  const [redoDays, setRedoDays] = useState<number>();
  const [redoOn, setRedoOn] = useState('');
  const [attachmentId, setAttachmentId] = useState<string>();
  const tell = useMutation(api.way.tell.mutationOptions({ meta: { ownProblem: true }, onSuccess: onClose }));
  const { says, proof } = tellableRule(event);
  const asksOutcome = endsRemedy(event);
  const asksRedo = asksOutcome && outcome !== undefined && outcomeRule(outcome).redo === true;
  const redoBy = redoDays === undefined || !isIsoDate(on) ? redoOn : addDays(on, redoDays);
  const complete =
    isIsoDate(on) &&
    (!asksOutcome || outcome !== undefined) &&
    (!asksRedo || redoBy === '' || isIsoDate(redoBy));
  const submit = () => {
    if (!complete || tell.isPending) return;
    const ended = asksOutcome ? { outcome } : {};
    const redo = asksRedo && redoBy !== '' ? { redoBy } : {};
    const paper = attachmentId === undefined ? {} : { attachmentId };
    const party = partyId === undefined ? {} : { partyId };
    tell.mutate({ caseId, event, on, detail: detail.trim(), ...ended, ...redo, ...paper, ...party });
  };
  return (
    <Window
      open
      title="登记发生的事"
      okText="登记"
      cancelText="取消"
      width={520}
      okButtonProps={{ disabled: !complete, loading: tell.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label="发生了什么">
          <Select
            value={event}
            options={events.map((one) => ({ value: one, label: eventRule(one).words }))}
            onChange={setEvent}
          />
        </Form.Item>
        <Form.Item label="日期" extra={says}>
          <DateField value={on} onChange={setOn} aria-label="日期" />
        </Form.Item>
        {asksOutcome && (
          <Form.Item label="结果">
            <Select
              value={outcome ?? null}
              placeholder="选择复议决定、裁判的结果"
              options={remedyOutcomeNames.map((one) => ({ value: one, label: outcomeRule(one).words }))}
              onChange={(one: RemedyOutcome) => {
                setOutcome(one);
              }}
            />
          </Form.Item>
        )}
        {asksRedo && (
          <Form.Item
            label="重新作出的期限"
            extra="复议决定、裁判写明的日数，自上面的日期次日起算；写明日期的，直接填最后一天。没有写明的不填。"
          >
            <Flex gap={8} align="center">
              <InputNumber
                aria-label="重新作出的日数"
                min={1}
                max={3660}
                precision={0}
                suffix="日"
                value={redoDays ?? null}
                onChange={(days) => {
                  setRedoDays(days ?? undefined);
                }}
              />
              <DateField
                value={redoBy}
                onChange={(day) => {
                  setRedoDays(undefined);
                  setRedoOn(day);
                }}
                aria-label="重新作出的最后一天"
              />
            </Flex>
          </Form.Item>
        )}
        <Form.Item label="说明">
          <Input
            value={detail}
            maxLength={200}
            onChange={({ target }) => {
              setDetail(target.value);
            }}
            onPressEnter={({ nativeEvent }) => {
              if (!nativeEvent.isComposing) submit();
            }}
          />
        </Form.Item>
        <Form.Item label="证明材料" extra={`应当附卷：${proof}。还没有扫描的，可以在组卷时补入。`}>
          <PaperChoice label="证明材料" caseId={caseId} value={attachmentId} onChange={setAttachmentId} />
        </Form.Item>
      </Form>
      <ProblemNote error={tell.error} />
    </Window>
  );
}
