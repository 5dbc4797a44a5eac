import { Button, Modal } from 'antd';
import type { Actor } from '#shared/contract/session.ts';
import { useLeaveSeat, useUnlock } from '../../bridge/session.ts';
import { useCursorBack } from '../../ui/window.tsx';
import { PinForm } from './pin-form.tsx';
import './seat-choice.css';
import './seat-lost.css';

/** The seat is locked: what is on the screen stays as it is behind this window, unseen, until its person shows the PIN. */
export function SeatLocked({ actor }: { readonly actor: Actor }) {
  // What was being written goes on where it was.
  useCursorBack();
  const unlock = useUnlock();
  const leave = useLeaveSeat();
  return (
    <Modal
      open
      title="座位已锁定"
      width={420}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      zIndex={3000}
      classNames={{ mask: 'seat-lost-mask' }}
    >
      <p className="quiet">{actor.name}离开了一会儿。输入密码后继续，已填写的内容还在。</p>
      <PinForm
        state="chosen"
        submit="解锁"
        pending={unlock.isPending}
        error={unlock.error}
        onSubmit={({ pin }) => {
          unlock.mutate({ pin });
        }}
      >
        <Button
          type="link"
          loading={leave.isPending}
          title="离开座位，没有保存的内容不再保留"
          onClick={() => {
            leave.mutate({});
          }}
        >
          换人
        </Button>
      </PinForm>
    </Modal>
  );
}
