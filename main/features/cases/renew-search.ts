import * as z from 'zod';
import { readInfo, writeInfo, type Archive } from '../archive/archive.ts';
import { indexCase } from './case-search.ts';
import { searchText } from './search-text.ts';

const RULES = 'case_search_rules';
/** Rises when `searched` reads a text otherwise than before; 2: radicals and what is not seen. */
const NEWEST = 2;
/** Texts that earlier rules entered otherwise than these. */
const READ_ANEW = /[\u2e80-\u2eff\p{Default_Ignorable_Code_Point}]/u;

/**
 * Enters anew what earlier rules entered otherwise, once for an archive: the index holds no text that SQL could change,
 * so no migration can do it. Derived from the cases, so it is no act.
 */
export async function renewSearch({ db, unrecorded }: Pick<Archive, 'db' | 'unrecorded'>): Promise<void> {
  if (((await readInfo(db, RULES, z.number())) ?? 1) >= NEWEST) return;
  await unrecorded(async (tx) => {
    await writeInfo(tx, RULES, NEWEST);
    const rows = await tx
      .selectFrom('cases')
      .select(['serial', 'case_number', 'party_name', 'cause', 'officer_names'])
      .execute();
    for (const row of rows) {
      const about = {
        caseNumber: row.case_number,
        partyName: row.party_name,
        cause: row.cause,
        officerNames: row.officer_names,
      };
      if (READ_ANEW.test(Object.values(about).join(''))) await indexCase(tx, row.serial, searchText(about));
    }
  });
}
