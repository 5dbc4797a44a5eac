import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadRecorderProfiles } from '#main/platform/rule-data/recorder-profiles.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const shipped = fileURLToPath(new URL('../../../../../resources/recorder-profiles', import.meta.url));

it('reads every layout the program brings', async () => {
  const { profiles, fallback } = await loadRecorderProfiles({ shipped });
  expect(profiles).toHaveLength(readdirSync(shipped).length);
  expect(fallback.id).toBe('any-card');
});

it.each([
  ['not JSON', '{'],
  ['an unknown key', '{"id":"x","title":"x","priority":1,"probes":[],"weigth":3}'],
  ['a probe without a weight', '{"id":"x","title":"x","priority":1,"probes":[{"dir":"DCIM"}]}'],
])('a layout file with %s disables itself and is named', async (_what, content) => {
  const folder = temporaryFolder();
  copyFileSync(join(shipped, 'any-card.json'), join(folder, 'any-card.json'));
  writeFileSync(join(folder, 'ours.json'), content);
  const { profiles, problems } = await loadRecorderProfiles({ shipped: folder });
  expect(profiles.map(({ id }) => id)).toEqual(['any-card']);
  expect(problems).toEqual([
    { file: 'ours.json', message: expect.stringMatching(/^记录仪布局文件“ours.json”第1行：.*。$/) },
  ]);
});
