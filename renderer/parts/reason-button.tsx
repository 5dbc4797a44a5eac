import { Button } from 'antd';
import { type ComponentProps, useState } from 'react';
import { ReasonLine } from './reason-line.tsx';

interface ReasonButtonProps extends Omit<ComponentProps<typeof ReasonLine>, 'onLeave'> {
  /** what the button says that opens the line */
  readonly words: string;
}

/** A button for what is not done without a reason: it gives place to the line that asks for it. */
export function ReasonButton({ words, ...line }: ReasonButtonProps) {
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <Button
        size="small"
        onClick={() => {
          setOpen(true);
        }}
      >
        {words}
      </Button>
    );
  return (
    <ReasonLine
      {...line}
      onLeave={() => {
        setOpen(false);
      }}
    />
  );
}
