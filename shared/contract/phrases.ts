import * as z from 'zod';
import { begunFrom, keptShape, anyText, id, line, nothing, command, query } from './kit.ts';

const phraseText = anyText
  .max(20_000, '短语过长，最多两万字。')
  .refine((text) => text.trim() !== '', '请填写短语的内容。');

const placeSchema = z.object({
  /** Empty: serves in any document. */
  templateId: anyText.max(60).default(''),
  /** Empty: serves in any field. */
  field: anyText.max(120).default(''),
  cause: line.default(''),
});

export const phraseSchema = placeSchema.extend({
  id,
  text: z.string(),
  name: z.string(),
  group: z.string(),
  uses: z.number().int(),
  /** Brought by the program, perhaps changed here. */
  shipped: z.boolean(),
  /** A shipped phrase whose words were changed here. */
  changed: z.boolean(),
  /** Taken out; still listed so that it can be taken back. */
  removed: z.boolean(),
  ...keptShape,
});
export type PhraseRow = z.infer<typeof phraseSchema>;

export const phraseInput = placeSchema.extend({ text: phraseText, name: line.default('') });
export type PhraseInput = z.infer<typeof phraseInput>;

/** 短语: what the program brings and what the bureau keeps, changes and takes out. */
export const phrasesContract = {
  list: query('reference.read').input(nothing).output(z.array(phraseSchema)),
  /** Keeps a phrase; the same words for the same place are kept once. */
  keep: command('phrases.edit').input(phraseInput).output(phraseSchema),
  /** `conflict` when somebody else was first. */
  change: command('phrases.edit')
    .input(phraseInput.extend({ phraseId: id, revision: begunFrom }))
    .output(phraseSchema),
  remove: command('phrases.edit')
    .input(z.object({ phraseId: id, revision: begunFrom }))
    .output(nothing),
  /** Takes a removed phrase back; a shipped one gets its shipped words again. */
  restore: command('phrases.edit')
    .input(z.object({ phraseId: id }))
    .output(phraseSchema),
  /** Says that phrases were put into a document: the most used stand first. */
  used: command('documents.edit')
    .input(z.object({ phraseIds: z.array(id).min(1).max(50) }))
    .output(nothing),
};
