/**
 * What a call of the command line costs with its start: `template list`, and all 56 blank forms by 56 calls, one after
 * another, typed as anybody types them. Wanted: 400 ms, and 40 s on two cores. Prints; never fails.
 */
import { join } from 'node:path';
import * as z from 'zod';
import { percentile } from './desk.ts';
import { anjuan, npm, secondsOf, withArchive } from './program.ts';

const CALLS = 15;

await withArchive(async (archive, dir) => {
  const list = () => anjuan('template', 'list', '--archive', archive, '--json');
  const templates = z.array(z.object({ number: z.number() })).parse(JSON.parse(list()));
  const times = Array.from({ length: CALLS }, () => 1000 * secondsOf(list));
  const alone = Array.from({ length: CALLS }, () => 1000 * secondsOf(() => npm('--version')));
  console.log(
    `npm run -s anjuan -- template list：p50 ${percentile(times, 0.5).toFixed(0)} ms，最长 ${Math.max(...times).toFixed(0)} ms` +
      `（目标 ≤ 400 ms）；npm 自身启动 ${percentile(alone, 0.5).toFixed(0)} ms`,
  );
  const blank = (number: number) =>
    anjuan(
      ...['document', 'blank', '--archive', archive, '--template', number.toString()],
      ...['--out', join(dir, `${number.toString()}.pdf`)],
    );
  const all = secondsOf(() => {
    for (const { number } of templates) blank(number);
  });
  console.log(
    `${templates.length.toString()} 种空白文书，逐次调用：${all.toFixed(1)} s（目标 ≤ 40 s），每次 ${((1000 * all) / templates.length).toFixed(0)} ms`,
  );
  await Promise.resolve();
});
