import type { FormRule } from 'antd';
import { isIsoDate, type IsoDate } from '#shared/lib/date.ts';
import { DayBox } from './typed/day-box.tsx';

interface DateFieldProps {
  readonly id?: string;
  /** a day, nothing (''), or a text that is no day: whoever takes it holds it against `isIsoDate` */
  readonly value?: IsoDate;
  readonly onChange?: (value: IsoDate) => void;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** it is said elsewhere that the text is no day: `dayRule` does so */
  readonly quiet?: boolean;
  readonly 'aria-label'?: string;
  readonly 'aria-invalid'?: boolean | 'true' | 'false';
  readonly 'aria-describedby'?: string;
  readonly 'aria-required'?: boolean | 'true' | 'false';
}

/** A day in a window with a button: the date box of the documents. */
export function DateField({ value = '', onChange, onBlur, quiet = false, ...rest }: DateFieldProps) {
  const { 'aria-invalid': invalid, ...attributes } = rest;
  return (
    <div className="entry-line">
      <DayBox
        {...attributes}
        early
        quiet={quiet}
        invalid={invalid === true || invalid === 'true'}
        value={value}
        onDay={(next) => onChange?.(next)}
        {...(onBlur === undefined ? {} : { onLeft: onBlur })}
      />
    </div>
  );
}

/** For a form whose field must hold a day: `open` is said when nothing stands there. */
export const dayRule = (open: string): FormRule => ({
  validator(_rule, value: unknown) {
    const text = typeof value === 'string' ? value : '';
    if (isIsoDate(text)) return Promise.resolve();
    return Promise.reject(new Error(text.trim() === '' ? open : '没有这一天。'));
  },
});
