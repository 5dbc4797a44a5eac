import type { Actor } from '#shared/contract/session.ts';
import { documentNumber } from '#shared/domain/documents/document-number.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { Tx } from '../../../platform/sqlite/open.ts';
import { seriesOf } from './draw-number.ts';

/** More than a bureau issues while an archive is away. */
const MOST = 2_000;

const REASON = '原来的档案库已经编出，文书不在本库';

/**
 * Enters the numbers that are known to be drawn and are in no register here, as used elsewhere: they are stepped over,
 * and can be taken back one by one by whoever knows better. Gives them.
 * @param known 字号, year, highest number
 */
export async function noteLostNumbers(
  tx: Tx,
  known: readonly (readonly [kind: string, year: number, last: number])[],
  by: { readonly abbreviation: string; readonly actor: Actor; readonly at: IsoInstant },
): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const [kind, year, last] of known) {
    for (let tries = 0; tries < MOST; tries++) {
      const { next: sequence } = await seriesOf(tx, kind, year);
      if (sequence > last) break;
      const number = documentNumber(by.abbreviation, kind, year, sequence);
      await tx
        .insertInto('numbers_elsewhere')
        .values({
          number,
          kind,
          year,
          sequence,
          document_id: null,
          title: '',
          reason: REASON,
          noted_at: by.at,
          noted_by: by.actor.name,
        })
        .execute();
      lost.push(number);
    }
  }
  return lost;
}
