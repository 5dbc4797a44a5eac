import { join } from 'node:path';
import * as z from 'zod';
import type { RestoredArchive } from '#shared/contract/archive.ts';
import type { PinSlip } from '#shared/contract/people.ts';
import type { SetupInput } from '#shared/contract/setup.ts';
import type { Actor } from '#shared/contract/session.ts';
import {
  type ArchiveOptions,
  createArchive,
  type Follow,
  nothingToBindLater,
  openArchive,
  PROGRAM,
  readInfo,
  writeInfo,
} from '../features/archive/archive.ts';
import { restoreArchive } from '../features/archive/care/restore-archive.ts';
import { peopleToSetUp, setUpPeople } from '../features/people/people.ts';
import { UNSAVED } from '../features/settings/settings.ts';
import { furnish } from './furnish.ts';
import type { Workplace, WorkplaceOptions } from './house.ts';

export { PROGRAM };
export type { Workplace, WorkplaceOptions } from './house.ts';

/** Where in the settings an archive for practice says so, with the PIN of everybody. */
const PRACTICE = 'practice_pin';

const archiveOptions = (options: WorkplaceOptions): ArchiveOptions => ({
  migrationsDir: join(options.resourcesRoot, 'main', 'migrations'),
  fontsDir: join(options.resourcesRoot, 'resources', 'fonts'),
  anchorsDir: options.anchorsDir,
  clock: options.clock,
  log: options.log,
});

/** Opens the archive in `dir` with everything that works on it. */
export async function openWorkplace(dir: string, options: WorkplaceOptions): Promise<Workplace> {
  const archive = await openArchive(dir, archiveOptions(options));
  try {
    return await furnish(archive, options);
  } catch (error) {
    await archive.close();
    throw error;
  }
}

/**
 * Makes a new archive in `dir` with its bureau and its people: a first PIN for each but who sets up, who chose one.
 * Errors: `invalid-input` names the field.
 */
export async function createWorkplace(
  dir: string,
  setup: SetupInput,
  options: WorkplaceOptions,
): Promise<{ readonly workplace: Workplace; readonly slips: readonly PinSlip[] }> {
  const people = peopleToSetUp(setup);
  const archive = await createArchive(dir, archiveOptions(options));
  await archive.act(PROGRAM, async (tx) => {
    await writeInfo(tx, 'created_at', archive.clock.now());
    await nothingToBindLater(tx);
    return {
      value: undefined,
      act: { act: 'archive.create', sentence: `建立档案库：${setup.bureau.name}` },
    };
  });
  const workplace = await furnish(archive, options);
  const { accounts, settings } = workplace;
  await settings.saveBureau(PROGRAM, UNSAVED, setup.bureau);
  const slips = await setUpPeople(accounts, PROGRAM, people, setup);
  if (setup.practicePin !== undefined)
    await archive.unrecorded((tx) => writeInfo(tx, PRACTICE, setup.practicePin));
  return { workplace, slips };
}

/** The PIN of everybody, where the archive is for practice. */
export const practicePinOf = ({ archive }: Workplace): Promise<string | undefined> =>
  readInfo(archive.db, PRACTICE, z.string());

/** A whole archive at `dir` out of a backup; it is not opened. See `restoreArchive`. */
export const restoreWorkplace = (
  from: string,
  dir: string,
  actor: Actor,
  options: WorkplaceOptions,
  follow: Follow,
): Promise<RestoredArchive> => restoreArchive(from, dir, { actor, options: archiveOptions(options) }, follow);
