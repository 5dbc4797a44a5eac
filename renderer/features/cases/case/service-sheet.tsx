import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../../bridge/client.ts';

/** 送达 on the case page: how much is served, what is not and is late; the register behind it. */
export function ServiceSheet({ caseId }: { readonly caseId: string }) {
  const { data } = useQuery(api.service.ofCase.queryOptions({ input: { caseId } }));
  if (data === undefined || data.duties.length === 0) return null;
  const open = data.duties.filter(({ state }) => state !== 'served' && state !== 'announced');
  const late = open.filter((duty) => duty.late).length;
  const announced = data.duties.filter(({ state }) => state === 'announced').length;
  const said = [
    open.length === 0 ? '' : `${open.length.toString()}份未送达`,
    late === 0 ? '' : `${late.toString()}份过期`,
    announced === 0 ? '' : `${announced.toString()}份公告中`,
  ].filter((one) => one !== '');
  return (
    <section className="sheet next-step-box" aria-label="送达">
      <h2>
        <Link to={`/cases/${caseId}/service`} title="S">
          送达
        </Link>{' '}
        <span className={late > 0 ? 'alarm' : open.length > 0 ? 'amber' : 'quiet'}>
          {said.length === 0 ? `${data.duties.length.toString()}份文书都已送达` : said.join('，')}
        </span>
      </h2>
    </section>
  );
}
