import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openPractice } from './open-practice.ts';
import { makePracticeArchive } from './practice-archive.ts';

// node main/demo/make-practice.ts --dir DIR
const { values } = parseArgs({ options: { dir: { type: 'string' } } });
if (values.dir === undefined) {
  process.stderr.write('请用 --dir 指定练习档案库放在哪个文件夹。\n');
  process.exit(2);
}
const dir = resolve(values.dir);
const practice = await openPractice(dir);
try {
  await makePracticeArchive(dir, { ...practice, say: (line) => process.stdout.write(`${line}\n`) });
} finally {
  await practice.app.close();
}
