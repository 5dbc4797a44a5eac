import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMemo, useRef } from 'react';
import type { IsoDate } from '#shared/lib/date.ts';

interface DateFieldProps {
  readonly id?: string;
  readonly value?: IsoDate;
  readonly onChange?: (date: IsoDate | undefined) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

const isoOf = (day: Dayjs | null): IsoDate | undefined => day?.format('YYYY-MM-DD');

/** A day as ISO text; may be typed as 2026-03-05, 20260305 or 2026.3.5. */
export function DateField({ value, onChange, placeholder = '年-月-日', ...rest }: DateFieldProps) {
  // The picker drops what is being typed when it is given another object, be it the same day.
  const day = useMemo(() => (value === undefined || value === '' ? null : dayjs(value)), [value]);
  const typed = useRef<IsoDate>(undefined);
  const take = (next: IsoDate | undefined) => {
    typed.current = undefined;
    onChange?.(next);
  };
  return (
    <span
      style={{ display: 'contents' }}
      // The picker itself tells only when its calendar has closed: too late for a button that is clicked meanwhile.
      onBlur={() => {
        if (typed.current !== undefined && typed.current !== value) take(typed.current);
      }}
    >
      <DatePicker
        {...rest}
        style={{ width: '100%' }}
        format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D', 'YYYY年M月D日']}
        placeholder={placeholder}
        value={day}
        onCalendarChange={(next) => {
          typed.current = Array.isArray(next) ? undefined : isoOf(next);
        }}
        onChange={(next) => {
          take(isoOf(next));
        }}
      />
    </span>
  );
}
