import type { NextStepView } from '#shared/contract/way.ts';
import { doers } from '#shared/domain/procedure/stages/lane.ts';
import { daysBetween } from '#shared/lib/date.ts';
import { formatDaysLeft } from '../../copy/format.ts';
import { today } from '../../copy/today.ts';
import { useTone } from '../use-tone.ts';
import './way.css';

/** Who does a step, by when, and by which article. */
export function StepMeta({
  step: { by, due, waitsUntil, article },
}: {
  readonly step: Pick<NextStepView, 'by' | 'due' | 'waitsUntil' | 'article'>;
}) {
  const tone = useTone();
  const left = due === undefined ? undefined : daysBetween(today(), due);
  return (
    <dl className="way-meta">
      <dt>办理</dt>
      <dd>{doers[by]}</dd>
      {due !== undefined && left !== undefined && (
        <>
          <dt>最迟</dt>
          <dd className={`numeric ${tone(left)}`}>
            {due} {formatDaysLeft(left)}
          </dd>
        </>
      )}
      {waitsUntil !== undefined && (
        <>
          <dt>等到</dt>
          <dd className="numeric">{waitsUntil} 届满</dd>
        </>
      )}
      <dt>依据</dt>
      <dd>{article}</dd>
    </dl>
  );
}
