import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Case } from '#shared/contract/cases.ts';
import type { WayView } from '#shared/contract/way.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { kindsOfOneParty } from '#shared/domain/procedure/timeline/parties.ts';
import type { TellableEvent } from '#shared/domain/procedure/events/told-events.ts';
import { volumeParts } from '#shared/contract/volumes.ts';
import { api, client } from '../../../bridge/client.ts';
import { searchTemplates } from '../../../copy/template-search.ts';
import { useDraft } from '../../../parts/way/use-draft.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { CaseProblems } from './case-problems.tsx';
import { GoodsSheet } from './goods-sheet.tsx';
import { MoneySheet } from './money-sheet.tsx';
import { NextBox } from './next-box.tsx';
import { type Gap, openPoints } from './open-points.ts';
import { ServiceSheet } from './service-sheet.tsx';
import { TellWindow } from './tell-window.tsx';
import { ToldSheet } from './told-sheet.tsx';

/** Right of a case: the one next step, other lawful ones, what was told, what is missing, any other document. */
export function NextStep({
  it,
  way,
  partyId,
}: {
  readonly it: Case;
  readonly way: WayView;
  /** of a case of several parties: the further one whose way this is */
  readonly partyId: string | undefined;
}) {
  const [telling, setTelling] = useState<TellableEvent>();
  return (
    <aside className="next-step">
      <NextBox caseId={it.id} way={way} partyId={partyId} onTell={setTelling} />
      <GoodsSheet caseId={it.id} />
      <MoneySheet caseId={it.id} partyId={partyId} />
      <ServiceSheet caseId={it.id} />
      <OtherDocuments it={it} partyId={partyId} />
      <CaseProblems caseId={it.id} />
      <MissingSheet caseId={it.id} missing={way.missing} next={way.next} />
      <ToldSheet caseId={it.id} tellable={way.tellable} onTell={setTelling} />
      {telling !== undefined && (
        <TellWindow
          caseId={it.id}
          events={way.tellable.includes(telling) ? way.tellable : [telling, ...way.tellable]}
          event={telling}
          partyId={partyId}
          onClose={() => {
            setTelling(undefined);
          }}
        />
      )}
    </aside>
  );
}

function OtherDocuments({ it, partyId }: { readonly it: Case; readonly partyId: string | undefined }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const templates = useQuery(api.documents.templates.queryOptions({ input: { edition: it.edition } }));
  const create = useMutation(
    api.documents.create.mutationOptions({
      onSuccess: ({ id }) => void navigate(`/documents/${id}`),
    }),
  );
  return (
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
          if (templateNumber === null) return;
          const kind = kindOf(templates.data?.find(({ number }) => number === templateNumber)?.id ?? '');
          const own = partyId !== undefined && kind !== undefined && kindsOfOneParty.includes(kind);
          create.mutate({ caseId: it.id, templateNumber, ...(own ? { partyId } : {}) });
        }}
      />
    </section>
  );
}

/** 还缺什么: only what is due by now; of what was served its receipts, of what was scanned its pages. */
function MissingSheet({
  caseId,
  missing,
  next,
}: {
  readonly caseId: string;
  readonly missing: WayView['missing'];
  readonly next: WayView['next'];
}) {
  const navigate = useNavigate();
  const { begin, pending } = useDraft(caseId);
  const points = openPoints(useVolumeGaps(caseId), next, missing);
  const count = missing.length + points.length;
  return (
    <section className="sheet next-step-box next-step-gaps">
      <h2>还缺什么 {count > 0 && <span className="quiet">{count} 项</span>}</h2>
      {count === 0 ? (
        <EmptyState small title="已经办理的步骤不缺文书" />
      ) : (
        <ul>
          {missing.map(({ lane, step, sentence, since, article, document }) => (
            <li key={`${lane}${step}${sentence}`}>
              <span className="next-step-blocking" title={article}>
                {sentence}
                {since !== undefined && <span className="quiet numeric">（{since}起）</span>}
              </span>
              {document !== undefined && (
                <Button
                  size="small"
                  disabled={pending}
                  onClick={() => {
                    begin(document);
                  }}
                >
                  起草
                </Button>
              )}
            </li>
          ))}
          {points.map(({ id, sentence, templateNumber, servesDocumentId, documentId }) => (
            <li key={id}>
              <span className="next-step-blocking">{sentence}</span>
              <Button
                size="small"
                disabled={pending}
                onClick={() => {
                  if (templateNumber !== undefined)
                    begin({
                      templateNumber,
                      name: '',
                      values: {},
                      ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
                    });
                  else
                    void navigate(
                      documentId === undefined ? `/volumes/${caseId}` : `/documents/${documentId}`,
                    );
                }}
              >
                {templateNumber === undefined ? '去处理' : '起草'}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function useVolumeGaps(caseId: string): readonly Gap[] {
  const plan = useQuery({
    queryKey: ['case-missing', caseId],
    queryFn: async ({ signal }) => {
      const both = await Promise.all(
        volumeParts.map((part) => client.volumes.plan({ caseId, part }, { signal })),
      );
      return both.flatMap(({ missing }) => missing);
    },
  });
  return plan.data ?? [];
}
