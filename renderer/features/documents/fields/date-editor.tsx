import { CalendarOutlined } from '@ant-design/icons';
import { Calendar, Popover } from 'antd';
import dayjs from 'dayjs';
import { useState, type KeyboardEvent } from 'react';
import { isIsoDate } from '#shared/lib/date.ts';
import { today } from '../../../copy/today.ts';
import { readDate, readTime } from '../values/read-typed.ts';
import type { EditorProps } from './editor-props.ts';
import { useTyped } from './use-typed.ts';

const WEEKDAYS = '日一二三四五六';
const same = (value: string): string => value;

/** A whole day is taken over while it is typed; short forms (`5`, `3-5`, 今天) when the box is left. */
const isWhole = (text: string): boolean => /^\s*\d{4}\D\d{1,2}\D\d{1,2}日?\s*$|^\s*\d{8}\s*$/.test(text);

interface PartProps {
  readonly value: string;
  readonly labelId: string;
  readonly onPart: (value: string) => void;
  readonly onEnter: () => void;
}

/** A day: typed in any usual way, or chosen (Alt+↓). */
export function DayBox({ value, labelId, onPart, onEnter }: PartProps) {
  const typed = useTyped(value, same);
  const [open, setOpen] = useState(false);
  const take = (text: string): boolean => {
    const day = text.trim() === '' ? '' : readDate(text, today());
    if (day === undefined) return false;
    typed.tidy();
    if (day !== value) onPart(day);
    return true;
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.altKey && event.key === 'ArrowDown') {
      event.preventDefault();
      setOpen(true);
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      if (take(typed.text)) onEnter();
    }
  };
  const wrong = typed.text.trim() !== '' && readDate(typed.text, today()) === undefined;
  const whole = isIsoDate(value);
  return (
    <>
      <span className="entry-date">
        <input
          className="entry"
          placeholder="年-月-日"
          autoComplete="off"
          aria-labelledby={labelId}
          aria-invalid={wrong}
          title="可以输入 3-5、5、今天；Alt+↓ 打开日历"
          value={typed.text}
          onKeyDown={press}
          onBlur={(event) => take(event.target.value)}
          onChange={(event) => {
            const text = event.target.value;
            const day = isWhole(text) ? (readDate(text, today()) ?? '') : '';
            typed.type(text, day);
            onPart(day);
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
                  typed.tidy();
                  onPart(day.format('YYYY-MM-DD'));
                  setOpen(false);
                }}
              />
            </div>
          }
        >
          <button type="button" tabIndex={-1} className="entry-icon" aria-label="打开日历">
            <CalendarOutlined aria-hidden />
          </button>
        </Popover>
      </span>
      {whole && <span className="quiet">星期{WEEKDAYS[dayjs(value).day()]}</span>}
      {wrong && <span className="alarm">没有这一天</span>}
    </>
  );
}

/** A time of day, typed in any usual way. */
export function TimeBox({ value, labelId, onPart, onEnter }: PartProps) {
  const typed = useTyped(value, same);
  const wrong = typed.text.trim() !== '' && readTime(typed.text) === undefined;
  const take = (text: string): boolean => {
    const time = text.trim() === '' ? '' : readTime(text);
    if (time === undefined) return false;
    typed.tidy();
    if (time !== value) onPart(time);
    return true;
  };
  return (
    <>
      <input
        className="entry entry-time"
        placeholder="时:分"
        autoComplete="off"
        aria-labelledby={labelId}
        aria-invalid={wrong}
        value={typed.text}
        onBlur={(event) => take(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (take(typed.text)) onEnter();
        }}
        onChange={(event) => {
          const text = event.target.value;
          const time = /^\s*\d{1,2}[:：]\d{2}\s*$/.test(text) ? (readTime(text) ?? '') : '';
          typed.type(text, time);
          onPart(time);
        }}
      />
      {wrong && <span className="alarm">没有这个时间</span>}
    </>
  );
}

/** A day, a time, or both. A day without its time is not yet a value, but stays in the box. */
export function DateEditor({ field, value, onChange, onNext, labelId }: EditorProps) {
  const text = typeof value === 'string' ? value : '';
  const [day = '', time = ''] = field.type === 'time' ? ['', text] : text.split('T');
  const put = (nextDay: string, nextTime: string) => {
    if (field.type === 'date') onChange(nextDay);
    else if (field.type === 'time') onChange(nextTime);
    else
      onChange(nextDay === '' && nextTime === '' ? '' : nextTime === '' ? nextDay : `${nextDay}T${nextTime}`);
  };
  const shortTime = time.slice(0, 5);
  return (
    <div className="entry-line">
      {field.type !== 'time' && (
        <DayBox
          value={day}
          labelId={labelId}
          onEnter={onNext}
          onPart={(next) => {
            put(next, shortTime);
          }}
        />
      )}
      {field.type !== 'date' && (
        <TimeBox
          value={shortTime}
          labelId={labelId}
          onEnter={onNext}
          onPart={(next) => {
            put(day, next);
          }}
        />
      )}
    </div>
  );
}
