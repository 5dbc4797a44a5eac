import { ProblemError } from '#shared/lib/problem.ts';
import type { OpenDatabase, Reader } from '../../../platform/sqlite/open.ts';
import type { ProtectedDatabase } from '../../../platform/sqlite/open-protected.ts';
import { plantedNames } from '../../../platform/sqlite/schema.ts';
import { sqliteProblem, writeProtected } from '../../../platform/sqlite/sqlite-problem.ts';
import { isOutsideAnAct } from '../../../platform/sqlite/watch-rows.ts';
import type { Vault } from '../../../platform/vault/vault.ts';
import type { NewAct } from '../chain/audit.ts';
import type { Custody } from '../chain/custody.ts';
import { setAsideRecorder } from '../chain/set-aside.ts';
import { PrepareAgain } from '../prepare-again.ts';
import type { Archive } from './open-archive.ts';

/** How often a write is prepared anew because somebody else came first. */
const TRIES = 20;

/** What an archive is written by: its database, and what watches over it. */
export interface Writing {
  readonly dir: string;
  readonly database: OpenDatabase;
  readonly custody: Custody;
  readonly vault: Vault;
  /** The same database, where nothing of it is written. */
  readonly readOnly: ProtectedDatabase | undefined;
}

/** The ways to write in an open archive: each change in one transaction with its acts, or in no chain at all. */
export function writeActs({
  dir,
  database,
  custody,
  vault,
  readOnly,
}: Writing): Pick<Archive, 'act' | 'note' | 'write' | 'unrecorded' | 'requireWritable'> {
  const setAside = setAsideRecorder(vault);

  const recorded =
    (kind: 'change' | 'note'): Archive['act'] =>
    async (actor, work) => {
      if (readOnly !== undefined) throw writeProtected({ dir });
      try {
        const done = await database.write(
          async (tx) => {
            await custody.begin(tx);
            const { value, act: said } = await work(tx);
            const acts: readonly NewAct[] = 'act' in said ? [said] : said;
            const aside = await setAside.open(tx);
            const left = await custody.record(tx, actor, [...acts, ...aside.acts], kind);
            return { value, places: aside.places, left };
          },
          ({ places }) => {
            setAside.recorded(places);
            custody.committed();
          },
        );
        await custody.noteOutside(done.left);
        return done.value;
      } catch (error) {
        const { state, sentence } = custody.standing;
        // The planted trigger wrote, not the program.
        throw state === 'planted' && isOutsideAnAct(error)
          ? new ProblemError('blocked-by-rule', sentence, { decision: state }, error)
          : ((await plantedProblem(database.db, error)) ?? sqliteProblem(error));
      }
    };

  function requireWritable(): void {
    if (readOnly !== undefined) throw writeProtected({ dir });
    custody.requireOriginal();
  }

  const act = recorded('change');
  return {
    act,
    note:
      readOnly === undefined
        ? recorded('note')
        : (_actor, work) => database.write((tx) => readOnly.passing(tx, async () => (await work(tx)).value)),
    async write(actor, { prepare, commit }) {
      requireWritable();
      for (let tries = 1; ; tries++) {
        const prepared = await prepare();
        try {
          return await act(actor, (tx) => commit(tx, prepared));
        } catch (error) {
          // Each time somebody else came first; a bureau where that happens so often has another trouble.
          if (!(error instanceof PrepareAgain) || tries >= TRIES) throw error;
        } finally {
          if (isDisposable(prepared)) await prepared[Symbol.asyncDispose]();
        }
      }
    },
    unrecorded: (work) =>
      database.write(work).catch((error: unknown) => {
        throw sqliteProblem(error);
      }),
    requireWritable,
  };
}

const isDisposable = (prepared: unknown): prepared is AsyncDisposable =>
  typeof prepared === 'object' && prepared !== null && Symbol.asyncDispose in prepared;

/** Something put into the database may make any write fail, in ways the program cannot know: then that is named. */
async function plantedProblem(db: Reader, error: unknown): Promise<ProblemError | undefined> {
  if (error instanceof ProblemError || error instanceof PrepareAgain) return undefined;
  const planted = await plantedNames(db);
  if (planted.length === 0) return undefined;
  return new ProblemError(
    'archive-damaged',
    `档案库的数据库里有不是程序建立的触发器或者视图（${planted.join('、')}），没有保存。请保留现状，联系维护人员查明来由。`,
    { planted: planted.join(' ') },
    error,
  );
}
