import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TraitsView, WayView } from '#shared/contract/way.ts';
import type { CaseTrait } from '#shared/domain/procedure/stages/case-traits.ts';
import { api } from '../../../bridge/client.ts';
import { useMay } from '../../../bridge/session.ts';
import { TraitsWindow } from './traits-window.tsx';

/** 程序事项: what no document says of a case and its way turns on; a way that asks for none shows none. */
export function TraitsSheet({
  caseId,
  asked,
}: {
  readonly caseId: string;
  readonly asked: WayView['traits'];
}) {
  const traits = useQuery({
    ...api.way.traits.queryOptions({ input: { caseId } }),
    enabled: asked.length > 0,
  }).data;
  const [changing, setChanging] = useState(false);
  const may = useMay()('cases.edit');
  if (traits === undefined || asked.length === 0) return null;
  return (
    <section className="case-traits" aria-label="程序事项">
      {asked.map(({ trait, holds }) => (
        <p key={trait} className={holds ? undefined : 'quiet'}>
          {said(trait, traits, holds)}
        </p>
      ))}
      {may && (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            setChanging(true);
          }}
        >
          修改程序事项…
        </button>
      )}
      {changing && (
        <TraitsWindow
          caseId={caseId}
          asked={asked.map(({ trait }) => trait)}
          traits={traits}
          onClose={() => {
            setChanging(false);
          }}
        />
      )}
    </section>
  );
}

/** What nobody has said is not said to be so. */
function said(trait: CaseTrait, { major, majorReason }: TraitsView, holds: boolean): string {
  if (trait === 'refund') return holds ? '有应当退还的多收价款' : '没有登记应当退还的多收价款';
  const why = majorReason === '' ? '' : `：${majorReason}`;
  if (major) return `应当法制审核、集体讨论${why}`;
  if (holds) return '经过听证，应当法制审核、集体讨论';
  return why === '' ? '没有登记为应当法制审核、集体讨论的案件' : `不属于应当法制审核、集体讨论的案件${why}`;
}
