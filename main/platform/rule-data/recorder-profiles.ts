import { z } from 'zod';
import type { CardProfile } from '#shared/domain/recordings/card-profile.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { DataKind, RefusedFile } from './data-folder.ts';
import { type DataFolders, readDataOver } from './data-over.ts';
import { type DataFile, readData } from './read-data.ts';

const weight = z.number().positive();
const globs = z.array(z.string().min(1)).default([]);

/** One layout file, as written in `resources/recorder-profiles/` or by a bureau's IT staff. */
const profileFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  priority: z.number().int(),
  minScore: z.number().positive().default(5),
  probes: z.array(
    z.union([
      z.strictObject({ dir: z.string().min(1), weight }),
      z.strictObject({ file: z.string().min(1), weight }),
      z.strictObject({
        names: z.array(z.string().regex(/^R\d{2}$/)).min(1),
        min: z.number().int().positive().default(1),
        weight,
      }),
    ]),
  ),
  logs: globs,
  sidecars: globs,
  temp: globs,
  important: globs,
  officerFile: z.string().min(1).optional(),
  defaultIds: z.array(z.string()).default([]),
  group: z
    .strictObject({
      maxGapSeconds: z.number().nonnegative().default(3),
      maxOverlapSeconds: z.number().nonnegative().default(5),
    })
    .default({ maxGapSeconds: 3, maxOverlapSeconds: 5 }),
});

const fallbackId = 'any-card';

export interface RecorderProfiles {
  readonly profiles: readonly CardProfile[];
  /** taken when no layout fits: any card can be imported */
  readonly fallback: CardProfile;
  readonly problems: readonly RefusedFile[];
}

export const layouts: DataKind<CardProfile> = {
  kind: '记录仪布局',
  names: /\.json$/,
  read: profileOf,
  ids: ({ id }) => [id],
};

/**
 * Every layout (`*.json`); a file with an error disables itself and is named. Errors: without the layout that fits every
 * card `not-found`, or why its file was refused.
 */
export async function loadRecorderProfiles(folders: DataFolders): Promise<RecorderProfiles> {
  const { shipped, own, problems } = await readDataOver('recorder-profiles', folders, layouts);
  const profiles = [...own, ...shipped];
  const fallback = profiles.find(({ id }) => id === fallbackId);
  if (fallback === undefined) {
    const refused = problems.find(({ file }) => file === `${fallbackId}.json`);
    const folder = folders.shipped;
    if (refused !== undefined) throw new ProblemError('invalid-input', refused.message, { folder });
    throw new ProblemError('not-found', `记录仪布局文件夹里缺少 ${fallbackId}.json，请重新安装程序。`, {
      folder,
    });
  }
  return { profiles, fallback, problems };
}

function profileOf(file: DataFile): CardProfile {
  const { officerFile, ...rest } = readData(file, profileFile);
  return officerFile === undefined ? rest : { ...rest, officerFile };
}
