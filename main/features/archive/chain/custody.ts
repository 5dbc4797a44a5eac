import * as z from 'zod';
import { clockDoubt, clockSentence, type ClockNote } from '#shared/domain/archive/clock-doubt.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Log } from '../../../platform/log.ts';
import { openWrite } from '../../../platform/sqlite/watch-rows.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import {
  type Anchor,
  anchorBeside,
  anchorInConfig,
  knowsOfActs,
  readAnchor,
  writeAnchor,
} from '../identity/anchor.ts';
import { parseInfo, writeInfo } from '../identity/archive-info.ts';
import { CHAIN_START, CLOCK, lastSequence, type NewAct, RESTORED } from './audit.ts';
import { isIdentityAsBound } from './bound-identity.ts';
import { readContent } from './bound-content.ts';
import { type BoundRow, lastBound } from './bound-rows.ts';
import { becomeIdentity, type Identity, readIdentity } from '../identity/identity.ts';
import { type Recorded, recordActs } from './record-acts.ts';
import { lastSeal, seal, type Seal } from './seals.ts';
import { restoredStanding, SOUND, type Standing, standingOf } from '../identity/standing.ts';

/** What sees to it that an archive is the one it was, its numbers come once and its clock can be believed. */
export interface Custody {
  readonly standing: Standing;
  readonly identity: Identity | undefined;
  /** Nothing is changed in a copy until a person makes it the archive. */
  readonly isCopy: boolean;
  /** Errors: `archive-read-only` in a copy. */
  requireOriginal(): void;
  /** What is to be asked about the machine's clock, as a sentence; undefined when it can be believed. */
  clockDoubt(): string | undefined;
  /** The same as an act notes it. */
  clockNote(): ClockNote;
  /** The first thing in every write. */
  begin(tx: Tx): Promise<void>;
  /**
   * The last thing in every write: its acts with the rows they left. Errors: `archive-read-only` in a copy, and
   * `blocked-by-rule` where something is numbered or dated that has to wait for a person's decision.
   */
  record(tx: Tx, actor: Actor, acts: readonly NewAct[], kind: 'change' | 'note'): Promise<Recorded>;
  /** The write is through; the next has not begun. */
  committed(): void;
  /** What the write left is noted outside the database, once it is on the disk: at once where a number was drawn. */
  noteOutside(recorded: Recorded): Promise<void>;
  /** A seal was written. */
  sealed(seal: Seal | undefined): void;
  /** Takes a person's decision, inside the act that records it. */
  decided(tx: Tx, decision: 'adopt' | 'clock' | 'restored'): Promise<void>;
  /** The highest numbers known to be drawn, by this archive or by the one it was made from. */
  readonly knownNumbers: KnownNumbers;
  /** Notes outside the database how far it has come. */
  flush(): Promise<void>;
}

export interface CustodyOptions {
  readonly db: Db;
  readonly dir: string;
  /** Where this user's settings keep what is known of archives. */
  readonly anchorsDir: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Nothing is written: neither beside the archive nor into it. */
  readonly writeProtected: boolean;
  /** Its identity was made in this very opening, and could be noted nowhere. */
  readonly isNew: boolean;
  /** The archive itself was made in this opening. */
  readonly isCreated: boolean;
}

export type KnownNumbers = Pick<Anchor, 'series' | 'cases'>;

/** Acts a person decides by. */
export const ADOPT = 'archive.adopt';
export { CLOCK, RESTORED };
const DECISIONS: ReadonlySet<string> = new Set([ADOPT, CLOCK, RESTORED]);

/** So many of the chains that moved since the last seal are noted outside, the newest. */
const UNSEALED_KEPT = 500;

const CLOCK_MARK = 'clock_mark';
/** So much the clock moves before that is written down. */
const MARK_STEP = 10 * 60_000;
/** ms in which what is known outside follows what is inside, where no number was drawn. */
const SOON = 200;

const REGISTERS: ReadonlySet<string> = new Set([
  'document_numbers',
  'numbers_elsewhere',
  'number_starts',
  'case_numbers',
]);

/** Whether a row says that something got a number or a date. */
function isNumbering({ table_name, content }: BoundRow): boolean {
  if (REGISTERS.has(table_name)) return true;
  return table_name === 'documents' && content !== null && readContent(content)?.['state'] !== 'draft';
}

/**
 * Notes outside the database that there is such an archive, before that is committed: an archive that has an identity and
 * no anchor lost it. Where that cannot be written it is asked about when it is opened again.
 */
export async function noteBirth(
  { dir, anchorsDir, clock, log }: Pick<CustodyOptions, 'dir' | 'anchorsDir' | 'clock' | 'log'>,
  { id }: Identity,
): Promise<void> {
  const anchor: Anchor = {
    identity: id,
    dir,
    at: clock.now(),
    last: { sequence: 0, hash: CHAIN_START },
    series: [],
    cases: [],
  };
  try {
    // What is known of another archive here is a person's matter.
    const there = await readAnchor(anchorBeside(dir));
    if (there === undefined || !knowsOfActs(there)) await writeAnchor(anchorBeside(dir), dir, anchor);
    if (anchorsDir !== undefined) await writeAnchor(anchorInConfig(anchorsDir, id), anchorsDir, anchor);
  } catch (error) {
    log.error('archive.anchor', error);
  }
}

export async function openCustody(options: CustodyOptions): Promise<Custody> {
  const { db, dir, anchorsDir, clock, log, writeProtected } = options;
  const identity = await readIdentity(db);
  const mark = await believedTime(db);
  let now: Known = {
    identity,
    standing: await standingOf(db, {
      dir,
      anchorsDir,
      identity,
      isAsBound: await isIdentityAsBound(db),
      isNew: options.isNew,
      isCreated: options.isCreated,
    }),
    mark,
    marked: mark,
    sealed: await lastSeal(db),
  };
  // What the write under way makes of it: forgotten when it fails.
  let next = now;
  const series = new Map<string, Anchor['series'][number]>();
  const cases = new Map<number, number>();
  await readSeries(db, now.standing, series, cases);
  // Numbers the archive it was made from has drawn since.
  if (identity?.of !== undefined && anchorsDir !== undefined && identity.role !== 'archive') {
    const origin = await readAnchor(anchorInConfig(anchorsDir, identity.of));
    if (origin !== undefined && origin !== 'unreadable') addSeries(origin, series, cases);
  }
  let last: Anchor['last'] | undefined;
  /** Where the chains end that moved since the last seal. */
  const unsealed = new Map(
    (await unsealedHeads(db)).map(({ chain, position, hash }) => [
      chain,
      [chain, position, hash] as [string, number, string],
    ]),
  );
  let pending: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  /** A person has decided that what lies outside counts no more. */
  let decidedHere = false;

  async function write(): Promise<void> {
    clearTimeout(pending);
    pending = undefined;
    // What is known outside is not put right by opening: that is a person's decision.
    const { identity: ours, standing, sealed } = now;
    if (ours === undefined || last === undefined || writeProtected || !isOurs(standing)) return;
    const anchor: Anchor = {
      identity: ours.id,
      dir,
      at: clock.now(),
      ...(sealed === undefined ? {} : { seal: sealed }),
      last,
      series: [...series.values()],
      cases: [...cases],
      heads: [...unsealed.values()].slice(-UNSEALED_KEPT),
    };
    const beside = async (): Promise<void> =>
      writeAnchor(
        anchorBeside(dir),
        dir,
        decidedHere ? anchor : later(await readAnchor(anchorBeside(dir)), anchor),
      );
    await Promise.all([
      beside(),
      anchorsDir === undefined
        ? undefined
        : writeAnchor(anchorInConfig(anchorsDir, ours.id), anchorsDir, anchor),
    ]);
    decidedHere = false;
  }

  const flush = (): Promise<void> => {
    writing = writing.then(write).catch((error: unknown) => {
      // The archive itself is sound; the next act tries again.
      log.error('archive.anchor', error);
    });
    return writing;
  };

  function remember(rows: readonly BoundRow[]): boolean {
    let numbered = false;
    for (const row of rows) numbered = addNumber(row, series, cases) || numbered;
    return numbered;
  }

  const doubtOf = (at: IsoInstant) => (clock.setByHand === true ? undefined : clockDoubt(at, now.mark));

  const doubtSentence = (at: IsoInstant): string | undefined => {
    const doubt = doubtOf(at);
    return doubt === undefined || now.mark === undefined ? undefined : clockSentence(doubt, at, now.mark);
  };

  /** What an act says of a clock that is not believed: nobody looks for a mistake in its time then. */
  const clockNote = (at: IsoInstant): ClockNote => {
    const clockOf = clockDoubt(at, now.mark);
    return clockOf === undefined ? {} : { clock: clock.setByHand === true ? 'set' : clockOf };
  };

  /** The clock moves on with the acts; what it came to is a row of evidence. */
  async function markClock(tx: Tx): Promise<void> {
    const at = clock.now();
    if (doubtOf(at) !== undefined) return;
    if (next.marked === undefined || Date.parse(at) - Date.parse(next.marked) >= MARK_STEP) {
      await writeInfo(tx, CLOCK_MARK, at);
      next = { ...next, marked: at };
    }
    if (next.mark === undefined || at > next.mark) next = { ...next, mark: at };
  }

  function refuse(sentence: string, decision: string): never {
    throw new ProblemError('blocked-by-rule', sentence, { decision });
  }

  return {
    get standing() {
      return now.standing;
    },
    get identity() {
      return now.identity;
    },
    get isCopy() {
      return isCopy(now);
    },
    requireOriginal() {
      if (isCopy(now)) throw new ProblemError('archive-read-only', now.standing.sentence, { dir });
    },
    clockDoubt: () => doubtSentence(clock.now()),
    clockNote: () => clockNote(clock.now()),
    get knownNumbers() {
      return { series: [...series.values()], cases: [...cases] };
    },
    async begin(tx) {
      next = now;
      await openWrite(tx);
      // One that was taken away by hand is a person's matter.
      if (now.identity === undefined && now.standing.state === 'sound') {
        // Another program may have come first.
        const known = await readIdentity(tx);
        const own = known ?? (await becomeIdentity(tx, 'archive', undefined));
        if (known === undefined) await noteBirth(options, own);
        next = { ...next, identity: own };
      }
      // What moved on an earlier day is sealed before this day's first act.
      if (now.sealed !== undefined && now.sealed.at.slice(0, 10) < clock.today())
        next = { ...next, sealed: await seal(tx, clock.now(), '每日') };
    },
    async record(tx, actor, acts, kind) {
      const { state, sentence } = now.standing;
      const decides = acts.some(({ act }) => DECISIONS.has(act));
      if (isCopy(now) && kind === 'change' && !decides)
        throw new ProblemError('archive-read-only', sentence, { dir });
      const note = clockNote(clock.now());
      if (acts.length > 0) await markClock(tx);
      const recorded = await recordActs(
        tx,
        actor,
        clock.now(),
        acts.map((one) => ({ ...one, details: { ...one.details, ...note } })),
      );
      if (!decides && recorded.rows.some(isNumbering)) {
        if (state !== 'sound') refuse(sentence, state);
        const doubt = doubtSentence(clock.now());
        if (doubt !== undefined) refuse(doubt, 'clock');
      }
      return recorded;
    },
    committed() {
      if (next.standing !== now.standing) decidedHere = true;
      if (next.sealed !== now.sealed) unsealed.clear();
      now = next;
    },
    async noteOutside({ heads, rows }) {
      for (const { chain, position, hash } of heads)
        if (position > (unsealed.get(chain)?.[1] ?? 0)) unsealed.set(chain, [chain, position, hash]);
      const head = heads.at(-1);
      if (head === undefined) return;
      if (last === undefined || last.sequence < head.sequence)
        last = { sequence: head.sequence, hash: head.hash };
      if (remember(rows) || decidedHere) await flush();
      else pending ??= setTimeout(() => void flush(), SOON).unref();
    },
    sealed(sealed) {
      unsealed.clear();
      now = { ...now, sealed };
    },
    async decided(tx, decision) {
      if (decision === 'clock') {
        const at = clock.now();
        await writeInfo(tx, CLOCK_MARK, at);
        next = { ...next, mark: at, marked: at };
        return;
      }
      if (decision === 'restored') {
        const identity = await becomeIdentity(tx, 'restored', now.identity);
        next = { ...next, identity, standing: restoredStanding };
        return;
      }
      const { standing } = now;
      next = { ...next, standing: SOUND };
      if (['copy', 'restored', 'twin', 'other'].includes(standing.state))
        next = { ...next, identity: await becomeIdentity(tx, 'archive', now.identity) };
    },
    async flush() {
      last ??= await lastAct(db);
      await flush();
    },
  };
}

const unsealedHeads = (db: Db) =>
  db
    .selectFrom('chains')
    .select(['chain', 'position', 'hash'])
    .whereRef('position', '>', 'sealed')
    .limit(UNSEALED_KEPT)
    .execute();

/** What is known of an archive besides its rows. */
interface Known {
  readonly identity: Identity | undefined;
  readonly standing: Standing;
  /** The last moment that is believed. */
  readonly mark: IsoInstant | undefined;
  /** The same as written down. */
  readonly marked: IsoInstant | undefined;
  readonly sealed: Seal | undefined;
}

/** Another program may have gone further: what it noted is not taken back. */
function later(there: Anchor | 'unreadable' | undefined, ours: Anchor): Anchor {
  if (there === undefined || there === 'unreadable' || there.identity !== ours.identity) return ours;
  const further = there.last.sequence > ours.last.sequence ? there : ours;
  const series = new Map(ours.series.map((one) => [`${one[0]} ${one[1].toString()}`, one]));
  for (const one of there.series) {
    const name = `${one[0]} ${one[1].toString()}`;
    if ((series.get(name)?.[2] ?? 0) < one[2]) series.set(name, one);
  }
  return { ...further, dir: ours.dir, series: [...series.values()] };
}

const isCopy = ({ identity }: Known): boolean => identity?.role === 'copy';

/** Whether what is inside may speak for what is outside. */
const isOurs = ({ state }: Standing): boolean =>
  state === 'sound' || state === 'copy' || state === 'restored';

/** The last moment that is believed: as the chain bound it, never as its row says, or that of an act that followed. */
async function believedTime(db: Db): Promise<IsoInstant | undefined> {
  const bound = (await lastBound(db, 'archive_info', [CLOCK_MARK])).get(CLOCK_MARK)?.content;
  const value = bound === undefined || bound === null ? undefined : readContent(bound)?.['value'];
  const mark = typeof value === 'string' ? parseInfo(value, instantSchema) : undefined;
  const last = await lastActAt(db);
  return last === undefined || clockDoubt(last, mark) !== undefined || (mark !== undefined && last < mark)
    ? mark
    : last;
}

const instantSchema = z.string().refine((at) => !Number.isNaN(Date.parse(at)));

async function lastActAt(db: Db): Promise<IsoInstant | undefined> {
  const row = await db
    .selectFrom('acts')
    .select('at')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

async function lastAct(db: Db): Promise<Anchor['last'] | undefined> {
  const sequence = await lastSequence(db);
  const row = await db.selectFrom('acts').select('hash').where('sequence', '=', sequence).executeTakeFirst();
  return row === undefined ? undefined : { sequence, hash: row.hash };
}

const PAGE = 2_000;

/** The highest numbers: as known outside and what was bound since, or out of all that was bound where nothing is known. */
async function readSeries(
  db: Db,
  { anchor }: Standing,
  series: Map<string, Anchor['series'][number]>,
  cases: Map<number, number>,
): Promise<void> {
  if (anchor !== undefined) {
    addSeries(anchor, series, cases);
    const since = await db
      .selectFrom('bound_rows')
      .select(['table_name', 'content'])
      .where('sequence', '>', anchor.last.sequence)
      .execute();
    for (const row of since) addNumber(row, series, cases);
    return;
  }
  // By what the acts bound of the registers: their rows are the documents' and the cases' matter.
  for (const table of ['document_numbers', 'case_numbers'] as const) {
    let after = '';
    for (;;) {
      const rows = await db
        .selectFrom('bound_rows')
        .select(['table_name', 'row_key', 'content'])
        .where('table_name', '=', table)
        .where('row_key', '>', after)
        .orderBy('row_key')
        .limit(PAGE)
        .execute();
      for (const row of rows) addNumber(row, series, cases);
      const last = rows.at(-1)?.row_key;
      if (last === undefined) break;
      after = last;
    }
  }
}

function addSeries(
  known: KnownNumbers,
  series: Map<string, Anchor['series'][number]>,
  cases: Map<number, number>,
): void {
  for (const one of known.series) {
    const name = `${one[0]} ${one[1].toString()}`;
    if ((series.get(name)?.[2] ?? 0) < one[2]) series.set(name, one);
  }
  for (const [year, number] of known.cases) cases.set(year, Math.max(cases.get(year) ?? 0, number));
}

/** Notes the number a row of a register stands for; false for any other row. */
function addNumber(
  { table_name, content }: Pick<BoundRow, 'table_name' | 'content'>,
  series: Map<string, Anchor['series'][number]>,
  cases: Map<number, number>,
): boolean {
  const { kind, year, sequence, last } = (content === null ? undefined : readContent(content)) ?? {};
  if (typeof year !== 'number') return false;
  if (table_name === 'document_numbers' && typeof kind === 'string' && typeof sequence === 'number') {
    const name = `${kind} ${year.toString()}`;
    series.set(name, [kind, year, Math.max(series.get(name)?.[2] ?? 0, sequence)]);
    return true;
  }
  if (table_name !== 'case_numbers' || typeof last !== 'number') return false;
  cases.set(year, Math.max(cases.get(year) ?? 0, last));
  return true;
}
