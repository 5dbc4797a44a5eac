import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { yuan } from '#shared/domain/money/faults.ts';
import { owedNames } from '#shared/domain/money/payment.ts';
import { api } from '../../../bridge/client.ts';
import { GraveFaults } from './grave-faults.tsx';

/** What is to be paid in the case and is open, and what of it is late. */
export function MoneySheet({
  caseId,
  partyId,
}: {
  readonly caseId: string;
  /** of a case of several parties: the further one that is shown */
  readonly partyId: string | undefined;
}) {
  const { data } = useQuery(
    api.money.ofCase.queryOptions({ input: { caseId, ...(partyId === undefined ? {} : { partyId }) } }),
  );
  if (data?.decision?.owes !== true) return null;
  const { sums, settledOn, faults, paidWithoutFigure } = data;
  const open = sums.filter((sum) => (sum.open ?? 0) > 0);
  return (
    <section className="sheet next-step-box next-step-gaps" aria-label="罚没款">
      <h2>
        罚没款{' '}
        <Link to={`/cases/${caseId}/money${partyId === undefined ? '' : `?party=${partyId}`}`}>台账</Link>
      </h2>
      <p>
        {settledOn !== undefined
          ? `已于${settledOn}缴清。`
          : paidWithoutFigure !== undefined
            ? `${paidWithoutFigure}缴清，还没有登记数额。`
            : open.map((sum) => `${owedNames[sum.of]}未缴${yuan(sum.open ?? 0)}`).join('，')}
      </p>
      <GraveFaults faults={faults} />
    </section>
  );
}
