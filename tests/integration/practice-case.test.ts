import { expect, it, onTestFinished } from 'vitest';
import { openPracticeFile } from '#tests/support/practice-file.ts';
import { fixedClock } from '#tests/support/temporary-archive.ts';

it('the practice case is a lawful one: nothing contradicts in it', async () => {
  const { test, client, theCase } = await openPracticeFile(fixedClock('2026-05-08T09:30:00+08:00'));
  onTestFinished(() => test.close());
  const { findings } = await client.documents.check({ caseId: theCase.id });
  expect(findings.map(({ sentence }) => sentence)).toEqual([]);
});
