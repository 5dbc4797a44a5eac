import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CardProfile } from '#shared/domain/recordings/card-profile.ts';
import { ProblemError } from '#shared/lib/problem.ts';

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
}

/**
 * Reads every `*.json` of the folder. A file with an error is refused by name (`invalid-input`).
 * @param folder `resources/recorder-profiles`
 */
export async function loadRecorderProfiles(folder: string): Promise<RecorderProfiles> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const profiles = await Promise.all(names.map((name) => readProfile(join(folder, name), name)));
  const fallback = profiles.find(({ id }) => id === fallbackId);
  if (fallback === undefined) {
    throw new ProblemError('not-found', `记录仪布局文件夹里缺少 ${fallbackId}.json，请重新安装程序。`, {
      folder,
    });
  }
  return { profiles, fallback };
}

async function readProfile(path: string, name: string): Promise<CardProfile> {
  const parsed = profileFile.safeParse(parseJson(await readFile(path, 'utf8')));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new ProblemError(
      'invalid-input',
      `记录仪布局文件 ${name} 有错误（${where || '不是有效的 JSON'}），请改正后重试。`,
      {
        file: name,
        reason: parsed.error.message,
      },
    );
  }
  const { officerFile, ...rest } = parsed.data;
  return officerFile === undefined ? rest : { ...rest, officerFile };
}

/** undefined for what is not JSON; the schema then names the file. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
