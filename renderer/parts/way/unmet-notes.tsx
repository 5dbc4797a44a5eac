import type { NextStepView } from '#shared/contract/way.ts';
import './way.css';

/** What should hold before a step is done and does not: unlawful in red, unusual in amber, each with its article. */
export function UnmetNotes({ unmet }: { readonly unmet: NextStepView['unmet'] }) {
  if (unmet.length === 0) return null;
  return (
    <ul className="way-unmet">
      {unmet.map(({ otherwise, article, weight }) => (
        <li key={otherwise} className={weight === 'unlawful' ? 'alarm' : 'amber'}>
          {otherwise}
          <span className="quiet">（{article}）</span>
        </li>
      ))}
    </ul>
  );
}
