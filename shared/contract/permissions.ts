/**
 * What an operation, an address or an upload asks of whoever comes. Roles are made of these names: see
 * resources/access/roles.yaml, docs/decisions/people.md.
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
  /** Makes, opens or restores another archive; without a seat as long as none is open. */
  'archive.change',
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
  /** 回避: who is taken off a case. */
  'cases.recuse',
  /** Open cases of one officer go to another; a leader orders it who edits no case. */
  'cases.handover',
  /** 调阅登记: who looked at what. */
  'consultations.read',
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

/** What everybody has who has sat down, or not even that: no role is asked for it. */
export const unasked = ['anybody', 'set-up', 'seated'] as const satisfies readonly Permission[];
export type AskedPermission = Exclude<Permission, (typeof unasked)[number]>;
export const isAsked = (permission: Permission): permission is AskedPermission =>
  !(unasked as readonly Permission[]).includes(permission);
export const askedPermissions: readonly AskedPermission[] = permissions.filter(isAsked);

/**
 * What only shows. Lists and searches run over all cases, so that whoever has one of these has it for all of them: a
 * scope would be asked of no list.
 */
export const readPermissions: ReadonlySet<Permission> = new Set(
  permissions.filter((permission) => permission.endsWith('.read')),
);

/** A query changes nothing that is kept, a command does, a job goes on after it has answered. */
export const operationKinds = ['query', 'command', 'job'] as const;
export type OperationKind = (typeof operationKinds)[number];
