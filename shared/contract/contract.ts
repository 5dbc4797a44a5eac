import type { ContractRouter } from '@orpc/contract';
import { archiveContract } from './archive.ts';
import { calendarContract } from './calendar.ts';
import { casesContract, workbenchContract } from './cases.ts';
import { consultationsContract } from './consultations.ts';
import { documentsContract } from './documents.ts';
import { goodsContract } from './goods.ts';
import { handlingContract } from './handling.ts';
import { hostContract } from './host.ts';
import { intakeContract } from './intake.ts';
import { jobsContract } from './jobs.ts';
import type { OperationMeta } from './kit.ts';
import { partiesContract } from './parties.ts';
import { peopleContract } from './people.ts';
import { phrasesContract } from './phrases.ts';
import { procedureContract } from './procedure.ts';
import { serviceContract } from './service.ts';
import { sessionContract } from './session.ts';
import { settingsContract } from './settings.ts';
import { setupContract } from './setup.ts';
import { templatesContract } from './templates.ts';
import { statutesContract } from './statutes.ts';
import { wayContract } from './way.ts';
import { moneyContract } from './money.ts';
import { outputContract, volumesContract } from './volumes.ts';

/** The whole conversation between screens and core, in the order a case passes through the house. */
export const contract = {
  setup: setupContract,
  session: sessionContract,
  host: hostContract,
  settings: settingsContract,
  people: peopleContract,
  jobs: jobsContract,
  archive: archiveContract,
  intake: intakeContract,
  cases: casesContract,
  handling: handlingContract,
  parties: partiesContract,
  procedure: procedureContract,
  way: wayContract,
  goods: goodsContract,
  money: moneyContract,
  workbench: workbenchContract,
  phrases: phrasesContract,
  documents: documentsContract,
  service: serviceContract,
  templates: templatesContract,
  statutes: statutesContract,
  calendar: calendarContract,
  volumes: volumesContract,
  output: outputContract,
  consultations: consultationsContract,
} satisfies ContractRouter<OperationMeta>;
export type Contract = typeof contract;
