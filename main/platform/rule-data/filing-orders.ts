import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { caseConditions, type FilingProfile } from '#shared/domain/volumes/filing-order.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { prepared } from '../files/prepared.ts';
import { readYaml } from '../yaml/read-yaml.ts';

const need = z.enum(['always', 'if-any', ...caseConditions]).default('if-any');

const entryFile = z
  .strictObject({
    name: z.string().min(1),
    templates: z.array(z.string().regex(/^[a-z][a-z0-9_-]*$/)).default([]),
    materials: z.array(z.string().regex(/^[a-z-]+$/)).default([]),
    need,
    served: z.boolean().default(false),
  })
  .refine(
    ({ templates, materials }) => templates.length + materials.length > 0,
    '一项至少要有一种文书或材料',
  );

const slotFile = z.strictObject({
  slot: z.string().min(1),
  name: z.string().min(1),
  need,
  order: z.enum(['listed', 'date']).default('listed'),
  entries: z.array(entryFile).default([]),
});

const partFile = z.strictObject({
  part: z.enum(['principal', 'supplementary']),
  name: z.string().min(1),
  otherSlot: z.string().min(1),
  slots: z.array(slotFile).min(1),
});

const profileFile = z
  .strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    basis: z.string(),
    parts: z.array(partFile).min(1),
  })
  .superRefine((profile, context) => {
    const slots = profile.parts.flatMap((part) => part.slots);
    const entries = slots.flatMap((slot) => slot.entries);
    const complain = (message: string): void => context.addIssue({ code: 'custom', message });
    for (const name of twice(slots.map(({ slot }) => slot))) complain(`位置 ${name} 出现了两次`);
    for (const form of twice(entries.flatMap(({ templates }) => templates)))
      complain(`文书 ${form} 出现了两次`);
    for (const kind of twice(entries.flatMap(({ materials }) => materials)))
      complain(`材料种类 ${kind} 出现了两次`);
    for (const part of profile.parts) {
      if (!part.slots.some(({ slot }) => slot === part.otherSlot))
        complain(`${part.name}没有位置 ${part.otherSlot}`);
    }
  });

/**
 * Reads every filing order (`*.yaml`) of a folder, by id.
 * A file with an error is refused by name (`invalid-input`): a wrong order would bind every case wrongly.
 */
export async function readFilingOrders(folder: string): Promise<ReadonlyMap<string, FilingProfile>> {
  const profiles = await prepared('filing-orders', { folder, files: /\.yaml$/ }, async () => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
    return Promise.all(
      names.map(async (name) => parseProfile(name, await readFile(join(folder, name), 'utf8'))),
    );
  });
  return new Map(profiles.map((profile) => [profile.id, profile]));
}

/** One filing order from its text; `name` stands in the refusal. */
export function parseProfile(name: string, text: string): FilingProfile {
  try {
    return profileFile.parse(readYaml(text).content);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new ProblemError(
      'invalid-input',
      `归档顺序文件 ${name} 有错误，请改正后重新打开程序。`,
      { file: name, reason },
      error,
    );
  }
}

function twice<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
