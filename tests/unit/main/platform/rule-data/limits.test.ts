import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPenaltyAmounts } from '#main/platform/rule-data/penalty-amounts.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const shipped = (name: string): string => join(resourcesRoot, 'resources', 'limits', name);

/** The shipped file with one word of it wrong. */
function spoilt(name: string, from: string, to: string): string {
  const file = join(temporaryFolder(), name);
  const text = readFileSync(shipped(name), 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
  return file;
}

describe('limits kept as data', () => {
  it('are read as they are shipped; amounts become 分', async () => {
    expect((await readPenaltyAmounts(shipped('penalty-amounts.yaml'))).summary).toMatchObject({
      person: 20_000,
      organization: 300_000,
    });
  });

  it('are refused by name when something in the file is wrong', async () => {
    await expect(
      readPenaltyAmounts(spoilt('penalty-amounts.yaml', 'person: 200', 'person: -200')),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/^数额文件“penalty-amounts.yaml”第\d+行：.*person.*。$/) as string,
    });
  });
});
