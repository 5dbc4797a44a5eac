import { Button, Input } from 'antd';
import { useState } from 'react';
import { ProblemNote } from './problem-note.tsx';
import './reason-line.css';

interface ReasonLineProps {
  /** what the reason is of, e.g. 撤销的理由 */
  readonly label: string;
  readonly placeholder?: string;
  readonly submit: string;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (reason: string) => void;
  readonly onLeave: () => void;
}

/** One line in which a reason is asked for: Enter gives it, Escape leaves the line. */
export function ReasonLine({
  label,
  placeholder = label,
  submit,
  pending,
  error,
  onSubmit,
  onLeave,
}: ReasonLineProps) {
  const [reason, setReason] = useState('');
  const ready = reason.trim() !== '' && !pending;
  const give = () => {
    if (ready) onSubmit(reason);
  };
  return (
    <div className="reason-line">
      <Input
        autoFocus
        size="small"
        aria-label={label}
        placeholder={placeholder}
        maxLength={200}
        value={reason}
        onChange={({ target }) => {
          setReason(target.value);
        }}
        onPressEnter={({ nativeEvent }) => {
          if (!nativeEvent.isComposing) give();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          // Closes this line only, not the window or the page around it.
          event.preventDefault();
          event.stopPropagation();
          onLeave();
        }}
      />
      <Button size="small" disabled={!ready} loading={pending} onClick={give}>
        {submit}
      </Button>
      <ProblemNote error={error} />
    </div>
  );
}
