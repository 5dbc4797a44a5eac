/**
 * Preloaded (`--import`) into a program that is to die while it takes a card in: `DIES=<call>:<before|after>:<n>:<whom>`
 * at the n-th such call of a thread that takes it in, to the file system or of Atomics. `program`: killed, as by a power
 * cut; `thread`: only that thread ends, by itself.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread, workerData } from 'node:worker_threads';

type Call = (...args: readonly unknown[]) => unknown;

const [call = '', when = '', nth = '', whom = ''] = (process.env['DIES'] ?? '').split(':');
const given: unknown = workerData;
const takesCard =
  !isMainThread &&
  typeof given === 'object' &&
  given !== null &&
  'behind' in given &&
  given.behind !== undefined;

const die = (): void => {
  if (whom === 'program') process.kill(process.pid, 'SIGKILL');
  else process.exit();
};

function deadly(owner: object): void {
  const real: unknown = Reflect.get(owner, call);
  if (typeof real !== 'function') return;
  let calls = 0;
  const instead: Call = (...args) => {
    calls += 1;
    const now = calls === Number(nth);
    if (now && when === 'before') die();
    const result: unknown = Reflect.apply(real, owner, args);
    if (now && when === 'after') die();
    return result;
  };
  Reflect.set(owner, call, instead);
}

if (takesCard) {
  deadly(fs);
  deadly(Atomics);
  syncBuiltinESMExports();
}
