import { pinyin } from 'pinyin-pro';
import * as z from 'zod';
import interview from '../../../resources/phrases/interview.json';
import type { Speaker } from './qa-lines.ts';

const groupsSchema = z.array(z.strictObject({ group: z.string(), phrases: z.array(z.string().min(1)) }));
const phrasesSchema = z.strictObject({ source: z.string(), question: groupsSchema, answer: groupsSchema });

/** Everyday sentences of interviews: practice, not law, hence a data file. */
const phrases = phrasesSchema.parse(interview);

export type PhraseGroup = z.infer<typeof groupsSchema>[number];

export const phrasesFor = (speaker: Speaker): readonly PhraseGroup[] => phrases[speaker];

export interface FoundPhrase {
  readonly group: string;
  readonly text: string;
}

/** Phrases that contain what was typed, or whose pinyin initials do; all of them for nothing typed. */
export function findPhrases(groups: readonly PhraseGroup[], typed: string): readonly FoundPhrase[] {
  const text = typed.trim().toLowerCase();
  const all = groups.flatMap(({ group, phrases: texts }) => texts.map((one) => ({ group, text: one })));
  if (text === '') return all;
  return all.filter((one) => one.text.includes(text) || initials(one.text).includes(text));
}

const initials = (text: string): string =>
  pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('');
