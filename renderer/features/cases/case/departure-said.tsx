import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { WayView } from '#shared/contract/way.ts';
import { api } from '../../../bridge/client.ts';
import { useMay } from '../../../bridge/session.ts';
import { WithdrawButton, WithdrawLine } from '../../../parts/withdraw.tsx';

type Said = WayView['runs'][number]['steps'][number]['departures'][number];

/** What somebody said of leaving a step out: in force, overtaken by the step itself, or taken back; it never goes away. */
export function DepartureSaid({ caseId, said }: { readonly caseId: string; readonly said: Said }) {
  const [leaving, setLeaving] = useState(false);
  const may = useMay()('cases.edit');
  const withdraw = useMutation(
    api.way.withdrawDeparture.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: () => {
        setLeaving(false);
      },
    }),
  );
  const { reason, by, on, counts, withdrawn } = said;
  return (
    <div className={counts ? 'way-step-said amber' : 'way-step-said quiet'}>
      {counts ? '未办理：' : '曾说明不办理：'}
      {reason}
      <span className="quiet numeric">
        （{by} {on}）
      </span>
      {withdrawn === undefined ? (
        may && (
          <WithdrawButton
            open={leaving}
            onToggle={() => {
              setLeaving(!leaving);
            }}
          />
        )
      ) : (
        <div>
          已撤销：{withdrawn.reason}
          <span className="numeric">
            （{withdrawn.by} {withdrawn.on}）
          </span>
        </div>
      )}
      {leaving && (
        <WithdrawLine
          pending={withdraw.isPending}
          error={withdraw.error}
          onWithdraw={(why) => {
            withdraw.mutate({ caseId, departureId: said.id, reason: why });
          }}
          onLeave={() => {
            setLeaving(false);
          }}
        />
      )}
    </div>
  );
}
