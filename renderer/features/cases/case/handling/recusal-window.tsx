import { useMutation, useQuery } from '@tanstack/react-query';
import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Case } from '#shared/contract/cases.ts';
import {
  type HandlingView,
  type RecusalAsker,
  recusalAskers,
  type RecusalRequest,
} from '#shared/contract/handling.ts';
import type { Person } from '#shared/contract/people.ts';
import { roleWords } from '#shared/domain/people/roles.ts';
import {
  capacityWords,
  deciderWords,
  mayDecideRecusal,
  type RecusalCapacity,
  recusalCapacities,
  recusalDecider,
} from '#shared/domain/people/separation.ts';
import { chineseDate, isIsoDate } from '#shared/lib/date.ts';
import { api } from '../../../../bridge/client.ts';
import { bySpelling } from '../../../../copy/option-search.ts';
import { today } from '../../../../copy/today.ts';
import { ProblemNote } from '../../../../parts/problem-note.tsx';
import { DateField } from '../../../../ui/date-field.tsx';
import { Several } from '../../../../ui/several.tsx';
import { Window } from '../../../../ui/window.tsx';
import { useMatterSlip } from './change-officers-window.tsx';
import { askerWords } from './recusal-words.ts';
import '../../../../parts/register.css';

interface RecusalWindowProps {
  readonly it: Case;
  readonly handling: HandlingView;
  /** what is decided now; a new one when absent */
  readonly request?: RecusalRequest;
  readonly onClose: () => void;
}

type Outcome = 'open' | 'granted' | 'refused';

/** 回避: who is to withdraw, who asked, why, and what was decided of it by whom. */
export function RecusalWindow({ it, handling, request, onClose }: RecusalWindowProps) {
  const people = useQuery(api.people.list.queryOptions({ input: {} })).data ?? [];
  const papers = useQuery(api.volumes.attachments.queryOptions({ input: { caseId: it.id } }));
  const [personId, setPersonId] = useState(request?.personId);
  const [capacity, setCapacity] = useState<RecusalCapacity>(request?.capacity ?? 'case');
  const [askedBy, setAskedBy] = useState<RecusalAsker>(request?.askedBy ?? 'party');
  const [askedOn, setAskedOn] = useState(request?.askedOn ?? today());
  const [reason, setReason] = useState(request?.reason ?? '');
  const [outcome, setOutcome] = useState<Outcome>(request === undefined ? 'open' : 'granted');
  const [deciderIds, setDeciderIds] = useState<readonly string[]>([]);
  const [decidedOn, setDecidedOn] = useState(today());
  const [successorId, setSuccessorId] = useState<string>();
  const [attachmentId, setAttachmentId] = useState(request?.attachmentId);
  const ask = useMutation(
    api.handling.askRecusal.mutationOptions({ meta: { ownProblem: true }, onSuccess: onClose }),
  );
  const decide = useMutation(
    api.handling.recuse.mutationOptions({ meta: { ownProblem: true }, onSuccess: onClose }),
  );
  const slip = useMatterSlip(it);
  const person = people.find(({ id }) => id === personId);
  const handles = it.officers.some(({ id }) => id === personId);
  const decided = outcome !== 'open';
  const ready =
    personId !== undefined &&
    reason.trim() !== '' &&
    isIsoDate(askedOn) &&
    (!decided || (deciderIds.length > 0 && isIsoDate(decidedOn)));
  const submit = () => {
    if (personId === undefined) return;
    const paper = attachmentId === undefined ? {} : { attachmentId };
    const said = { caseId: it.id, personId, capacity, askedBy, askedOn, reason, ...paper };
    if (!decided) ask.mutate(said);
    else
      decide.mutate({
        ...said,
        granted: outcome === 'granted',
        deciderIds: [...deciderIds],
        decidedOn,
        ...(request === undefined ? {} : { requestId: request.id }),
        ...(outcome === 'granted' && handles && successorId !== undefined ? { successorId } : {}),
      });
  };
  const known = request !== undefined;
  return (
    <Window
      open
      width={680}
      title={known ? `登记对${request.personName}回避申请的决定` : '登记回避'}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: !ready, loading: ask.isPending || decide.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {!known && (
          <>
            <div className="register-window-line">
              <Form.Item label="谁回避">
                <Select<string>
                  data-begin
                  showSearch={bySpelling}
                  aria-label="谁回避"
                  value={personId ?? null}
                  placeholder="姓名或者拼音首字母"
                  options={[...people]
                    .sort((a, b) => Number(isOn(it, b)) - Number(isOn(it, a)))
                    .map((one) => ({
                      value: one.id,
                      label: `${one.name}（${isOn(it, one) ? '本案办案人员' : roleWords(one.roles)}）`,
                    }))}
                  onChange={setPersonId}
                />
              </Form.Item>
              <Form.Item label="以什么身份">
                <Select<RecusalCapacity>
                  aria-label="以什么身份"
                  value={capacity}
                  options={recusalCapacities.map((value) => ({ value, label: capacityWords[value] }))}
                  onChange={(value) => {
                    setCapacity(value);
                    setDeciderIds([]);
                  }}
                />
              </Form.Item>
            </div>
            <div className="register-window-line">
              <Form.Item label="由谁提出">
                <Radio.Group
                  optionType="button"
                  value={askedBy}
                  options={recusalAskers.map((value) => ({ value, label: askerWords[value] }))}
                  onChange={({ target }) => {
                    setAskedBy(target.value as RecusalAsker); // one of the options above
                  }}
                />
              </Form.Item>
              <Form.Item label="提出的日期">
                <DateField value={askedOn} onChange={setAskedOn} aria-label="提出的日期" />
              </Form.Item>
            </div>
            <Form.Item
              label="理由"
              extra="与案件有直接利害关系，或者有其他关系可能影响公正执法（行政处罚法第四十三条）。"
            >
              <Input
                aria-label="理由"
                maxLength={500}
                value={reason}
                onChange={({ target }) => {
                  setReason(target.value);
                }}
              />
            </Form.Item>
          </>
        )}
        <Form.Item
          label="决定"
          extra={`${deciderWords(person?.roles ?? [], capacity)}决定作出以前，不停止调查（程序规定第四条第三款）。`}
        >
          <Radio.Group
            optionType="button"
            value={outcome}
            options={[
              ...(known ? [] : [{ value: 'open', label: '还没有决定' }]),
              { value: 'granted', label: '回避' },
              { value: 'refused', label: '不回避' },
            ]}
            onChange={({ target }) => {
              setOutcome(target.value as Outcome); // one of the options above
            }}
          />
        </Form.Item>
        {decided && (
          <div className="register-window-line">
            <Form.Item label="由谁决定">
              <Several
                aria-label="由谁决定"
                value={[...deciderIds]}
                placeholder={
                  deciders(people, person, capacity).length === 0 ? '没有登记负责人，请管理员先登记' : ''
                }
                options={deciders(people, person, capacity).map((one) => ({
                  value: one.id,
                  label: `${one.name}（${roleWords(one.roles)}）`,
                }))}
                onChange={setDeciderIds}
              />
            </Form.Item>
            <Form.Item label="决定的日期">
              <DateField value={decidedOn} onChange={setDecidedOn} aria-label="决定的日期" />
            </Form.Item>
          </div>
        )}
        {outcome === 'granted' && handles && (
          <Form.Item
            label="由谁接办"
            extra="从决定之日起接办；以前的文书仍写原来的办案人员。其余办案人员不少于两人的可以不选。"
          >
            <Select<string>
              allowClear
              showSearch={bySpelling}
              aria-label="由谁接办"
              value={successorId ?? null}
              options={people
                .filter((one) => one.active && one.certificateNumber !== '' && one.id !== personId)
                .map((one) => successorOption(it, handling, one))}
              onChange={(value: string | null) => {
                setSuccessorId(value ?? undefined);
              }}
            />
          </Form.Item>
        )}
        <Form.Item
          label={decided ? '回避决定' : '回避申请书'}
          extra={
            <>
              选择已经加入案件的材料；还没有的，可以以后补。
              {decided && slip !== undefined && person !== undefined && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => {
                    slip.begin({
                      matter: '回避',
                      matter_reason: `${chineseDate(askedOn)}，${askerWords[askedBy]}${person.name}回避，理由：${reason.trim()}。依据《中华人民共和国行政处罚法》第四十三条、《市场监督管理行政处罚程序规定》第四条，请审批。`,
                    });
                  }}
                >
                  起草有关事项审批表
                </button>
              )}
            </>
          }
        >
          <Select
            allowClear
            aria-label="材料"
            value={attachmentId ?? null}
            loading={papers.isPending}
            options={(papers.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(value: string | null) => {
              setAttachmentId(value ?? undefined);
            }}
          />
        </Form.Item>
      </Form>
      <ProblemNote error={ask.error ?? decide.error} />
    </Window>
  );
}

const isOn = ({ officers }: Case, { id }: Person): boolean => officers.some((officer) => officer.id === id);

/** Who may take part in deciding it by law, never the person itself. */
const deciders = (
  people: readonly Person[],
  person: Person | undefined,
  capacity: RecusalCapacity,
): readonly Person[] =>
  people.filter(
    (one) =>
      one.active &&
      one.id !== person?.id &&
      mayDecideRecusal(recusalDecider(person?.roles ?? [], capacity), one),
  );

function successorOption(
  it: Case,
  { recused }: HandlingView,
  { id, name, certificateValidUntil, ...one }: Person,
) {
  const why = it.officers.some((officer) => officer.id === id)
    ? '已经是办案人员'
    : recused.includes(id)
      ? '已经决定回避'
      : certificateValidUntil < today()
        ? '执法证已过期'
        : '';
  return { value: id, label: `${name}（${why === '' ? one.department : why}）`, disabled: why !== '' };
}
