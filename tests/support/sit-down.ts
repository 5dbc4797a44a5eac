import type { CoreClient } from '#main/hosts/common/core-client.ts';
import type { Seat } from '#shared/contract/session.ts';
import type { SetupInput } from '#shared/contract/setup.ts';
import type { PinCost } from '#main/platform/secrets/pin-hash.ts';

/** The PIN of everybody in tests. */
export const TEST_PIN = '246810';
/** A try that takes no time. */
export const TEST_COST: PinCost = { memoryKiB: 64, iterations: 1 };

/** A setup as tests take it: everybody may do what the test is about, and has the same PIN. */
export const withTestPins = (setup: SetupInput): SetupInput => ({
  ...setup,
  officers: setup.officers.map((officer) => ({ roles: ['clerk', 'officer', 'administrator'], ...officer })),
  practicePin: TEST_PIN,
});

/**
 * Sits somebody down, whatever his PIN stands at: one that was given, or none yet, becomes that of everybody.
 * @param first the PIN that was given
 */
export async function sitDown(
  client: Pick<CoreClient, 'session'>,
  accountId: string,
  first = '',
): Promise<Seat> {
  const found = (await client.session.candidates({})).find(({ id }) => id === accountId);
  switch (found?.pin) {
    case 'none':
      return client.session.begin({ accountId, newPin: TEST_PIN });
    case 'initial':
      return client.session.begin({ accountId, pin: first, newPin: TEST_PIN });
    default:
      return client.session.begin({ accountId, pin: TEST_PIN });
  }
}
