import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import type { PinSlip } from '#shared/contract/people.ts';
import type { Actor } from '#shared/contract/session.ts';
import { api } from './bridge/client.ts';
import { seatAtWindow } from './bridge/seat.ts';
import { useMay, useSeat } from './bridge/session.ts';
import { PurposeWindow } from './features/consultations/purpose-window.tsx';
import { JobsStrip } from './features/jobs/jobs-strip.tsx';
import { SeatLost } from './features/session/seat-lost.tsx';
import { SeatScreen } from './features/session/seat-screen.tsx';
import { SeatLocked } from './features/session/seat-locked.tsx';
import { Seat } from './features/session/seat.tsx';
import { useIdleLock } from './features/session/use-idle-lock.ts';
import { FirstSlips } from './features/setup/first-slips.tsx';
import { SetupPlace } from './features/setup/setup-place.tsx';
import { Pulse } from './features/shell/pulse.tsx';
import { Shell } from './features/shell/shell.tsx';
import { WriteProtected } from './features/shell/write-protected.tsx';
import { Connecting } from './parts/connecting.tsx';
import { Loaded } from './parts/loaded.tsx';

/** What stands around every place: first an archive, then a person at the keyboard, then the shell. */
export function Frame() {
  const setup = useQuery(api.setup.state.queryOptions({ input: {} }));
  const [slips, setSlips] = useState<readonly PinSlip[]>([]);
  if (slips.length > 0)
    return (
      <FirstSlips
        slips={slips}
        onDone={() => {
          setSlips([]);
        }}
      />
    );
  return (
    <Loaded query={setup} waiting={<Connecting />}>
      {(state) => (state.state === 'ready' ? <Seated /> : <SetupPlace state={state} onMade={setSlips} />)}
    </Loaded>
  );
}

/** The screen, unless whoever sits here reads no case: then there are the settings. */
function Place() {
  const may = useMay();
  const { pathname } = useLocation();
  if (!may('cases.read') && !pathname.startsWith('/settings'))
    return <Navigate to="/settings?tab=people" replace />;
  return <Outlet />;
}

const NOT_KNOWN = '原来的操作人员已经失效，请重新选择操作人员。';

function Seated() {
  const { seat, lost, locked } = useSeat();
  const session = useQuery(api.session.current.queryOptions({ input: {}, enabled: seat !== undefined }));
  const actor = seat === undefined ? undefined : session.data?.actor;
  useIdleLock(actor === undefined || locked ? undefined : session.data?.idleMinutes);
  const saidLocked = session.data?.locked === true;
  useEffect(() => {
    // A page that was loaded again hears it from the core.
    if (saidLocked) seatAtWindow.lock(seatAtWindow.token());
  }, [saidLocked]);
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
          <Place />
        </Shell>
        <PurposeWindow />
        {locked && seat !== undefined && <SeatLocked actor={shown} />}
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
