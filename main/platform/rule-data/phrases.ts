import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Phrase } from '#shared/domain/documents/phrases.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { readSmallText } from '../files/small-text.ts';

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

export interface PhraseFolder {
  readonly phrases: readonly Phrase[];
  /** files that were refused; the phrases of the others serve */
  readonly problems: readonly ProblemError[];
}

/**
 * The phrases the program brings, in the order of their files. The id of a phrase follows from its place and words, so
 * what a bureau noted about it stays with it as long as it says the same.
 * A file with an error is refused by name (`invalid-input`) and takes no other with it.
 */
export async function readShippedPhrases(folder: string): Promise<PhraseFolder> {
  const phrases: Phrase[] = [];
  const problems: ProblemError[] = [];
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.json')).sort()) {
    try {
      phrases.push(...readPhraseFile(join(folder, name), name));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(error);
    }
  }
  return { phrases, problems };
}

function readPhraseFile(path: string, name: string): readonly Phrase[] {
  let text;
  try {
    text = readSmallText(path);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError('invalid-input', `短语文件 ${name}：${error.message}。`, { file: name }, error);
  }
  return parsePhrases(name, text);
}

/** The phrases of one file; `name` stands in the refusal. */
export function parsePhrases(name: string, text: string): readonly Phrase[] {
  let places;
  try {
    ({ places } = phrasesFile.parse(JSON.parse(text)));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new ProblemError(
      'invalid-input',
      `短语文件 ${name} 有错误，请改正后重新打开程序。`,
      { file: name, reason },
      error,
    );
  }
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
