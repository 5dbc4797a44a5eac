import { useQuery } from '@tanstack/react-query';
import { clockKey } from '#shared/domain/procedure/clocks.ts';
import { api } from '../../../bridge/client.ts';
import { ClockDay } from '../../../parts/clock-day.tsx';

/** The limits that run in the case, the nearest first; each says why it ends on its day. */
export function CaseClocks({ caseId }: { readonly caseId: string }) {
  const { data } = useQuery(api.procedure.ofCase.queryOptions({ input: { caseId } }));
  if (data === undefined || data.clocks.length === 0) return null;
  return (
    <ul className="case-clocks" aria-label="期限">
      {data.clocks.map((clock) => (
        <li key={clockKey({ ...clock, due: clock.on })}>
          {clock.what}
          <ClockDay clock={clock} dated />
        </li>
      ))}
    </ul>
  );
}
