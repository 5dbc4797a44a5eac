import { UserOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Actor } from '#shared/contract/session.ts';
import { useLeaveSeat } from '../../bridge/session.ts';
import { SeatChoice } from './seat-choice.tsx';
import { Window } from '../../ui/window.tsx';

/** Who sits at the keyboard, a way to hand it over, and a way to leave it. */
export function Seat({ actor }: { readonly actor: Actor }) {
  const [changing, setChanging] = useState(false);
  const leave = useLeaveSeat();
  const close = () => {
    setChanging(false);
  };
  return (
    <>
      <Button
        type="text"
        icon={<UserOutlined aria-hidden />}
        title={`操作人员：${actor.name}（${actor.certificateNumber}），点击更换或者离开`}
        onClick={() => {
          setChanging(true);
        }}
      >
        {actor.name}
      </Button>
      {changing && (
        <Window
          open
          title="更换操作人员"
          onCancel={close}
          width={480}
          footer={
            <Button
              loading={leave.isPending}
              onClick={() => {
                leave.mutate({});
              }}
            >
              离开座位
            </Button>
          }
        >
          <SeatChoice current={actor.id} onSeated={close} />
        </Window>
      )}
    </>
  );
}
