import { join } from 'node:path';
import type { Counting } from '#shared/domain/procedure/counting/counting.ts';
import { type DocumentKind, kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { Archive } from '../features/archive/archive.ts';
import { noteOwnFiles } from '../features/archive/note-own-files.ts';
import { createCalendars } from '../features/calendar/calendar.ts';
import { openCasesOf, renewSearch } from '../features/cases/cases.ts';
import { openTemplateLibrary } from '../features/documents/documents.ts';
import { createJobs } from '../features/jobs/jobs.ts';
import { createAccounts, createPeople } from '../features/people/people.ts';
import { createSettings } from '../features/settings/settings.ts';
import { readShippedYears } from '../platform/rule-data/calendar-years.ts';
import { PIN_COST } from '../platform/secrets/pin-hash.ts';
import { createPageSetter } from '../platform/typst/page-setter.ts';
import type { WorkplaceOptions } from './house.ts';
import { readRuleData } from './rule-data.ts';

/** What every room of the house stands on. */
export type Ground = Awaited<ReturnType<typeof layGround>>;

const WARM_AFTER_MS = 1_000;

/** The bureau's rules and calendar, who works here, what runs in the background, the templates and who sets them. */
export async function layGround(archive: Archive, options: WorkplaceOptions) {
  const { resourcesRoot } = options;
  const data = await readRuleData(archive, resourcesRoot);
  await noteOwnFiles(archive);
  const calendars = await createCalendars({
    archive,
    shipped: await readShippedYears(join(resourcesRoot, 'resources', 'calendars')),
  });
  const counting = (): Counting => ({ limits: data.law.limits, calendar: calendars.current() });

  const settings = createSettings(archive);
  const people = createPeople(archive);
  const accounts = createAccounts({
    archive,
    cost: options.pinCost ?? PIN_COST,
    elapsed: options.elapsed,
    openCasesOf: async (personId) =>
      (await openCasesOf(archive.db, personId)).map(({ caseNumber }) => caseNumber),
  });
  await accounts.fill();
  const jobs = createJobs(archive, archive.clock, archive.log);

  const library = await openTemplateLibrary(templatesOf(options), archive.ownDir('templates'));
  await renewSearch(archive);
  const nameOf = (kind: DocumentKind): string => library.ofKind(kind).name;
  const typesetter = createPageSetter({ resourcesRoot: join(resourcesRoot, 'resources') });
  // Where somebody sits the first document is not to wait for the fonts; the first screen waits for neither.
  if (options.resumeJobs)
    setTimeout(() => {
      typesetter.warm();
    }, WARM_AFTER_MS).unref();

  return {
    archive,
    options,
    data,
    calendars,
    counting,
    settings,
    people,
    accounts,
    jobs,
    library,
    nameOf,
    typesetter,
  };
}

/** Where the program's own templates lie. */
export const templatesOf = ({ resourcesRoot }: WorkplaceOptions): string => join(resourcesRoot, 'templates');

/** The forms of one edition by what they are. */
export function formsIn({ library }: Pick<Ground, 'library'>, edition: string) {
  const forms = new Map(library.all(edition).map((form) => [kindOf(form.id), form]));
  return (kind: DocumentKind) => forms.get(kind);
}
