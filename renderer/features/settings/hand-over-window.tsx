import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { Person } from '#shared/contract/people.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import { api } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';
import { bySpelling } from '../../copy/option-search.ts';
import { today } from '../../copy/today.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Window } from '../../ui/window.tsx';
import '../../parts/register.css';

interface HandOverWindowProps {
  readonly fromId?: string;
  readonly onClose: () => void;
}

/** 移交案件: open cases of one officer to another, one, several or all, from a day on and with the reason. */
export function HandOverWindow({ fromId: given, onClose }: HandOverWindowProps) {
  const people = useQuery(api.people.list.queryOptions({ input: {} })).data ?? [];
  const [fromId, setFromId] = useState(given);
  const [toId, setToId] = useState<string>();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState('');
  const open = useQuery(
    api.handling.openCasesOf.queryOptions({
      input: { personId: fromId ?? '' },
      enabled: fromId !== undefined,
      staleTime: 0,
    }),
  );
  const cases = open.data?.cases ?? [];
  // All, until one is left out: who leaves leaves them all, as a rule.
  const chosen = cases.filter(({ caseId }) => !left.includes(caseId)).map(({ caseId }) => caseId);
  const handOver = useMutation(
    api.handling.handOver.mutationOptions({
      meta: { ownProblem: true },
      onSuccess({ handedOver }) {
        say('success', `已移交${handedOver.toString()}件。`);
        onClose();
      },
    }),
  );
  const officers = people.filter(({ certificateNumber }) => certificateNumber !== '');
  const ready =
    fromId !== undefined && toId !== undefined && chosen.length > 0 && isIsoDate(on) && reason.trim() !== '';
  return (
    <Window
      open
      width={720}
      title="移交案件"
      okText={chosen.length > 0 ? `移交${chosen.length.toString()}件` : '移交'}
      cancelText="取消"
      okButtonProps={{ disabled: !ready, loading: handOver.isPending }}
      onOk={() => {
        if (fromId !== undefined && toId !== undefined)
          handOver.mutate({ fromId, toId, caseIds: chosen, on, reason });
      }}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <div className="register-window-line">
          <Form.Item label="原办案人员">
            <Select<string>
              showSearch={bySpelling}
              aria-label="原办案人员"
              disabled={given !== undefined}
              value={fromId ?? null}
              options={officers.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(value) => {
                setFromId(value);
                setLeft([]);
              }}
            />
          </Form.Item>
          <Form.Item label="由谁接办">
            <Select<string>
              showSearch={bySpelling}
              aria-label="由谁接办"
              value={toId ?? null}
              options={officers
                .filter(({ id, active }) => active && id !== fromId)
                .map((one) => successor(one))}
              onChange={setToId}
            />
          </Form.Item>
        </div>
        {fromId !== undefined && (
          <Form.Item
            label={`没有办结的案件（选中${chosen.length.toString()}件，共${cases.length.toString()}件）`}
          >
            {open.isSuccess && cases.length === 0 ? (
              <EmptyState small title="没有未办结的案件" />
            ) : (
              <>
                <div className="person-open-cases">
                  <Checkbox.Group
                    value={chosen}
                    options={cases.map(({ caseId, caseNumber, title, officers: names }) => ({
                      value: caseId,
                      label: `${caseNumber} ${title}（${names.join('、')}）`,
                    }))}
                    onChange={(values) => {
                      setLeft(cases.map(({ caseId }) => caseId).filter((id) => !values.includes(id)));
                    }}
                  />
                </div>
                <Button
                  size="small"
                  type="link"
                  onClick={() => {
                    setLeft(chosen.length === cases.length ? cases.map(({ caseId }) => caseId) : []);
                  }}
                >
                  {chosen.length === cases.length ? '全不选' : '全选'}
                </Button>
              </>
            )}
          </Form.Item>
        )}
        <div className="register-window-line">
          <Form.Item label="从哪天起" extra="这一天以前的文书仍写原来的办案人员。">
            <DateField value={on} onChange={setOn} aria-label="从哪天起" />
          </Form.Item>
          <Form.Item label="理由">
            <Input
              aria-label="理由"
              placeholder="例如：退休、工作调动"
              maxLength={500}
              value={reason}
              onChange={({ target }) => {
                setReason(target.value);
              }}
            />
          </Form.Item>
        </div>
      </Form>
      <ProblemNote error={handOver.error} />
    </Window>
  );
}

function successor({ id, name, department, certificateValidUntil }: Person) {
  const lapsed = certificateValidUntil < today();
  const about = lapsed ? `执法证已于${certificateValidUntil}到期` : department;
  return { value: id, label: about === '' ? name : `${name}（${about}）`, disabled: lapsed };
}
