import type { Actor, PinState } from '#shared/contract/session.ts';
import { pinProblem, stillToWait, tidyPin, waitAfter, waitWords } from '#shared/domain/people/pin.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Elapsed } from '../../platform/clock.ts';
import { hashPin, isPinOf, type PinCost, randomPin } from '../../platform/secrets/pin-hash.ts';
import type { Db, Tx, Writer } from '../../platform/sqlite/open.ts';
import type { Archive, NewAct } from '../archive/archive.ts';
import {
  countTry,
  findSecret,
  forgetTries,
  hasChosen,
  isSecretAsBound,
  putSecret,
  type Secret,
} from './secrets.repository.ts';

/** Whose PIN it is, and what of him everybody knows. */
export interface PinHolder {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly certificateNumber: string;
  readonly recorderOfficerNumber: string;
  readonly pin: PinState;
}

/** A PIN that was hashed, to be kept inside the act it belongs to. */
export interface MadePin {
  readonly pin: string;
  keep(tx: Tx, accountId: string): Promise<void>;
}

export interface Pins {
  /** Somebody in this archive has a PIN of his own: nobody gets in by a name alone any more. */
  any(): Promise<boolean>;
  /** A PIN nobody chose, to be changed at the first sitting. */
  makeFirst(): Promise<MadePin>;
  /** The PIN somebody chose. Errors: `invalid-input` when it will not do. */
  makeChosen(pin: string, holder: Omit<PinHolder, 'id' | 'pin'>): Promise<MadePin>;
  /** Lets through who shows the right PIN. Errors: `not-permitted`, whose sentence says how long to wait. */
  require(holder: PinHolder, pin: string): Promise<void>;
  /** Chooses one, for the first time or instead of another. `pin` is not asked for where there is none. */
  choose(holder: PinHolder, actor: Actor, pin: string, newPin: string): Promise<void>;
}

/** In whose name a wrong PIN is entered: nobody has shown who he is. */
export const NOBODY: Actor = { id: 'seat', name: '座位', certificateNumber: '' };

const NEW_PIN_MISSING = '请先设定自己的密码，以后凭它进入。';

/** @param elapsed how long one has to wait is measured by: a clock that is set forward shortens it for nobody */
export function createPins(archive: Archive, cost: PinCost, elapsed: Elapsed): Pins {
  const { db, clock } = archive;
  const began = elapsed();
  /** The last try of each person in this run: what the row says of it, and when it was. */
  const tried = new Map<string, { readonly at: string; readonly elapsed: number }>();

  /**
   * Milliseconds since the last try. One of an earlier run, or of another program, is known by the machine's clock alone;
   * where that was set back meanwhile, nobody waits longer than since this run began.
   */
  function goneSince(accountId: string, at: string): number {
    const here = tried.get(accountId);
    if (here?.at === at) return elapsed() - here.elapsed;
    return Math.max(Date.parse(clock.now()) - Date.parse(at), elapsed() - began);
  }

  const made = async (pin: string, mustChange: boolean): Promise<MadePin> => {
    const hash = await hashPin(tidyPin(pin), cost);
    return {
      pin,
      keep: (tx, accountId) => putSecret(tx, { accountId, hash, mustChange, at: clock.now() }),
    };
  };

  async function makeChosen(pin: string, holder: Omit<PinHolder, 'id' | 'pin'>): Promise<MadePin> {
    const known = [holder.login, holder.certificateNumber, holder.recorderOfficerNumber];
    const problem = pinProblem(pin, known);
    if (problem !== undefined) throw new ProblemError('invalid-input', problem, { field: 'newPin' });
    return made(pin, false);
  }

  /** Tries are no acts; in a write-protected archive they are kept with what is forgotten with it. */
  const uncounted = <T>(work: (tx: Writer) => Promise<T>): Promise<T> =>
    archive.writeProtected
      ? archive.note(NOBODY, async (tx) => ({ value: await work(tx), act: [] }))
      : archive.unrecorded(work);

  /** Counts this try, unless it comes too soon. */
  async function begin(holder: PinHolder): Promise<Secret> {
    return uncounted(async (tx) => {
      const secret = await findSecret(tx, holder.id);
      await requireOwnSecret(tx, holder);
      if (secret === undefined)
        throw new ProblemError('not-permitted', `${holder.name}还没有设定密码。${NEW_PIN_MISSING}`, {
          field: 'newPin',
        });
      const at = clock.now();
      const wait = stillToWait(secret.wrong, goneSince(holder.id, secret.wrong_at ?? at));
      if (wait > 0) throw tooSoon(secret.wrong, wait);
      await countTry(tx, holder.id, at);
      tried.set(holder.id, { at, elapsed: elapsed() });
      return secret;
    });
  }

  async function requirePin(holder: PinHolder, pin: string): Promise<void> {
    // An empty box is no try.
    if (tidyPin(pin) === '') throw new ProblemError('not-permitted', '请输入密码。', { field: 'pin' });
    const secret = await begin(holder);
    if (await isPinOf(tidyPin(pin), secret.hash)) {
      await uncounted((tx) => forgetTries(tx, holder.id));
      return;
    }
    const wrong = secret.wrong + 1;
    await archive.note(NOBODY, () => Promise.resolve({ value: undefined, act: wrongPinAct(holder, wrong) }));
    throw wrongPin(wrong);
  }

  return {
    any: () => hasChosen(db),
    makeFirst: () => made(randomPin(), true),
    makeChosen,
    require: requirePin,
    async choose(holder, actor, pin, newPin) {
      if (holder.pin !== 'none') {
        await requirePin(holder, pin);
        if (tidyPin(pin) === tidyPin(newPin))
          throw new ProblemError('invalid-input', '新的密码与原来的相同，请换一个。', { field: 'newPin' });
      }
      const chosen = await makeChosen(newPin, holder);
      await archive.note(actor, async (tx) => {
        await requireOwnSecret(tx, holder);
        // Two windows may choose the first PIN of one person at once: the second is told.
        if (holder.pin === 'none' && (await findSecret(tx, holder.id)) !== undefined)
          throw new ProblemError('conflict', `${holder.name}的密码刚才已经设定，请凭它进入。`);
        await chosen.keep(tx, holder.id);
        return {
          value: undefined,
          act: {
            act: holder.pin === 'none' ? 'people.choose-pin' : 'people.change-pin',
            sentence: holder.pin === 'none' ? `${holder.name}设定密码` : `${holder.name}更换密码`,
            details: { personId: holder.id },
          },
        };
      });
    },
  };
}

/** Whoever exchanges what is kept of a PIN gets in nowhere by it. Errors: `archive-damaged`. */
async function requireOwnSecret(db: Db, { id, name }: PinHolder): Promise<void> {
  if (await isSecretAsBound(db, id)) return;
  throw new ProblemError(
    'archive-damaged',
    `${name}的密码登记在程序之外被改动或者删除过，不能凭它进入。请由管理员和另一名人员一起重设密码，并核验档案库，查明是谁动过。`,
    { accountId: id },
  );
}

const tooSoon = (wrong: number, wait: number): ProblemError =>
  new ProblemError(
    'not-permitted',
    `已经连续输错${wrong.toString()}次，请等${waitWords(wait)}再试。忘记了的，由管理员和另一名人员一起重设。`,
    { field: 'pin', wait },
  );

function wrongPin(wrong: number): ProblemError {
  const wait = waitAfter(wrong);
  return new ProblemError(
    'not-permitted',
    wait === 0
      ? `密码不对，请重新输入（连续第${wrong.toString()}次）。`
      : `密码不对，已经连续输错${wrong.toString()}次，请等${waitWords(wait)}再试。忘记了的，由管理员和另一名人员一起重设。`,
    { field: 'pin', wait },
  );
}

const wrongPinAct = ({ id, name }: PinHolder, wrong: number): NewAct => ({
  act: 'people.wrong-pin',
  sentence: `有人以${name}的名义输错密码（连续第${wrong.toString()}次）`,
  details: { personId: id, wrong },
});
