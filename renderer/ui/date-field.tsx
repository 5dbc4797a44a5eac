import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useMemo } from 'react';
import type { IsoDate } from '#shared/lib/date.ts';

interface DateFieldProps {
  readonly id?: string;
  readonly value?: IsoDate;
  readonly onChange?: (date: IsoDate | undefined) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

/** A day as ISO text; may be typed as 2026-03-05, 20260305 or 2026.3.5. */
export function DateField({ value, onChange, placeholder = '年-月-日', ...rest }: DateFieldProps) {
  // The picker drops what is being typed when it is given another object, be it the same day.
  const day = useMemo(() => (value === undefined || value === '' ? null : dayjs(value)), [value]);
  return (
    <DatePicker
      {...rest}
      style={{ width: '100%' }}
      format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D', 'YYYY年M月D日']}
      placeholder={placeholder}
      value={day}
      onChange={(next) => onChange?.(next === null ? undefined : next.format('YYYY-MM-DD'))}
    />
  );
}
