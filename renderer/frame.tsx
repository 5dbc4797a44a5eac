import { useQuery } from '@tanstack/react-query';
import { Outlet } from 'react-router';
import { api } from './bridge/client.ts';
import { JobsStrip } from './features/jobs/jobs-strip.tsx';
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

function Seated() {
  const session = useQuery(api.session.current.queryOptions({ input: {} }));
  return (
    <Loaded query={session} waiting={<Connecting />}>
      {({ actor }) =>
        actor === undefined ? (
          <SeatScreen />
        ) : (
          <Shell
            jobs={<JobsStrip />}
            seat={<Seat actor={actor} />}
            pulse={<Pulse />}
            note={<WriteProtected />}
          >
            <Outlet />
          </Shell>
        )
      }
    </Loaded>
  );
}
