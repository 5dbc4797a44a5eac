import type { ClockNote } from '#shared/domain/archive/clock-doubt.ts';
import type { Actor } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { openWrite } from '../../../platform/sqlite/watch-rows.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import { anchorInConfig, readAnchor } from '../identity/anchor.ts';
import { becomeIdentity, type Identity, readIdentity } from '../identity/identity.ts';
import { restoredStanding, SOUND, type Standing, standingOf } from '../identity/standing.ts';
import { CLOCK, type NewAct, RESTORED } from './audit.ts';
import {
  believe,
  type BelievedTime,
  believedTime,
  clockNote,
  doubtSentence,
  moveOn,
} from './believed-time.ts';
import { isIdentityAsBound } from './bound-identity.ts';
import { type DrawnNumbers, isNumbering, type KnownNumbers, readNumbers } from './known-numbers.ts';
import { type NotesPlace, noteBirth, openOutsideNotes } from './outside-notes.ts';
import { type Recorded, recordActs } from './record-acts.ts';
import { lastSeal, seal, type Seal } from './seals.ts';

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

export interface CustodyOptions extends NotesPlace {
  readonly db: Db;
  /** Nothing is written: neither beside the archive nor into it. */
  readonly writeProtected: boolean;
  /** Its identity was made in this very opening, and could be noted nowhere. */
  readonly isNew: boolean;
  /** The archive itself was made in this opening. */
  readonly isCreated: boolean;
}

/** Acts a person decides by. */
export const ADOPT = 'archive.adopt';
export { CLOCK, RESTORED };
const DECISIONS: ReadonlySet<string> = new Set([ADOPT, CLOCK, RESTORED]);

/** What is known of an archive besides its rows. */
interface Known {
  readonly identity: Identity | undefined;
  readonly standing: Standing;
  readonly time: BelievedTime;
  readonly sealed: Seal | undefined;
}

export async function openCustody(options: CustodyOptions): Promise<Custody> {
  const { db, dir, anchorsDir, clock } = options;
  let now = await readKnown(options);
  // What the write under way makes of it: forgotten when it fails.
  let next = now;
  const numbers = await numbersOf(db, now, anchorsDir);
  const notes = await openOutsideNotes(db, options, () => ({ ...now, numbers: numbers.known }));

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
    clockDoubt: () => doubtSentence(clock, now.time),
    clockNote: () => clockNote(clock, now.time),
    get knownNumbers() {
      return numbers.known;
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
      const note = clockNote(clock, now.time);
      if (acts.length > 0) next = { ...next, time: await moveOn(tx, clock, next.time) };
      const recorded = await recordActs(
        tx,
        actor,
        clock.now(),
        acts.map((one) => ({ ...one, details: { ...one.details, ...note } })),
      );
      if (!decides && recorded.rows.some(isNumbering)) {
        if (state !== 'sound') refuse(sentence, state);
        const doubt = doubtSentence(clock, now.time);
        if (doubt !== undefined) refuse(doubt, 'clock');
      }
      return recorded;
    },
    committed() {
      if (next.standing !== now.standing) notes.decided();
      if (next.sealed !== now.sealed) notes.sealed();
      now = next;
    },
    noteOutside: ({ heads, rows }) => notes.left(heads, numbers.remember(rows)),
    sealed(sealed) {
      notes.sealed();
      now = { ...now, sealed };
    },
    async decided(tx, decision) {
      const { standing, identity } = now;
      switch (decision) {
        case 'clock':
          next = { ...next, time: await believe(tx, clock) };
          return;
        case 'restored':
          next = {
            ...next,
            standing: restoredStanding,
            identity: await becomeIdentity(tx, 'restored', identity),
          };
          return;
        case 'adopt':
          next = { ...next, standing: SOUND };
          if (['copy', 'restored', 'twin', 'other'].includes(standing.state))
            next = { ...next, identity: await becomeIdentity(tx, 'archive', identity) };
      }
    },
    flush: () => notes.flush(),
  };
}

async function readKnown({ db, dir, anchorsDir, isNew, isCreated }: CustodyOptions): Promise<Known> {
  const identity = await readIdentity(db);
  const isAsBound = await isIdentityAsBound(db);
  return {
    identity,
    standing: await standingOf(db, { dir, anchorsDir, identity, isAsBound, isNew, isCreated }),
    time: await believedTime(db),
    sealed: await lastSeal(db),
  };
}

/** Its own, and those the archive it was made from has drawn since. */
async function numbersOf(
  db: Db,
  { identity, standing }: Known,
  anchorsDir: string | undefined,
): Promise<DrawnNumbers> {
  const numbers = await readNumbers(db, standing.anchor);
  if (identity?.of === undefined || anchorsDir === undefined || identity.role === 'archive') return numbers;
  const origin = await readAnchor(anchorInConfig(anchorsDir, identity.of));
  if (origin !== undefined && origin !== 'unreadable') numbers.add(origin);
  return numbers;
}

const isCopy = ({ identity }: Known): boolean => identity?.role === 'copy';

function refuse(sentence: string, decision: string): never {
  throw new ProblemError('blocked-by-rule', sentence, { decision });
}
