import { useRef, useState, type KeyboardEvent } from 'react';
import { weekdayName } from '#shared/domain/procedure/counting/check-year.ts';
import type { Step } from '#shared/domain/procedure/counting/step.ts';
import { addDays, chineseDate, type IsoDate } from '#shared/lib/date.ts';
import { monthsOf, type Month } from './months.ts';
import './count-picture.css';

interface CountPictureProps {
  /** days, one after the other */
  readonly steps: readonly Step[];
  readonly due: IsoDate;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** How far an arrow goes. */
const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The months of a count as a small calendar: what was counted, what not, and why, day by day with the arrow keys. */
export function CountPicture({ steps, due }: CountPictureProps) {
  const { months, left } = monthsOf(steps);
  const byDate = new Map(steps.map((step) => [step.date, step]));
  const [here, setHere] = useState(due);
  const picture = useRef<HTMLDivElement>(null);
  const shown = new Set(months.flatMap(({ weeks }) => weeks.flat()));
  const go = (date: IsoDate): void => {
    if (!byDate.has(date) || !shown.has(date)) return;
    setHere(date);
    picture.current?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (move !== undefined) go(addDays(here, move));
    else if (event.key === 'Home') go(steps[0]?.date ?? here);
    else if (event.key === 'End') go(due);
    else return;
    event.preventDefault();
  };
  const step = byDate.get(here);
  return (
    <div className="count-picture">
      {/* The cells are the controls; the keys that move between them are heard here. */}
      <div className="count-months" ref={picture} onKeyDown={press} role="group" aria-label="逐日计算">
        {months.map((month, index) => (
          <MonthTable
            key={month.first}
            month={month}
            gapBefore={left > 0 && index === months.length / 2 ? left : 0}
            byDate={byDate}
            due={due}
            here={here}
            onHere={setHere}
          />
        ))}
      </div>
      <p className="count-said" aria-live="polite">
        {step === undefined ? '' : sayStep(step, step.date === due)}
      </p>
      <Legend />
    </div>
  );
}

interface MonthTableProps {
  readonly month: Month;
  readonly gapBefore: number;
  readonly byDate: ReadonlyMap<IsoDate, Step>;
  readonly due: IsoDate;
  readonly here: IsoDate;
  readonly onHere: (date: IsoDate) => void;
}

function MonthTable({ month, gapBefore, byDate, due, here, onHere }: MonthTableProps) {
  return (
    <>
      {gapBefore > 0 && <span className="quiet count-gap">中间{gapBefore.toString()}个月照此计算</span>}
      <table className="count-month">
        <caption>{month.title}</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week, row) => (
            <tr key={row}>
              {week.map((date, column) => {
                const step = date === undefined ? undefined : byDate.get(date);
                if (date === undefined || step === undefined)
                  return <td key={column}>{date === undefined ? '' : Number(date.slice(8)).toString()}</td>;
                const last = date === due;
                return (
                  <td key={column}>
                    <button
                      type="button"
                      data-date={date}
                      className={`count-day count-${step.kind} ${last ? 'count-due' : ''}`}
                      tabIndex={date === here ? 0 : -1}
                      data-begin={last ? '' : undefined}
                      aria-label={sayStep(step, last)}
                      title={sayStep(step, last)}
                      onFocus={() => {
                        onHere(date);
                      }}
                    >
                      {Number(date.slice(8)).toString()}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** 2026年10月10日 周六：计入，第5日，调休上班（国庆节）；届满 */
function sayStep({ date, counted, reason, nth }: Step, last: boolean): string {
  const number = nth === undefined ? '' : `第${nth.toString()}日，`;
  return `${chineseDate(date)} ${weekdayName(date)}：${counted ? '计入' : '不计'}，${number}${reason}${last ? '；届满' : ''}`;
}

function Legend() {
  return (
    <p className="count-legend">
      <span className="count-day count-counted" aria-hidden />
      计入
      <span className="count-day count-rest" aria-hidden />
      休息日
      <span className="count-day count-excluded" aria-hidden />
      扣除
      <span className="count-day count-start" aria-hidden />
      起算日
      <span className="count-day count-counted count-due" aria-hidden />
      届满
    </p>
  );
}
