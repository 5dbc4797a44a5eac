import { DayBox } from '../../../ui/typed/day-box.tsx';
import { TimeBox } from '../../../ui/typed/time-box.tsx';
import type { EditorProps } from '../values/editor-props.ts';

/** A day, a time, or both. A day without its time is not yet a value, but stays in the box. */
export function DateEditor({ field, value, onChange, onNext, labelId }: EditorProps) {
  const text = typeof value === 'string' ? value : '';
  const at = field.type === 'time' ? -1 : text.indexOf('T');
  const day = field.type === 'time' ? '' : at < 0 ? text : text.slice(0, at);
  const time = field.type === 'time' ? text : at < 0 ? '' : text.slice(at + 1);
  const put = (nextDay: string, nextTime: string) => {
    if (field.type === 'date') onChange(nextDay);
    else if (field.type === 'time') onChange(nextTime);
    else onChange(nextTime === '' ? nextDay : `${nextDay}T${nextTime}`);
  };
  // A time from elsewhere may have seconds and a zone; the paper has neither.
  const shortTime = /^\d{2}:\d{2}[:Z+-]/.test(time) ? time.slice(0, 5) : time;
  return (
    <div className="entry-line">
      {field.type !== 'time' && (
        <DayBox
          value={day}
          aria-labelledby={labelId}
          onEnter={onNext}
          onDay={(next) => {
            // The letter T stands between day and time; in a day it would tear the text apart.
            put(next.replaceAll('T', 't'), shortTime);
          }}
        />
      )}
      {field.type !== 'date' && (
        <TimeBox
          value={shortTime}
          labelId={labelId}
          onEnter={onNext}
          onTime={(next) => {
            put(day, next);
          }}
        />
      )}
    </div>
  );
}
