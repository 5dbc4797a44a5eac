import { Link } from 'react-router';
import { listName } from '#shared/domain/documents/template/list-name.ts';
import { documentPath } from '../batch/batch-path.ts';
import { LeftOut } from './left-out.tsx';
import { type Outcome, outcomeSentence } from './one-by-one.ts';

/** What became of it, in one sentence, then what is left to do. */
export function TogetherDone({ outcome }: { readonly outcome: Outcome }) {
  const { refused, untouched } = outcome;
  return (
    <div className="together">
      <p role="status" className={refused.length + untouched.length === 0 ? 'verified' : ''}>
        {outcomeSentence(outcome)}
      </p>
      {refused.length > 0 && (
        <section>
          <h3 className="amber">没有定稿，留作草稿</h3>
          <LeftOut documents={refused} />
        </section>
      )}
      {untouched.length > 0 && (
        <section>
          <h3>没有轮到，仍可以定稿</h3>
          <ul className="together-list">
            {untouched.map(({ document }) => (
              <li key={document.id}>
                <Link to={documentPath(document.id)}>{listName(document)}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
