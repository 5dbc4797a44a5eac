import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Phrase } from '#shared/domain/documents/values/phrases.ts';
import type { DataFolder, DataKind } from './data-folder.ts';
import { type DataFolders, readDataOver } from './data-over.ts';
import { type DataFile, readData } from './read-data.ts';

/** One file of `resources/phrases/`: everyday sentences by where they are written. */
const phrasesFile = z.strictObject({
  source: z.string().min(1),
  places: z.array(
    z.strictObject({
      template: z.string().default(''),
      field: z.string().default(''),
      groups: z.array(z.strictObject({ group: z.string(), phrases: z.array(z.string().min(1)).min(1) })),
    }),
  ),
});

export const phrasesKind: DataKind<readonly Phrase[]> = {
  kind: '短语',
  names: /\.json$/,
  read: phrasesOf,
};

/**
 * The phrases the program brings, in the order of their files, then those of the bureau's files. The id of a phrase follows from its place and words, so
 * what a bureau noted about it stays with it as long as it says the same.
 */
export async function readPhrases(folders: DataFolders): Promise<DataFolder<Phrase>> {
  const { shipped, own, problems } = await readDataOver('phrases', folders, phrasesKind);
  const byId = new Map([...shipped, ...own].flat().map((phrase) => [phrase.id, phrase]));
  return { entries: [...byId.values()], problems };
}

/** The phrases of one file. Errors: `invalid-input` with file, line and cause. */
export const parsePhrases = (name: string, text: string): readonly Phrase[] =>
  phrasesOf({ kind: phrasesKind.kind, name, text });

function phrasesOf(file: DataFile): readonly Phrase[] {
  const { places } = readData(file, phrasesFile);
  return places.flatMap(({ template, field, groups }) =>
    groups.flatMap(({ group, phrases }) =>
      phrases.map((words) => ({
        id: idOf(template, field, words),
        text: words,
        name: '',
        group,
        templateId: template,
        field,
        cause: '',
        uses: 0,
      })),
    ),
  );
}

const idOf = (template: string, field: string, words: string): string =>
  `shipped-${createHash('sha256').update([template, field, words].join('\n')).digest('hex').slice(0, 20)}`;
