import { type Run, runsOf } from '#shared/domain/procedure/counting/explain.ts';
import type { Step } from '#shared/domain/procedure/counting/step.ts';

/** The same in words: runs of days of one kind. */
export function CountRuns({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <table className="count-runs" aria-label="逐段说明">
      <tbody>
        {runsOf(steps).map((run) => (
          <tr key={run.from}>
            <td className="numeric">{moments(run)}</td>
            <td>{run.counted ? `计入${numbers(run)}` : '不计'}</td>
            <td>{run.reason === '小时' ? '' : run.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const short = (moment: string): string => moment.replace('T', ' ').replace('+08:00', '');

const moments = ({ from, to }: Run): string =>
  from === to
    ? short(from)
    : `${short(from)} 至 ${from.slice(0, 10) === to.slice(0, 10) ? short(to).slice(11) : short(to)}`;

const numbers = ({ nth, from }: Run): string => {
  if (nth === undefined) return '';
  const [first, last] = nth;
  const which = first === last ? first.toString() : `${first.toString()}至${last.toString()}`;
  return `，第${which}${from.length > 10 ? '小时' : '日'}`;
};
