import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { laidOut } from '#main/platform/typst/manuscript.ts';
import { evidenceAddress } from '#shared/domain/evidence/link-evidence.ts';
import { present } from '#shared/lib/assert.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

it('what is asked of a manuscript beside its words is in what is drawn', async () => {
  const { templates } = await loadTemplates(join(resourcesRoot, 'templates'));
  const template = present(templates[0], 'a template');
  const plain = { template, values: {}, mode: 'blank' } as const;
  const decision = present(
    templates.find(({ number }) => number === 45),
    'the decision',
  );
  const cites = { template: decision, values: { facts: '见视频01 00:00:05。' }, mode: 'filled' } as const;
  const links = (linked: boolean) =>
    JSON.stringify(laidOut(linked ? { ...cites, linked } : cites)).includes(
      JSON.stringify(evidenceAddress('视频01 00:00:05')),
    );
  expect([links(true), links(false)]).toEqual([true, false]);
  expect(laidOut(plain)).not.toHaveProperty('mark');
  expect(laidOut(plain)).not.toHaveProperty('pageCodes');
  const code = { modules: 21, bars: [[0, 0, 7]] } as const;
  expect(laidOut({ ...plain, mark: '作废', codes: [code] })).toMatchObject({
    mark: '作废',
    pageCodes: { codes: [code] },
  });
});
