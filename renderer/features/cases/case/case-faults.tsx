import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { api } from '../../../bridge/client.ts';

/** What cannot have happened so by the days that the documents of the case say, each with those documents. */
export function CaseFaults({ caseId }: { readonly caseId: string }) {
  const { data } = useQuery(api.procedure.ofCase.queryOptions({ input: { caseId } }));
  const documents = useQuery(api.documents.list.queryOptions({ input: { caseId } })).data ?? [];
  const papers = useQuery(api.volumes.attachments.queryOptions({ input: { caseId } })).data ?? [];
  if (data === undefined || data.faults.length === 0) return null;
  const places = new Map<string, { readonly to: string; readonly title: string }>([
    ...papers.map(({ id, name }) => [id, { to: `/volumes/${caseId}`, title: name }] as const),
    ...documents.map(({ id, title }) => [id, { to: `/documents/${id}`, title }] as const),
  ]);
  return (
    <ul className="case-faults" aria-label="日期有问题的经过">
      {data.faults.map(({ sentence, documentIds }) => (
        <li key={`${sentence}${documentIds.join()}`}>
          <Alert
            type="warning"
            title={sentence}
            description={documentIds.flatMap((id) => {
              const place = places.get(id);
              return place === undefined
                ? []
                : [
                    <Link key={id} to={place.to}>
                      {place.title}
                    </Link>,
                  ];
            })}
          />
        </li>
      ))}
    </ul>
  );
}
