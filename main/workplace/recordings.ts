import { join } from 'node:path';
import { createIntake } from '../features/intake/intake.ts';
import { ffmpegInThread } from '../platform/ffmpeg/media-thread.ts';
import { caseCandidates } from './case-candidates.ts';
import type { CasesRoom } from './cases.ts';
import type { Ground } from './ground.ts';

/** What comes in from recorder cards. */
export function furnishRecordings(
  { archive, options, data, settings, people, jobs }: Ground,
  { cases }: Pick<CasesRoom, 'cases'>,
) {
  const { resourcesRoot, folders, extraCards } = options;
  const ffmpeg = ffmpegInThread({
    font: join(resourcesRoot, 'resources', 'fonts', 'FandolHei-Regular.ttf'),
  });
  const intake = createIntake({
    archive,
    jobs,
    ffmpeg,
    profiles: data.recorderProfiles,
    handFolder: (path, removable) => folders.hand(path, removable),
    officers: async () =>
      (await people.list())
        .filter((officer) => officer.recorderOfficerNumber !== '')
        .map(({ id, name, recorderOfficerNumber }) => ({
          number: recorderOfficerNumber,
          officerId: id,
          officerName: name,
        })),
    reread: async () => (await settings.preferences()).cardReread,
    caseCandidates: () => caseCandidates(archive.db, cases),
    caseTitles: (caseIds) => cases.titles(caseIds),
    extraCards,
  });
  return { ffmpeg, intake };
}
