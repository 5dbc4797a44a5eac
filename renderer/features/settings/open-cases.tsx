import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Person } from '#shared/contract/people.ts';
import { api } from '../../bridge/client.ts';
import { useMay } from '../../bridge/session.ts';
import { HandOverWindow } from './hand-over-window.tsx';

/** Said before somebody is made inactive: the open cases he handles, and the way to hand them over. */
export function OpenCases({ person }: { readonly person: Person }) {
  const query = useQuery(
    api.handling.openCasesOf.queryOptions({ input: { personId: person.id }, staleTime: 0 }),
  );
  const mayHandOver = useMay()('cases.handover');
  const [handing, setHanding] = useState(false);
  const numbers = query.data?.caseNumbers ?? [];
  const { cases = [] } = query.data ?? {};
  if (numbers.length === 0) return null;
  return (
    <>
      <Alert
        showIcon
        role="alert"
        type="warning"
        style={{ marginBottom: 12 }}
        title={`${person.name}还承办${numbers.length.toString()}件没有办结的案件，移交以后才能停用。${mayHandOver ? '' : '请办案机构负责人或者内勤移交。'}`}
        description={
          <ul className="person-open-cases" aria-label="没有办结的案件">
            {numbers.map((number) => (
              <li key={number}>
                {number} {cases.find(({ caseNumber }) => caseNumber === number)?.title}
              </li>
            ))}
          </ul>
        }
        action={
          mayHandOver && (
            <Button
              onClick={() => {
                setHanding(true);
              }}
            >
              移交…
            </Button>
          )
        }
      />
      {handing && (
        <HandOverWindow
          fromId={person.id}
          onClose={() => {
            setHanding(false);
          }}
        />
      )}
    </>
  );
}
