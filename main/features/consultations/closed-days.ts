import { createHash } from 'node:crypto';
import { giveWay } from '../../platform/give-way.ts';
import type { Finding } from '#shared/contract/archive.ts';
import { chineseDate, type IsoDate } from '#shared/lib/date.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Archive } from '../archive/archive.ts';
import {
  closedDays,
  daysWithEntries,
  entriesOfDay,
  insertDay,
  openDays,
} from './consultations.repository.ts';

const DAYS_AT_ONCE = 100;

/** What a closed day is known by. */
interface DaySum {
  readonly entries: number;
  /** of every column of every entry, in the order of their ids */
  readonly sha256: string;
}

async function sumOfDay(db: Db, day: IsoDate): Promise<DaySum> {
  const hash = createHash('sha256');
  let entries = 0;
  for await (const rows of entriesOfDay(db, day)) {
    for (const row of rows) hash.update(`${JSON.stringify(columnsOf(row))}\n`);
    entries += rows.length;
    await giveWay();
  }
  return { entries, sha256: hash.digest('hex') };
}

const columnsOf = (row: Row<'consultations'>): readonly (string | number)[] => [
  ...[row.id, row.day, row.case_id, row.person_id, row.person_name, row.way, row.kind],
  ...[row.thing_id, row.thing_name, row.purpose, row.since, row.until, row.times],
];

/**
 * 结转: days that are over change no more and are bound to the chain of acts, each as a whole; entry by entry would make
 * the chain longer than everything that is done in the archive.
 */
export async function closeDays(archive: Archive, actor: Actor): Promise<void> {
  const today = archive.clock.today();
  for (const day of await openDays(archive.db, today)) {
    await archive.act(actor, async (tx) => {
      // Another program on the same archive may have come first.
      const still = (await openDays(tx, today)).includes(day);
      if (!still) return { value: undefined, act: [] };
      const { entries, sha256 } = await sumOfDay(tx, day);
      await insertDay(tx, { day, entries, sha256, closed_at: archive.clock.now() });
      return {
        value: undefined,
        act: {
          act: 'consultations.close',
          sentence: `调阅登记结转：${chineseDate(day)}共${entries.toString()}条`,
          details: { day, entries, sha256 },
        },
      };
    });
  }
}

const finding = (day: IsoDate, state: 'changed' | 'added', sentence: string): Finding => ({
  what: 'row',
  where: `${chineseDate(day)}的调阅登记`,
  sentence,
  state,
  table: 'consultations',
  key: day,
});

/** Holds every closed day against its entries, and names those that are no longer as they were. */
export async function checkDays(db: Db, signal?: AbortSignal): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const closed = new Set<IsoDate>();
  for (let last = ''; ;) {
    const days = await closedDays(db, last, DAYS_AT_ONCE);
    if (days.length === 0) break;
    for (const { day, entries, sha256 } of days) {
      signal?.throwIfAborted();
      closed.add(day);
      last = day;
      const now = await sumOfDay(db, day);
      if (now.sha256 !== sha256)
        findings.push(finding(day, 'changed', changedWords(day, entries, now.entries)));
    }
  }
  const end = [...closed].at(-1);
  const strays =
    end === undefined ? [] : (await daysWithEntries(db, '', end)).filter((day) => !closed.has(day));
  return [
    ...findings,
    ...strays.map((day) =>
      finding(day, 'added', `${chineseDate(day)}没有结转过调阅登记，现在却有这一天的登记。`),
    ),
  ];
}

const changedWords = (day: IsoDate, was: number, is: number): string =>
  `${chineseDate(day)}的调阅登记与结转时不一致：${
    was === is ? '内容被改动' : `结转时${was.toString()}条，现在${is.toString()}条`
  }。`;
