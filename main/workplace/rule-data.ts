import { join } from 'node:path';
import { type Archive, type OwnFolder, ownData } from '../features/archive/archive.ts';
import { readAccess } from '../features/people/people.ts';
import type { RefusedInFolder } from '../features/settings/settings.handlers.ts';
import { readFilingOrders } from '../platform/rule-data/filing-orders.ts';
import type { RefusedFile } from '../platform/rule-data/data-folder.ts';
import { readLanesInForce } from '../platform/rule-data/own-lanes.ts';
import { readLimitsInForce } from '../platform/rule-data/own-limits.ts';
import { readPhrases } from '../platform/rule-data/phrases.ts';
import { loadRecorderProfiles } from '../platform/rule-data/recorder-profiles.ts';

/** The rules this archive works by: the program's, and the files the bureau put in their place or beside them. */
export type RuleData = Awaited<ReturnType<typeof readRuleData>>;

export async function readRuleData(archive: Archive, resourcesRoot: string) {
  const of = async (folder: OwnFolder) => ({
    shipped: join(resourcesRoot, 'resources', folder),
    own: await ownData(archive, folder),
  });
  const recorderProfiles = await loadRecorderProfiles(await of('recorder-profiles'));
  const phrases = await readPhrases(await of('phrases'));
  const filingOrders = await readFilingOrders(await of('filing-order'));
  const law = await readLimitsInForce(await of('limits'));
  const access = readAccess(await of('access'));
  const lanes = await readLanesInForce(await of('procedure'));
  const refused: readonly RefusedInFolder[] = [
    ...inFolder('recorder-profiles', recorderProfiles),
    ...inFolder('phrases', phrases),
    ...inFolder('filing-order', filingOrders),
    ...inFolder('limits', law),
    ...inFolder('access', access),
    ...inFolder('procedure', lanes),
  ];
  for (const { message } of refused) archive.log.error('rule-data.read', message);
  return { recorderProfiles, phrases, filingOrders, law, access, lanes, refused };
}

const inFolder = (
  folder: RefusedInFolder['folder'],
  { problems }: { readonly problems: readonly RefusedFile[] },
): readonly RefusedInFolder[] => problems.map((one) => ({ ...one, folder }));
