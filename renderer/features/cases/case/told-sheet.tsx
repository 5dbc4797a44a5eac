import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ToldEvent } from '#shared/contract/way.ts';
import { eventRule } from '#shared/domain/procedure/events/procedure-event.ts';
import type { TellableEvent } from '#shared/domain/procedure/events/told-events.ts';
import { api } from '../../../bridge/client.ts';
import { Withdraw } from '../../../parts/withdraw.tsx';

interface ToldSheetProps {
  readonly caseId: string;
  readonly tellable: readonly TellableEvent[];
  readonly onTell: (event: TellableEvent) => void;
}

/** 登记的事: what happened outside the documents and was told; it can be taken back with a reason. */
export function ToldSheet({ caseId, tellable, onTell }: ToldSheetProps) {
  const told = useQuery(api.way.told.queryOptions({ input: { caseId } })).data ?? [];
  const [first] = tellable;
  if (first === undefined && told.length === 0) return null;
  return (
    <section className="sheet next-step-box next-step-gaps">
      <h2>文书以外发生的事</h2>
      {told.length > 0 && (
        <ul>
          {told.map((one) => (
            <Told key={one.id} caseId={caseId} told={one} />
          ))}
        </ul>
      )}
      {first !== undefined && (
        <Button
          size="small"
          onClick={() => {
            onTell(first);
          }}
        >
          登记…
        </Button>
      )}
    </section>
  );
}

function Told({
  caseId,
  told: { id, event, on, detail, toldBy },
}: {
  readonly caseId: string;
  readonly told: ToldEvent;
}) {
  const withdraw = useMutation(api.way.withdraw.mutationOptions({ meta: { ownProblem: true } }));
  return (
    <li className="told">
      <span>
        <span className="numeric">{on}</span> {eventRule(event).words}
        {detail !== '' && `：${detail}`} <span className="quiet">{toldBy}登记</span>
      </span>
      <Withdraw
        pending={withdraw.isPending}
        error={withdraw.error}
        onWithdraw={(reason) => {
          withdraw.mutate({ caseId, toldId: id, reason });
        }}
      />
    </li>
  );
}
