import { CalendarOutlined } from '@ant-design/icons';
import { Calendar, Popover } from 'antd';
import dayjs from 'dayjs';
import { type InputHTMLAttributes, type KeyboardEvent, useState } from 'react';
import { isIsoDate, type IsoDate } from '#shared/lib/date.ts';
import { today } from '../../copy/today.ts';
import { dayAtOnce, daySpelling } from './spellings.ts';
import { useTypedBox } from './use-typed-box.ts';
import './entry.css';

const WEEKDAYS = '日一二三四五六';
const inPauses = daySpelling(today);
const atOnce = dayAtOnce(today);

interface DayBoxProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'id' | 'disabled' | 'placeholder' | `aria-${'label' | 'labelledby' | 'describedby' | 'required'}`
> {
  /** a day, nothing (''), or a text that is no day */
  readonly value: IsoDate;
  readonly onDay: (value: IsoDate) => void;
  /** Nothing is kept before a button is pressed, so that short forms may count while they are typed. */
  readonly early?: boolean;
  /** it is said elsewhere that the text is no day */
  readonly quiet?: boolean;
  readonly invalid?: boolean;
  /** Enter on a day or on nothing. */
  readonly onEnter?: () => void;
  readonly onLeft?: () => void;
}

/** The one box of a day: typed in any usual way, or chosen (Alt+↓). The text is rewritten only when one leaves. */
export function DayBox(props: DayBoxProps) {
  const { value, onDay, early = false, quiet = false, invalid = false, onEnter, onLeft, ...rest } = props;
  const box = useTypedBox(early ? atOnce : inPauses, value, onDay);
  const [open, setOpen] = useState(false);
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.altKey && event.key === 'ArrowDown') {
      event.preventDefault();
      setOpen(true);
    } else if (event.key === 'Enter' || (event.ctrlKey && event.key.toLowerCase() === 's')) {
      // Keeping and finalising mean what stands here, though nobody has left the box.
      const goesOn = box.leave();
      if (event.ctrlKey) return;
      // Enter says that the day is complete, not that the form is.
      event.preventDefault();
      if (goesOn) onEnter?.();
    }
  };
  const whole = isIsoDate(value);
  return (
    <>
      <span className="entry-date">
        <input
          {...rest}
          className="entry"
          placeholder={rest.placeholder ?? '年-月-日'}
          autoComplete="off"
          aria-invalid={box.wrong || invalid}
          title="可以输入 3-5、5、今天；Alt+↓ 打开日历"
          value={box.text}
          onKeyDown={press}
          onBlur={() => {
            box.leave();
            onLeft?.();
          }}
          onChange={(event) => {
            box.type(event.target.value);
          }}
        />
        <Popover
          open={open}
          onOpenChange={setOpen}
          trigger="click"
          placement="bottomRight"
          content={
            <div className="entry-calendar">
              <Calendar
                fullscreen={false}
                {...(whole ? { value: dayjs(value) } : {})}
                onSelect={(day, { source }) => {
                  if (source !== 'date') return;
                  box.put(day.format('YYYY-MM-DD'));
                  setOpen(false);
                }}
              />
            </div>
          }
        >
          <button
            type="button"
            tabIndex={-1}
            className="entry-icon"
            aria-label="打开日历"
            disabled={rest.disabled}
          >
            <CalendarOutlined aria-hidden />
          </button>
        </Popover>
      </span>
      {whole && <span className="quiet entry-weekday">星期{WEEKDAYS[dayjs(value).day()]}</span>}
      {box.wrong && !quiet && <span className="alarm">没有这一天</span>}
    </>
  );
}
