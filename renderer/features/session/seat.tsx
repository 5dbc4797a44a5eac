import { UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Actor } from '#shared/contract/session.ts';
import { useLeaveSeat } from '../../bridge/session.ts';
import { ChangePin } from './change-pin.tsx';
import { SeatChoice } from './seat-choice.tsx';
import { lockSeat } from './use-idle-lock.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Window } from '../../ui/window.tsx';

/** Who sits at the keyboard, a way to hand it over, and a way to leave it. */
export function Seat({ actor }: { readonly actor: Actor }) {
  const [changing, setChanging] = useState(false);
  const [changingPin, setChangingPin] = useState(false);
  const leave = useLeaveSeat();
  useHotkeys({ 'Alt+K': lockSeat });
  const close = () => {
    setChanging(false);
  };
  return (
    <>
      <Button
        type="text"
        icon={<UserOutlined aria-hidden />}
        title={`操作人员：${actor.name}${actor.certificateNumber === '' ? '' : `（${actor.certificateNumber}）`}，点击更换、锁定或者离开`}
        onClick={() => {
          setChanging(true);
        }}
      >
        {actor.name}
      </Button>
      {changingPin && (
        <ChangePin
          onClose={() => {
            setChangingPin(false);
          }}
        />
      )}
      {changing && (
        <Window
          open
          title="更换操作人员"
          onCancel={close}
          width={560}
          footer={
            <>
              <Button
                onClick={() => {
                  close();
                  setChangingPin(true);
                }}
              >
                更换密码
              </Button>
              <Button
                title="Alt+K"
                onClick={() => {
                  close();
                  lockSeat();
                }}
              >
                锁定
              </Button>
              <Button
                loading={leave.isPending}
                onClick={() => {
                  leave.mutate({});
                }}
              >
                离开座位
              </Button>
            </>
          }
        >
          <SeatChoice current={actor.id} onSeated={close} />
        </Window>
      )}
    </>
  );
}
