import { useState } from 'react';
import type * as z from 'zod';
import type { PinSlip } from '#shared/contract/people.ts';
import type { setupStateSchema } from '#shared/contract/setup.ts';
import { BlockedScreen } from './blocked-screen.tsx';
import { SetupScreen } from './setup-screen.tsx';

interface SetupPlaceProps {
  readonly state: z.output<typeof setupStateSchema>;
  readonly onMade: (slips: readonly PinSlip[]) => void;
}

/** Before there is an archive: the first run, or why the archive that is known did not open. */
export function SetupPlace({ state, onMade }: SetupPlaceProps) {
  const [creating, setCreating] = useState(false);
  if (state.state === 'blocked' && !creating) {
    return (
      <BlockedScreen
        state={state}
        onCreate={() => {
          setCreating(true);
        }}
      />
    );
  }
  return <SetupScreen suggestedDir={state.suggestedDir} onMade={onMade} />;
}
