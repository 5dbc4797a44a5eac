import { useMemo, useState } from 'react';
import { wholeNumberSpelling } from './spellings.ts';
import { useTypedBox } from './use-typed-box.ts';
import './entry.css';

interface NumberBoxProps {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly disabled?: boolean;
  readonly least: number;
  readonly most: number;
  readonly value: number | undefined;
  /** undefined: what stands in the box is no such number; nothing else is put in its place. */
  readonly onNumber: (value: number | undefined) => void;
}

/** A whole number of a window, typed in any usual way; what is out of bounds is said, never moved to the next bound. */
export function NumberBox({ least, most, value, onNumber, ...rest }: NumberBoxProps) {
  const spelling = useMemo(() => wholeNumberSpelling(least, most), [least, most]);
  const [odd, setOdd] = useState('');
  const box = useTypedBox(spelling, odd === '' ? (value ?? '') : odd, (kept) => {
    setOdd(typeof kept === 'number' ? '' : kept);
    onNumber(typeof kept === 'number' ? kept : undefined);
  });
  return (
    <span className="entry-line">
      <input
        {...rest}
        className="entry entry-count"
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={box.wrong}
        value={box.text}
        onBlur={box.leave}
        onChange={(event) => {
          box.type(event.target.value);
        }}
      />
      {box.wrong && (
        <span className="alarm">
          请填写{least}到{most}的整数
        </span>
      )}
    </span>
  );
}
