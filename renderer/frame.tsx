import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Outlet } from 'react-router';
import type { Actor } from '#shared/contract/session.ts';
import { api } from './bridge/client.ts';
import { seatAtWindow } from './bridge/seat.ts';
import { useSeat } from './bridge/session.ts';
import { JobsStrip } from './features/jobs/jobs-strip.tsx';
import { SeatLost } from './features/session/seat-lost.tsx';
import { SeatScreen } from './features/session/seat-screen.tsx';
import { Seat } from './features/session/seat.tsx';
import { SetupPlace } from './features/setup/setup-place.tsx';
import { Pulse } from './features/shell/pulse.tsx';
import { Shell } from './features/shell/shell.tsx';
import { WriteProtected } from './features/shell/write-protected.tsx';
import { Connecting } from './parts/connecting.tsx';
import { Loaded } from './parts/loaded.tsx';

/** What stands around every place: first an archive, then a person at the keyboard, then the shell. */
export function Frame() {
  const setup = useQuery(api.setup.state.queryOptions({ input: {} }));
  return (
    <Loaded query={setup} waiting={<Connecting />}>
      {(state) => (state.state === 'ready' ? <Seated /> : <SetupPlace state={state} />)}
    </Loaded>
  );
}

const NOT_KNOWN = '原来的操作人员已经失效，请重新选择操作人员。';

function Seated() {
  const { seat, lost } = useSeat();
  const session = useQuery(api.session.current.queryOptions({ input: {}, enabled: seat !== undefined }));
  const actor = seat === undefined ? undefined : session.data?.actor;
  const unknown = seat !== undefined && session.data !== undefined && session.data.actor === undefined;
  useEffect(() => {
    if (unknown) seatAtWindow.lose(seat.token, NOT_KNOWN);
  }, [unknown, seat]);
  const [last, setLast] = useState<Actor>();
  if (actor !== undefined && actor !== last) setLast(actor);
  const left = seat === undefined && lost === undefined;
  // Subtle: who lost the seat finds the screens as they were, with everything typed; only who stands up closes them.
  const shown = actor ?? (left ? undefined : last);
  if (shown !== undefined) {
    return (
      <>
        <Shell jobs={<JobsStrip />} seat={<Seat actor={shown} />} pulse={<Pulse />} note={<WriteProtected />}>
          <Outlet />
        </Shell>
        {seat === undefined && <SeatLost why={lost ?? NOT_KNOWN} />}
      </>
    );
  }
  if (seat === undefined) return <SeatScreen />;
  return (
    <Loaded query={session} waiting={<Connecting />}>
      {() => <Connecting />}
    </Loaded>
  );
}
