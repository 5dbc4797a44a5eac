import type { Case } from '#shared/contract/cases.ts';
import { stageLine } from './stage-line.ts';

const signs = { done: '✓', here: '●', ahead: '○' } as const;
const words = { done: '已过', here: '当前阶段', ahead: '未到' } as const;

/** Where the case stands: the stages from top to bottom. */
export function StageRail({ it }: { readonly it: Case }) {
  return (
    <ol className="stage-rail" aria-label="办案阶段">
      {stageLine(it).map(({ stage, name, position, dated }) => (
        <li
          key={stage}
          className={`stage-rail-${position}`}
          aria-current={position === 'here' ? 'step' : undefined}
        >
          <span className="stage-rail-sign" title={words[position]} aria-label={words[position]}>
            {signs[position]}
          </span>
          <span>
            {name}
            {dated !== undefined && (
              <span className="quiet numeric stage-rail-date">
                {dated.what} {dated.on}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
