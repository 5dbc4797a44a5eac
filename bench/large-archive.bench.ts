import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { percentile } from './desk.ts';
import { makeLarge, openLarge } from './large-archive.ts';

/**
 * What a clerk waits for in an archive of 10,000 and of 100,000 cases (ten documents and fifty acts each), and how it
 * grows from one to the other. The archives are made once, in `--dir` (the folder of temporary files when absent);
 * `--cases 1000,10000` looks at others. Prints; never fails a build.
 */
const { values } = parseArgs({
  options: { dir: { type: 'string', default: tmpdir() }, cases: { type: 'string', default: '10000,100000' } },
});
const ROUNDS = 40;
const GOALS: Readonly<Record<string, number>> = {
  'a document opens': 10,
  'a draft is saved': 15,
  'the case list': 15,
  'a case page': 15,
  'the workbench': 100,
};

const results: Record<string, number>[] = [];
for (const cases of values.cases.split(',').map(Number)) {
  const dir = join(values.dir, `anjuan-large-${cases.toString()}`);
  if (!existsSync(dir)) {
    console.log(`making ${dir}`);
    await makeLarge(dir, cases);
  }
  results.push(await measure(dir, cases));
}
const [small, large] = [results.at(0), results.at(-1)];
if (small !== undefined && large !== undefined && results.length > 1)
  for (const [name, ms] of Object.entries(large))
    console.log(`${name}: grows ${(ms / (small[name] ?? NaN)).toFixed(2)} times (goal 1.30)`);

async function measure(dir: string, cases: number): Promise<Record<string, number>> {
  const begun = performance.now();
  const { app, client } = await openLarge(dir);
  console.log(`${cases.toString()} cases: opened in ${(performance.now() - begun).toFixed(0)} ms`);
  const caseAt = (round: number): string => `case-${(2 + ((round * 7_919 * 5) % (cases - 2))).toString()}`;
  const openCaseAt = (round: number): string =>
    `case-${(5 * (1 + ((round * 7_919) % Math.floor(cases / 5 - 1)))).toString()}`;
  const measured: Record<string, number> = {};
  const time = async (name: string, work: (round: number) => Promise<() => Promise<unknown>>) => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const timed = await work(round);
      const start = performance.now();
      await timed();
      if (round > 0) times.push(performance.now() - start);
    }
    const goal = GOALS[name];
    measured[name] = percentile(times, 0.5);
    console.log(
      `  ${name}: ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms` +
        (goal === undefined ? '' : `, goal ${goal.toString()} ms`),
    );
  };
  await time('a document opens', async (round) => {
    const [document] = await client.documents.list({ caseId: caseAt(round) });
    return () => client.documents.get({ documentId: document?.id ?? '' });
  });
  await time('a draft is saved', async (round) => {
    const documents = await client.documents.list({ caseId: openCaseAt(round) });
    const draft = documents.find(({ state }) => state === 'draft');
    const { own, revision, id } = await client.documents.get({ documentId: draft?.id ?? '' });
    return () => client.documents.save({ documentId: id, revision, own });
  });
  await time('the case list', () => Promise.resolve(() => client.cases.list({})));
  await time('a case page', (round) =>
    Promise.resolve(async () => {
      const caseId = caseAt(round);
      await client.cases.get({ caseId });
      await client.documents.list({ caseId });
    }),
  );
  await time('the workbench', () => Promise.resolve(() => client.workbench.today({})));
  await time('the acts of a case', (round) =>
    Promise.resolve(() => client.archive.acts({ caseId: caseAt(round), limit: 50 })),
  );
  await app.close();
  return measured;
}
