import { Link } from 'react-router';
import { listName } from '#shared/domain/documents/template/list-name.ts';
import { fieldAddress } from '../../../parts/findings.tsx';
import type { NotReady } from './readiness.ts';

/** Documents that are not finalised here: each by name, why, and the way to it. */
export function LeftOut({ documents }: { readonly documents: readonly NotReady[] }) {
  return (
    <ul className="together-list">
      {documents.map(({ document, reason, field }) => (
        <li key={document.id}>
          <Link to={fieldAddress(document.id, field)}>{listName(document)}</Link>
          <span className="amber">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
