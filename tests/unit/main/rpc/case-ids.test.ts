import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { casePaths, namedIds } from '#main/rpc/case-ids.ts';

const found = (schema: z.ZodType, input: unknown) =>
  namedIds(input, casePaths(schema)).map(({ key, id }) => `${key} ${id}`);

describe('the cases an input names', () => {
  it('are found in lists, in choices and in what is put together', () => {
    const schema = z.object({
      assignments: z.array(z.object({ caseId: z.string(), recordingIds: z.array(z.string()) })),
      choice: z.discriminatedUnion('how', [
        z.object({ how: z.literal('one'), documentId: z.string() }),
        z.object({ how: z.literal('other'), attachmentId: z.string() }),
      ]),
      both: z.intersection(z.object({ jobId: z.string() }), z.object({ note: z.string() })),
    });
    expect(
      found(schema, {
        assignments: [
          { caseId: 'c1', recordingIds: ['r1', 'r2'] },
          { caseId: 'c2', recordingIds: [] },
        ],
        choice: { how: 'other', attachmentId: 'a1' },
        both: { jobId: 'j1', note: '' },
      }).toSorted(),
    ).toEqual(
      [
        'caseId c1',
        'caseId c2',
        'recordingIds r1',
        'recordingIds r2',
        'attachmentId a1',
        'jobId j1',
      ].toSorted(),
    );
  });

  it('are what the input itself says, whatever shape it has', () => {
    const schema = z.object({ inner: z.object({ caseId: z.string() }) });
    const inherited: unknown = Object.create({ inner: { caseId: 'c1' } });
    expect(found(schema, inherited)).toEqual([]);
    for (const odd of [
      undefined,
      null,
      'c1',
      7,
      [],
      { inner: null },
      { inner: ['c1'] },
      { inner: { caseId: 7 } },
    ])
      expect(found(schema, odd)).toEqual([]);
  });

  it('are none where the schema names none, also where somebody writes such a word', () => {
    const schema = z.object({ text: z.string() });
    expect(found(schema, { text: 'caseId', caseId: 'c1' })).toEqual([]);
    expect(casePaths(undefined)).toEqual([]);
  });
});
