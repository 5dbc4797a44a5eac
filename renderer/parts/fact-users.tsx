import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { FactUserRow } from '#shared/contract/document-checks.ts';
import type { CaseFactPath } from '#shared/domain/documents/template/case-facts.ts';
import { api } from '../bridge/client.ts';

interface FactUsersProps {
  readonly caseId: string;
  readonly facts: readonly CaseFactPath[];
  /** The change is made: issued documents that say the same as the case are of no interest any more. */
  readonly changed?: boolean;
}

/** Which drafts follow a change of these facts, and which documents keep their own words. */
export function FactUsers({ caseId, facts, changed = false }: FactUsersProps) {
  const users = useQuery(api.documents.factUsers.queryOptions({ input: { caseId, facts: [...facts] } }));
  if (users.data === undefined) return null;
  const of = (use: FactUserRow['use']) => users.data.filter((user) => user.use === use);
  const fixed = of('fixed').filter(({ differs }) => differs || !changed);
  return (
    <div className="fact-users">
      <UserLine
        users={of('follows')}
        title={changed ? '已随之改变的草稿' : '随之改变的草稿'}
        none="没有草稿用到这些内容。"
      />
      <UserLine users={of('typed')} title="单独改过、不随案件变的草稿" />
      <UserLine
        users={fixed}
        title="已定稿，仍是原来的文字"
        hint="定稿时就写错的，打开后补正，或者作废重做；后来才变更的，不用改。"
      />
    </div>
  );
}

interface UserLineProps {
  readonly users: readonly FactUserRow[];
  readonly title: string;
  readonly hint?: string;
  readonly none?: string;
}

function UserLine({ users, title, hint, none }: UserLineProps) {
  if (users.length === 0) return none === undefined ? null : <p className="quiet">{none}</p>;
  return (
    <p>
      {title}（{users.length} 份）：
      {users.map(({ documentId, document, fields }, index) => (
        <span key={documentId}>
          {index > 0 && '、'}
          <Link to={`/documents/${documentId}`} title={fields.join('、')}>
            {document}
          </Link>
        </span>
      ))}
      {hint !== undefined && <span className="quiet"> {hint}</span>}
    </p>
  );
}
