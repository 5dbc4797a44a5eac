import { Link } from 'react-router';
import { listName } from '#shared/domain/documents/template/list-name.ts';
import { documentPath } from '../batch/batch-path.ts';
import type { Ready } from './readiness.ts';

/** Documents that will be finalised, in the order they get their numbers. */
export function ReadyList({ documents }: { readonly documents: readonly Ready[] }) {
  return (
    <ol className="together-list">
      {documents.map(({ document, printed, warnings }) => (
        <li key={document.id}>
          <span>{listName(document)}</span>
          {printed !== undefined && <span className="quiet numeric">{printed}</span>}
          {warnings > 0 && (
            <Link className="amber" to={documentPath(document.id)}>
              {warnings} 处请看一看 ▸
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
}
