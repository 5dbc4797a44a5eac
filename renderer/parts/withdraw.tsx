import { useState } from 'react';
import { ReasonLine } from './reason-line.tsx';

/** A mutation that takes something told back, as far as its line needs it. */
interface Withdrawal {
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onWithdraw: (reason: string) => void;
}

/** 撤销: opens the line for the reason, which stands elsewhere, in a table below its row. */
export function WithdrawButton({
  open,
  onToggle,
}: {
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <button type="button" className="link-button" aria-expanded={open} onClick={onToggle}>
      撤销
    </button>
  );
}

/** The reason for which something told is taken back; it stays with it. */
export function WithdrawLine({
  pending,
  error,
  onWithdraw,
  onLeave,
}: Withdrawal & { readonly onLeave: () => void }) {
  return (
    <ReasonLine
      label="撤销的理由"
      placeholder="为什么撤销"
      submit="撤销登记"
      pending={pending}
      error={error}
      onSubmit={onWithdraw}
      onLeave={onLeave}
    />
  );
}

/** Both, one below the other. */
export function Withdraw(withdrawal: Withdrawal) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <WithdrawButton
        open={open}
        onToggle={() => {
          setOpen(!open);
        }}
      />
      {open && (
        <WithdrawLine
          {...withdrawal}
          onLeave={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
