import { createHash } from 'node:crypto';
import { rememberMade } from '../remember.ts';
import { sent, type ToSet } from './manuscript.ts';
import type { PageCount, PageSetter } from './page-setter.ts';

const KEPT = 500;

/** Counts the pages of documents, each once: a plan asks for all its drafts every time it is looked at. */
export function createPageCounter(
  typesetter: Pick<PageSetter, 'count'>,
): (toSet: ToSet) => Promise<PageCount> {
  const counted = rememberMade<PageCount>(KEPT);
  return async (toSet) => {
    const { template = '', said } = sent(toSet);
    const key = createHash('sha256').update(template).update(said).digest('hex');
    return counted(key, () => typesetter.count(toSet));
  };
}
