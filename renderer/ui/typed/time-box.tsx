import { timeSpelling } from './spellings.ts';
import { useTypedBox } from './use-typed-box.ts';
import './entry.css';

interface TimeBoxProps {
  /** a time, nothing (''), or a text that is no time */
  readonly value: string;
  /** what names the box: another element, or words of its own */
  readonly labelId?: string;
  readonly 'aria-label'?: string;
  readonly onTime: (value: string) => void;
  readonly onEnter?: () => void;
}

/** A time of day, typed in any usual way. */
export function TimeBox({ value, labelId, 'aria-label': label, onTime, onEnter }: TimeBoxProps) {
  const box = useTypedBox(timeSpelling, value, onTime);
  return (
    <>
      <input
        className="entry entry-time"
        placeholder="时:分"
        autoComplete="off"
        aria-labelledby={labelId}
        aria-label={label}
        aria-invalid={box.wrong}
        value={box.text}
        onBlur={box.leave}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const keeps = event.ctrlKey && event.key.toLowerCase() === 's';
          if (event.key !== 'Enter' && !keeps) return;
          const goesOn = box.leave();
          if (event.ctrlKey) return;
          event.preventDefault();
          if (goesOn) onEnter?.();
        }}
        onChange={(event) => {
          box.type(event.target.value);
        }}
      />
      {box.wrong && <span className="alarm">没有这个时间</span>}
    </>
  );
}
