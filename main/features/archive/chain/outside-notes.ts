import type { Clock } from '../../../platform/clock.ts';
import type { Log } from '../../../platform/log.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import {
  type Anchor,
  anchorBeside,
  anchorInConfig,
  knowsOfActs,
  readAnchor,
  writeAnchor,
} from '../identity/anchor.ts';
import type { Identity } from '../identity/identity.ts';
import type { Standing } from '../identity/standing.ts';
import { CHAIN_START, type ChainHead, lastSequence } from './audit.ts';
import { drawnNumbers, type KnownNumbers } from './known-numbers.ts';
import type { Seal } from './seals.ts';

/** What is noted of an archive outside its database, in its anchors. */
export interface OutsideNotes {
  /** A write left these ends of chains: noted at once, or soon. */
  left(heads: readonly ChainHead[], isUrgent: boolean): Promise<void>;
  /** A seal covers all that had moved. */
  sealed(): void;
  /** A person has decided that what lies outside counts no more. */
  decided(): void;
  /** All of it is noted when this is through. */
  flush(): Promise<void>;
}

/** Where it is noted, and by what clock. */
export interface NotesPlace {
  readonly dir: string;
  /** Where this user's settings keep what is known of archives. */
  readonly anchorsDir: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** What else an anchor says, as it stands when it is written. */
export interface KnownInside {
  readonly identity: Identity | undefined;
  readonly standing: Standing;
  readonly sealed: Seal | undefined;
  readonly numbers: KnownNumbers;
}

/** So many of the chains that moved since the last seal are noted outside, the newest. */
const UNSEALED_KEPT = 500;

/** ms in which what is known outside follows what is inside, where no number was drawn. */
const SOON = 200;

/**
 * Notes outside the database that there is such an archive, before that is committed: an archive that has an identity and
 * no anchor lost it. Where that cannot be written it is asked about when it is opened again.
 */
export async function noteBirth(
  { dir, anchorsDir, clock, log }: NotesPlace,
  { id }: Identity,
): Promise<void> {
  const last = { sequence: 0, hash: CHAIN_START };
  const anchor: Anchor = { identity: id, dir, at: clock.now(), last, series: [], cases: [] };
  try {
    // What is known of another archive here is a person's matter.
    const there = await readAnchor(anchorBeside(dir));
    if (there === undefined || !knowsOfActs(there)) await writeAnchor(anchorBeside(dir), dir, anchor);
    if (anchorsDir !== undefined) await writeAnchor(anchorInConfig(anchorsDir, id), anchorsDir, anchor);
  } catch (error) {
    log.error('archive.anchor', error);
  }
}

export async function openOutsideNotes(
  db: Db,
  { dir, anchorsDir, clock, log, writeProtected }: NotesPlace & { readonly writeProtected: boolean },
  inside: () => KnownInside,
): Promise<OutsideNotes> {
  let last: Anchor['last'] | undefined;
  /** Where the chains end that moved since the last seal. */
  const unsealed = new Map((await unsealedHeads(db)).map((head) => [head.chain, headOf(head)] as const));
  let pending: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let decidedHere = false;

  async function write(): Promise<void> {
    clearTimeout(pending);
    pending = undefined;
    // What is known outside is not put right by opening: that is a person's decision.
    const { identity, standing, sealed, numbers } = inside();
    if (identity === undefined || last === undefined || writeProtected || !isOurs(standing)) return;
    const anchor: Anchor = {
      identity: identity.id,
      dir,
      at: clock.now(),
      ...(sealed === undefined ? {} : { seal: sealed }),
      last,
      ...numbers,
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
        : writeAnchor(anchorInConfig(anchorsDir, identity.id), anchorsDir, anchor),
    ]);
    decidedHere = false;
  }

  const writeNext = (): Promise<void> => {
    writing = writing.then(write).catch((error: unknown) => {
      // The archive itself is sound; the next act tries again.
      log.error('archive.anchor', error);
    });
    return writing;
  };

  return {
    async left(heads, isUrgent) {
      for (const head of heads) {
        if (head.position <= (unsealed.get(head.chain)?.[1] ?? 0)) continue;
        // Behind those that moved before it.
        unsealed.delete(head.chain);
        unsealed.set(head.chain, headOf(head));
      }
      const head = heads.at(-1);
      if (head === undefined) return;
      if (last === undefined || last.sequence < head.sequence)
        last = { sequence: head.sequence, hash: head.hash };
      if (isUrgent || decidedHere) await writeNext();
      else pending ??= setTimeout(() => void writeNext(), SOON).unref();
    },
    sealed() {
      unsealed.clear();
    },
    decided() {
      decidedHere = true;
    },
    async flush() {
      last ??= await lastAct(db);
      await writeNext();
    },
  };
}

const headOf = ({
  chain,
  position,
  hash,
}: Pick<ChainHead, 'chain' | 'position' | 'hash'>): [string, number, string] => [chain, position, hash];

const unsealedHeads = (db: Db) =>
  db
    .selectFrom('chains')
    .select(['chain', 'position', 'hash'])
    .whereRef('position', '>', 'sealed')
    .limit(UNSEALED_KEPT)
    .execute();

/** Whether what is inside may speak for what is outside. */
const isOurs = ({ state }: Standing): boolean =>
  state === 'sound' || state === 'copy' || state === 'restored';

/** Another program may have gone further: what it noted is not taken back. */
function later(there: Anchor | 'unreadable' | undefined, ours: Anchor): Anchor {
  if (there === undefined || there === 'unreadable' || there.identity !== ours.identity) return ours;
  const further = there.last.sequence > ours.last.sequence ? there : ours;
  return { ...further, dir: ours.dir, ...drawnNumbers(ours, there).known };
}

async function lastAct(db: Db): Promise<Anchor['last'] | undefined> {
  const sequence = await lastSequence(db);
  const row = await db.selectFrom('acts').select('hash').where('sequence', '=', sequence).executeTakeFirst();
  return row === undefined ? undefined : { sequence, hash: row.hash };
}
