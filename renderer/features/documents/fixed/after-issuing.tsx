import { useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { volumeParts } from '#shared/contract/volumes.ts';
import { api, client } from '../../../bridge/client.ts';
import { draftWords, useDraft } from '../../../parts/way/use-draft.ts';
import { isJustIssued } from '../life/just-issued.ts';
import { nextDocument } from './next-document.ts';

/** After 定稿: the next document of the procedure, or back to the case. Nothing for who came to read. */
export function AfterIssuing({ document }: { readonly document: AnjuanDocument }) {
  const state: unknown = useLocation().state;
  return isJustIssued(state) ? <Next document={document} /> : null;
}

function Next({ document: { id, caseId, edition } }: { readonly document: AnjuanDocument }) {
  const way = useQuery(api.way.ofCase.queryOptions({ input: { caseId } }));
  const plan = useQuery({
    queryKey: ['case-missing', caseId, id],
    queryFn: async ({ signal }) => {
      const plans = await Promise.all(
        volumeParts.map((part) => client.volumes.plan({ caseId, part }, { signal })),
      );
      return plans.flatMap(({ missing }) => missing);
    },
  });
  const templates = useQuery(api.documents.templates.queryOptions({ input: { edition } })).data ?? [];
  const { begin, pending } = useDraft(caseId);
  const box = useRef<HTMLElement>(null);
  const next =
    way.data === undefined || plan.data === undefined
      ? undefined
      : nextDocument(
          way.data.next,
          plan.data,
          id,
          (number) => templates.find((one) => one.number === number)?.name,
        );
  const known = way.data !== undefined && plan.data !== undefined;
  // The window of 定稿 has gone and left the cursor nowhere; whoever has put it somewhere keeps it.
  useEffect(() => {
    if (known && document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('.ant-btn')?.focus();
  }, [known]);
  const step = next === undefined ? way.data?.next[0]?.name : undefined;
  return (
    <section ref={box} className="fixed-next" aria-label="下一步">
      <h3>已定稿，下一步{step !== undefined && `：${step}`}</h3>
      <Space wrap size="small">
        {next !== undefined && (
          <Button
            type="primary"
            loading={pending}
            onClick={() => {
              begin(next);
            }}
          >
            {draftWords(next)}
          </Button>
        )}
        <Link to={`/cases/${caseId}`} tabIndex={-1}>
          <Button>回到案件</Button>
        </Link>
      </Space>
    </section>
  );
}
