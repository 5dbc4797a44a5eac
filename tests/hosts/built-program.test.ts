import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** A project with the scripts of this one and a command line of one line. */
function aProject(words: string) {
  const root = temporaryFolder();
  for (const name of ['scripts', 'package.json', 'package-lock.json', 'vite.program.config.ts'])
    cpSync(join(resourcesRoot, name), join(root, name), { recursive: true });
  symlinkSync(join(resourcesRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const folder of ['main/workers', 'main/hosts/cli', 'main/hosts/station', 'shared'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'main/hosts/station/main.ts'), '');
  const say = (next: string): void => {
    writeFileSync(
      join(root, 'main/hosts/cli/main.ts'),
      `import { writeSync } from 'node:fs';
       writeSync(1, [${JSON.stringify(next)}, import.meta.url.includes('/out/'), process.argv[2], process.cwd()].join(' '));
       process.exitCode = 3;`,
    );
  };
  say(words);
  const cwd = temporaryFolder();
  const anjuan = () =>
    new Promise<{ code: unknown; out: string }>((resolve) => {
      const env = { ...process.env, INIT_CWD: cwd };
      execFile(
        process.execPath,
        [join(root, 'scripts/anjuan.mjs'), 'argument'],
        { cwd, env },
        (failure, out) => {
          resolve({ code: failure?.code ?? 0, out });
        },
      );
    });
  return { root, say, cwd, anjuan };
}

it('a command runs as it was built, and is built anew when its source is another', async () => {
  const { root, say, cwd, anjuan } = aProject('first');
  const builds = () => readdirSync(join(root, 'out/program')).sort();
  expect(await anjuan()).toEqual({ code: 3, out: `first true argument ${cwd}` });
  const [first] = builds();
  expect(await anjuan()).toEqual({ code: 3, out: `first true argument ${cwd}` });
  expect(builds()).toEqual([first]);

  say('the second');
  expect(await anjuan()).toEqual({ code: 3, out: `the second true argument ${cwd}` });
  expect(builds()).toHaveLength(2);
});

it('a command that cannot be built, or is being built by another, runs from source', async () => {
  const { root, cwd, anjuan } = aProject('plain');
  // Not a folder: nothing can be written below it.
  writeFileSync(join(root, 'out'), '');
  expect(await anjuan()).toEqual({ code: 3, out: `plain false argument ${cwd}` });
});

it('many commands at once build it once and all answer', async () => {
  const { root, anjuan } = aProject('together');
  const answers = await Promise.all([anjuan(), anjuan(), anjuan()]);
  expect(answers.map(({ code, out }) => [code, out.split(' ')[0]])).toEqual(
    Array.from({ length: 3 }, () => [3, 'together']),
  );
  expect(readdirSync(join(root, 'out/program'))).toHaveLength(1);
});
