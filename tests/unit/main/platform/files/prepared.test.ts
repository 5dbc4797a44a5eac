import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keepPrepared, keptIn, prepared } from '#main/platform/files/prepared.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

function data() {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'edition'));
  writeFileSync(join(folder, 'edition', 'a.yaml'), 'a: 1');
  writeFileSync(join(folder, 'note.txt'), 'not read');
  const place = join(temporaryFolder(), 'prepared');
  let made = 0;
  const ask = (by = 'build 1') =>
    keptIn(place, by, 'templates', { folder, files: /\.yaml$/ }, () => {
      made += 1;
      return Promise.resolve({ at: new Map([['made', made]]), absent: undefined });
    });
  const times = async (by?: string) => (await ask(by)).at.get('made');
  return { folder, place, ask, times };
}

it('is made once, and comes back as it was', async () => {
  const { ask, times } = data();
  const first = await ask();
  expect(await ask()).toEqual(first);
  expect(await times()).toBe(1);
});

it('is made anew when a file changed, came or went by its content, or the program did; other files do not count', async () => {
  const { folder, place, times } = data();
  expect(await times()).toBe(1);
  writeFileSync(join(folder, 'note.txt'), 'changed');
  expect(await times()).toBe(1);
  writeFileSync(join(folder, 'edition', 'a.yaml'), 'a: 2');
  expect(await times()).toBe(2);
  writeFileSync(join(folder, 'edition', 'b.yaml'), '');
  expect(await times()).toBe(3);
  expect(await times('build 2')).toBe(4);
  // What cannot be used any more is not kept.
  expect(readdirSync(place)).toHaveLength(1);
});

it('is made anew when what was kept is damaged', async () => {
  const { place, times } = data();
  await times();
  const [name = ''] = readdirSync(place);
  const bytes = readFileSync(join(place, name));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 2) ^ 1, bytes.length - 2);
  writeFileSync(join(place, name), bytes);
  expect(await times()).toBe(2);
  writeFileSync(join(place, name), '');
  expect(await times()).toBe(3);
});

it('is made all the same where nothing can be kept, and run from source unless a place was named', async () => {
  const { folder } = data();
  const place = join(temporaryFolder(), 'a-file');
  writeFileSync(place, '');
  const sources = { folder, files: /\.yaml$/ };
  expect(await keptIn(place, 'build', 'x', sources, () => Promise.resolve(1))).toBe(1);
  // A folder that is not there: whoever reads it says what that means.
  const nowhere = { folder: join(folder, 'nowhere'), files: /\.yaml$/ };
  expect(await keptIn(join(folder, 'kept'), 'build', 'x', nowhere, () => Promise.resolve(2))).toBe(2);
  let made = 0;
  const twice = async () => {
    const count = () => Promise.resolve((made += 1));
    return [await prepared('x', sources, count), await prepared('x', sources, count)];
  };
  keepPrepared(undefined);
  expect(await twice()).toEqual([1, 2]);
  keepPrepared({ folder: join(temporaryFolder(), 'own'), made: 'now' });
  expect(await twice()).toEqual([3, 3]);
});
