import { Input } from 'antd';
import { tidyCode } from '#shared/domain/cases/tidy-code.ts';
import type { Spelling } from '../../../ui/typed/typed-box.ts';
import { useTypedBox } from '../../../ui/typed/use-typed-box.ts';
import { codeState } from './case-form-values.ts';

interface CodeInputProps {
  readonly kind: 'credit-code' | 'identity-number';
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string) => void;
}

/** Kept in half width and capitals without blanks; what is typed is not touched before one leaves. */
const code: Spelling<string> = {
  show: (kept) => kept,
  read: tidyCode,
  is: (kept): kept is string => tidyCode(kept) === kept,
};

/** A credit code or identity number; says while one types how many signs are left, and at the end whether it checks. */
export function CodeInput({ kind, id, value = '', onChange }: CodeInputProps) {
  const box = useTypedBox(code, value, (next) => onChange?.(next));
  const now = codeState(kind, value);
  return (
    <>
      <Input
        {...(id === undefined ? {} : { id })}
        value={box.text}
        className="numeric"
        autoComplete="off"
        onBlur={box.leave}
        onChange={(event) => {
          box.type(event.target.value);
        }}
        suffix={
          now.state === 'typing' ? (
            <span className="quiet">还差 {now.left} 位</span>
          ) : now.state === 'right' ? (
            <span className="verified">校验相符 ✓</span>
          ) : (
            <span />
          )
        }
      />
      {now.state === 'unusual' && (
        <div className="case-form-remark amber" role="status">
          {now.message}
        </div>
      )}
    </>
  );
}
