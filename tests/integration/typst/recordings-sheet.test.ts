import { join } from 'node:path';
import { expect, it } from 'vitest';
import { namedPlaces } from '#main/platform/typst/linked-pages.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { citedPlace, describedPlace, recordingsSheet } from '#shared/domain/volumes/recordings-sheet.ts';

const typesetter = createTypesetter({ resourcesRoot: join(import.meta.dirname, '../../../resources') });

it('the index of citations has the same lines whatever pages it names', () => {
  const placesWith = (citedOn: string, describedOn: string) =>
    namedPlaces(
      typesetter,
      recordingsSheet({
        caseTitle: '某案',
        caseNumber: '濮市监案〔2026〕1号',
        recordings: [],
        citations: Array.from({ length: 120 }, (_, index) => ({
          citation: `视频0${(100 + index).toString()} 00:12:31`,
          name: 'A.MP4',
          document: '行政处罚决定书',
          citedOn,
          describedOn,
          cited: { itemId: 'a', page: 1 },
        })),
      }),
    );
  const lines = (places: ReturnType<typeof placesWith>) =>
    Array.from({ length: 120 }, (_, index) =>
      [citedPlace(index), describedPlace(index)].map((name) =>
        (places.get(name) ?? []).map(({ page, top }) => [page, top]),
      ),
    );
  const usual = lines(placesWith('第000页', '第000页'));
  expect(usual.flat().every((places) => places.length === 1)).toBe(true);
  expect(lines(placesWith('副卷第2卷第199页', '第9页'))).toEqual(usual);
  expect(lines(placesWith('第1页', '副卷第2卷第199页'))).toEqual(usual);
});
