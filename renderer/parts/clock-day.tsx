import type { ClockView } from '#shared/contract/procedure.ts';
import { formatDaysLeft } from '../copy/format.ts';
import { useTone } from './use-tone.ts';
import { WhyThisDay } from './why-this-day.tsx';

interface ClockDayProps {
  readonly clock: ClockView;
  /** with the day itself, not only how many are left */
  readonly dated?: boolean;
}

/** When a limit ends; a click, or Enter, says why. */
export function ClockDay({ clock, dated = false }: ClockDayProps) {
  const tone = useTone();
  const { rule, start, amount, extended, deductions, on, estimate, daysLeft } = clock;
  return (
    <span className={`numeric ${tone(daysLeft)}`}>
      <WhyThisDay rule={rule} start={start} amount={amount} extended={extended} deductions={deductions}>
        {estimate ? '估计 ' : ''}
        {dated ? `${on} ` : ''}
        {formatDaysLeft(daysLeft)}
      </WhyThisDay>
    </span>
  );
}
