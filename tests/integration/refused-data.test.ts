import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestApp, resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const SPOILT = ['phrases', 'filing-order', 'recorder-profiles'];

/** The program's own folder with rule data that may be spoilt; all else leads to what is there. */
function spoiltRoot(): string {
  const root = temporaryFolder();
  mkdirSync(join(root, 'resources'));
  for (const name of ['templates', 'main']) symlinkSync(join(resourcesRoot, name), join(root, name));
  for (const name of readdirSync(join(resourcesRoot, 'resources'))) {
    const [from, to] = [join(resourcesRoot, 'resources', name), join(root, 'resources', name)];
    if (SPOILT.includes(name)) cpSync(from, to, { recursive: true });
    else symlinkSync(from, to);
  }
  return root;
}

it('rule data with an error keeps the archive open and is named in the settings', async () => {
  const root = spoiltRoot();
  writeFileSync(join(root, 'resources', 'phrases', '坏.json'), '{"places": [}');
  writeFileSync(join(root, 'resources', 'filing-order', '坏.yaml'), '['.repeat(400_000));
  writeFileSync(join(root, 'resources', 'recorder-profiles', '坏.json'), '{"id": "x"}');
  const test = await openTestApp({ resourcesRoot: root });
  try {
    expect(await test.client.settings.refusedFiles({})).toEqual([
      { file: '坏.json', message: expect.stringMatching(/^记录仪布局文件“坏\.json”第1行：/) },
      { file: '坏.json', message: expect.stringMatching(/^短语文件“坏\.json”第1行：不是正确的 JSON/) },
      { file: '坏.yaml', message: expect.stringMatching(/^归档顺序文件“坏\.yaml”第1行：内容一层套一层/) },
    ]);
    expect((await test.client.phrases.list({})).length).toBeGreaterThan(0);
  } finally {
    await test.close();
  }
});
