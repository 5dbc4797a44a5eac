import { Button, Input } from 'antd';
import { useId } from 'react';

/** A number given elsewhere, as it is being entered; the program draws none. */
export interface NumberGiven {
  readonly number: string;
  readonly reason: string;
}

interface NumberElsewhereProps {
  /** what happens without one */
  readonly drawn: string;
  readonly given: NumberGiven | undefined;
  readonly onGiven: (given: NumberGiven | undefined) => void;
}

/** 文号 of a document about to be issued: drawn by the program, or given elsewhere with who and why. */
export function NumberElsewhere({ drawn, given, onGiven }: NumberElsewhereProps) {
  const ids = { number: useId(), reason: useId() };
  if (given === undefined)
    return (
      <div>
        {drawn}
        <Button
          type="link"
          size="small"
          onClick={() => {
            onGiven({ number: '', reason: '' });
          }}
        >
          文号在别处编定…
        </Button>
      </div>
    );
  return (
    <div className="number-elsewhere">
      <label htmlFor={ids.number}>在别处编定的文号</label>
      <Input
        id={ids.number}
        autoFocus
        maxLength={60}
        placeholder="照原样填写"
        value={given.number}
        onChange={(event) => {
          onGiven({ ...given, number: event.target.value });
        }}
      />
      <label htmlFor={ids.reason}>由谁编定、为什么</label>
      <Input
        id={ids.reason}
        maxLength={200}
        placeholder="例如：省执法平台编号"
        value={given.reason}
        onChange={(event) => {
          onGiven({ ...given, reason: event.target.value });
        }}
      />
      <Button
        type="link"
        size="small"
        onClick={() => {
          onGiven(undefined);
        }}
      >
        仍由程序取号
      </Button>
    </div>
  );
}

/** True while a number given elsewhere is begun and not complete. */
export const isHalfGiven = (given: NumberGiven | undefined): boolean =>
  given !== undefined && (given.number.trim() === '' || given.reason.trim() === '');
