import { FileAddOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Case } from '#shared/contract/cases.ts';
import { volumeParts } from '#shared/contract/volumes.ts';
import { api, client } from '../../../bridge/client.ts';
import { searchTemplates } from '../../../copy/template-search.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loaded } from '../../../parts/loaded.tsx';
import { CaseProblems } from './case-problems.tsx';
import { nextStep, orderMissing, type Missing } from './next-step.ts';

/** Right of a case: the one next step, what is still missing, and any other document. */
export function NextStep({ it }: { readonly it: Case }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const plan = useQuery({
    queryKey: ['case-missing', it.id],
    queryFn: async ({ signal }) => {
      const both = await Promise.all(
        volumeParts.map((part) => client.volumes.plan({ caseId: it.id, part }, { signal })),
      );
      return { missing: both.flatMap(({ missing }) => missing) };
    },
  });
  const templates = useQuery(api.documents.templates.queryOptions({ input: {} }));
  const create = useMutation(
    api.documents.create.mutationOptions({
      onSuccess: ({ id }) => void navigate(`/documents/${id}`),
    }),
  );

  const name = (templateNumber: number) =>
    templates.data?.find(({ number }) => number === templateNumber)?.name ?? '文书';
  const draft = (templateNumber: number, servesDocumentId?: string) => {
    create.mutate({
      caseId: it.id,
      templateNumber,
      ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
    });
  };
  const toVolume = () => void navigate(`/volumes/${it.id}`);
  const act = (gap: Missing) =>
    gap.documentId !== undefined ? (
      <Button size="small" onClick={() => void navigate(`/documents/${gap.documentId ?? ''}`)}>
        去处理
      </Button>
    ) : gap.templateNumber === undefined ? (
      <Button size="small" onClick={toVolume}>
        补扫描件
      </Button>
    ) : (
      <Button
        size="small"
        disabled={create.isPending}
        onClick={() => {
          if (gap.templateNumber !== undefined) draft(gap.templateNumber, gap.servesDocumentId);
        }}
      >
        起草
      </Button>
    );

  return (
    <aside className="next-step">
      <section className="sheet next-step-box">
        <h2>下一步</h2>
        <Loaded query={plan}>
          {({ missing }) => {
            const next = nextStep(missing);
            if (next?.templateNumber === undefined) {
              return missing.length === 0 ? (
                <>
                  <p>卷内文件已齐，可以组卷。</p>
                  <Button type="primary" block onClick={toVolume}>
                    组卷
                  </Button>
                </>
              ) : (
                <>
                  <p>还缺的材料需要扫描或者拍照补入。</p>
                  <Button type="primary" block onClick={toVolume}>
                    去补材料
                  </Button>
                </>
              );
            }
            const { templateNumber, servesDocumentId } = next;
            return (
              <>
                <p>{next.sentence}</p>
                <Button
                  type="primary"
                  block
                  loading={create.isPending}
                  icon={<FileAddOutlined aria-hidden />}
                  onClick={() => {
                    draft(templateNumber, servesDocumentId);
                  }}
                >
                  起草{name(templateNumber)}
                </Button>
              </>
            );
          }}
        </Loaded>
      </section>
      <section className="sheet next-step-box">
        <h2>起草其他文书</h2>
        <Select
          style={{ width: '100%' }}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          placeholder="名称、编号或者拼音首字母"
          value={null}
          loading={templates.isPending}
          disabled={create.isPending}
          aria-label="起草其他文书"
          notFoundContent="没有这种文书。"
          options={searchTemplates(templates.data ?? [], typed).map(({ number, name: label }) => ({
            value: number,
            label: `${number.toString()} ${label}`,
          }))}
          onChange={(templateNumber: number | null) => {
            if (templateNumber !== null) draft(templateNumber);
          }}
        />
      </section>
      <CaseProblems caseId={it.id} />
      <section className="sheet next-step-box next-step-gaps">
        <h2>
          还缺什么{' '}
          {plan.data !== undefined && plan.data.missing.length > 0 && (
            <span className="quiet">{plan.data.missing.length} 项</span>
          )}
        </h2>
        {plan.data !== undefined &&
          (plan.data.missing.length === 0 ? (
            <EmptyState small title="卷内文件已齐" />
          ) : (
            <ul>
              {orderMissing(plan.data.missing).map((gap, i) => (
                <li key={`${gap.slot}${gap.servesDocumentId ?? ''}${i}`}>
                  <span className={gap.blocking ? 'next-step-blocking' : 'quiet'}>{gap.sentence}</span>
                  {act(gap)}
                </li>
              ))}
            </ul>
          ))}
      </section>
    </aside>
  );
}
