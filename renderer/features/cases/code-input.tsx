import { Input } from 'antd';
import { codeState, tidyCode } from './case-form-values.ts';

interface CodeInputProps {
  readonly kind: 'credit-code' | 'identity-number';
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string) => void;
}

/** A credit code or identity number; says while one types how many signs are left, and at the end whether it checks. */
export function CodeInput({ kind, id, value = '', onChange }: CodeInputProps) {
  const now = codeState(kind, value);
  return (
    <>
      <Input
        {...(id === undefined ? {} : { id })}
        value={value}
        maxLength={24}
        className="numeric"
        autoComplete="off"
        onChange={(event) => {
          // Subtle: while an input method composes, its letters must be left alone.
          const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
          onChange?.(composing ? event.target.value : tidyCode(event.target.value));
        }}
        onCompositionEnd={(event) => onChange?.(tidyCode(event.currentTarget.value))}
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
      {now.state === 'wrong' && (
        <div className="case-form-wrong alarm" role="alert">
          {now.message}
        </div>
      )}
    </>
  );
}
