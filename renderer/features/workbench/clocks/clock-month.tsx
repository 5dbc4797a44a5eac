import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { Link } from 'react-router';
import type { ClockDay, ClockFilter } from '#shared/contract/procedure.ts';
import { weekdayName } from '#shared/domain/procedure/counting/check-year.ts';
import { addDays, addMonths, chineseDate, daysBetween, type IsoDate } from '#shared/lib/date.ts';
import { api } from '../../../bridge/client.ts';
import { today } from '../../../copy/today.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import { ClockDay as EndsOn } from '../../../parts/clock-day.tsx';
import { useTone } from '../../../parts/use-tone.ts';
import { daysOfSheet, monthTitle } from './month-days.ts';

interface ClockMonthProps {
  readonly filter: ClockFilter;
  readonly day: IsoDate;
  readonly onDay: (day: IsoDate) => void;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
/** How far an arrow goes. */
const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MONTHS: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };
/** Clocks of one day that are listed beside the month; beyond, the list is the place. */
const MOST_OF_DAY = 200;

/** A month as a sheet: what ends on which day; beside it all of the day one is on. */
export function ClockMonth({ filter, day, onDay }: ClockMonthProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const { from, to } = daysOfSheet(day);
  const days = useQuery(
    api.procedure.days.queryOptions({ input: { ...filter, from, to }, placeholderData: keepPreviousData }),
  );
  const go = (next: IsoDate) => {
    onDay(next);
    // The day may stand on a sheet that is still to be drawn.
    requestAnimationFrame(() => {
      sheet.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
    });
  };
  const press = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    const months = MONTHS[event.key];
    if (event.ctrlKey || event.altKey) return;
    if (move !== undefined) go(addDays(day, move));
    else if (months !== undefined) go(addMonths(day, months));
    else if (event.key === 'Home') go(today());
    else return;
    event.preventDefault();
  };
  return (
    <div className="clock-month">
      <div className="clock-month-head">
        <Button
          aria-label="上个月"
          title="上个月（PageUp）"
          onClick={() => {
            onDay(addMonths(day, -1));
          }}
        >
          ‹
        </Button>
        <strong className="numeric">{monthTitle(day)}</strong>
        <Button
          aria-label="下个月"
          title="下个月（PageDown）"
          onClick={() => {
            onDay(addMonths(day, 1));
          }}
        >
          ›
        </Button>
        <Button
          title="回到今天（Home）"
          onClick={() => {
            onDay(today());
          }}
        >
          今天
        </Button>
      </div>
      <Loaded query={days}>
        {(found) => (
          <div className="sheet clock-sheet" ref={sheet} onKeyDown={press} role="group" aria-label="月历">
            {WEEKDAYS.map((name) => (
              <div key={name} className="clock-weekday quiet" aria-hidden>
                {name}
              </div>
            ))}
            {found.map((one) => (
              <DayCell
                key={one.on}
                day={one}
                here={one.on === day}
                outside={!one.on.startsWith(day.slice(0, 7))}
                onDay={onDay}
              />
            ))}
          </div>
        )}
      </Loaded>
      <DayList filter={filter} day={day} />
    </div>
  );
}

interface DayCellProps {
  readonly day: ClockDay;
  readonly here: boolean;
  readonly outside: boolean;
  readonly onDay: (day: IsoDate) => void;
}

function DayCell({ day: { on, workday, why, count, first }, here, outside, onDay }: DayCellProps) {
  const tone = useTone();
  const now = today();
  const rest = count - first.length;
  const said = `${chineseDate(on)} ${weekdayName(on)}${workday ? '' : `，${why}`}，${count === 0 ? '没有到期的期限' : `${count} 项到期`}`;
  return (
    <button
      type="button"
      data-day={on}
      tabIndex={here ? 0 : -1}
      aria-pressed={here}
      aria-label={said}
      title={first.map(({ what, title }) => `${what}：${title}`).join('\n')}
      className={[
        'clock-cell',
        workday ? '' : 'clock-cell-rest',
        outside ? 'clock-cell-outside' : '',
        on === now ? 'clock-cell-today' : '',
      ].join(' ')}
      onClick={() => {
        onDay(on);
      }}
    >
      <span className="clock-cell-date">
        <span className="numeric">{Number(on.slice(8))}</span>
        {!workday && !['周末', '周六', '周日'].includes(why) && <span className="quiet">{why}</span>}
        {count > 0 && <span className={`clock-cell-count ${tone(daysBetween(now, on))}`}>{count}</span>}
      </span>
      {first.map(({ caseId, rule, what, title }) => (
        <span key={`${caseId} ${rule}`} className={`clock-cell-line ellipsis ${tone(daysBetween(now, on))}`}>
          {what} {title}
        </span>
      ))}
      {rest > 0 && <span className="clock-cell-line quiet">另有 {rest} 项</span>}
    </button>
  );
}

/** All that ends on one day. */
function DayList({ filter, day }: { readonly filter: ClockFilter; readonly day: IsoDate }) {
  const found = useQuery(
    api.procedure.running.queryOptions({
      input: { ...filter, on: day, limit: MOST_OF_DAY },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <section className="sheet clock-day" aria-label={`${chineseDate(day)}到期`}>
      <h2>
        {chineseDate(day)} {weekdayName(day)}
      </h2>
      <Loaded query={found}>
        {({ clocks, total }) =>
          clocks.length === 0 ? (
            <p className="quiet">这一天没有到期的期限。</p>
          ) : (
            <>
              <ul>
                {clocks.map((it) => (
                  <li key={`${it.caseId} ${it.rule} ${it.start} ${it.documentId ?? ''}`}>
                    <span className="clock-day-what">
                      {it.what} <EndsOn clock={it} />
                    </span>
                    <Link to={`/cases/${it.caseId}`} className="clocks-link">
                      {it.title}
                    </Link>
                    <span className="quiet numeric">
                      {it.caseNumber} {it.officers}
                    </span>
                  </li>
                ))}
              </ul>
              {total > clocks.length && <p className="quiet">共 {total} 项，其余请在列表里看。</p>}
            </>
          )
        }
      </Loaded>
    </section>
  );
}
