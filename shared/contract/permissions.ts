/**
 * What an operation, an address or an upload asks of whoever comes. Roles are made of these names; until a bureau has
 * any, everybody who has sat down has all of them. See docs/decisions/door.md.
 */
export const permissions = [
  /** Without a seat: to see whether there is an archive, and to sit down. */
  'anybody',
  /** Without a seat as long as no archive is open; afterwards as `seated`. */
  'set-up',
  /** Whoever has sat down. */
  'seated',
  /** Templates, phrases, laws, the kinds of material: what a bureau works by. */
  'reference.read',
  'settings.read',
  'settings.edit',
  'people.read',
  'people.edit',
  'jobs.read',
  'jobs.control',
  'archive.read',
  'archive.verify',
  'archive.backup',
  'archive.restore',
  /** Decides which of two archives is the one in use, and whether the machine's clock is right. */
  'archive.decide',
  /** The chain of acts. */
  'acts.read',
  'cards.read',
  'cards.import',
  'recordings.read',
  'recordings.edit',
  /** The bytes of originals. */
  'originals.read',
  'cases.read',
  'cases.create',
  'cases.edit',
  /** The whole case leaves the house. */
  'cases.export',
  'documents.read',
  'documents.edit',
  /** 定稿, 补正, the signed paper: what gives a document its effect. */
  'documents.issue',
  'documents.void',
  /** Registers of 案号 and 文号. */
  'numbers.read',
  'numbers.edit',
  'phrases.edit',
  'templates.edit',
  'volumes.read',
  'volumes.edit',
  'volumes.bind',
  'attachments.edit',
  'packages.verify',
] as const;

export type Permission = (typeof permissions)[number];

/** A query changes nothing that is kept, a command does, a job goes on after it has answered. */
export const operationKinds = ['query', 'command', 'job'] as const;
export type OperationKind = (typeof operationKinds)[number];
