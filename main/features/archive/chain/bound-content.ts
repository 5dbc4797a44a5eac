import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Stored } from '../../../platform/sqlite/watch-rows.ts';
import type { EvidenceTable } from './evidence-tables.ts';

type Fields = Readonly<Record<string, Stored>>;

/** A text too long to be kept as it is: its SHA-256, its length, and the fields inside where it is a JSON object. */
const longSchema = z.object({
  sha256: z.string(),
  length: z.number(),
  get fields() {
    return z.record(z.string(), boundSchema).optional();
  },
});
const boundSchema = z.union([z.string(), z.number(), z.null(), longSchema]);
export type BoundValue = z.infer<typeof boundSchema>;
const contentSchema = z.record(z.string(), boundSchema);

/** Texts up to this length are bound as they are, so that what it was can be said and not only that it differs. */
const SHORT = 120;

/** A row as it is bound: its columns as they are stored, a JSON object. */
export function contentOf({ open, hidden = [] }: EvidenceTable, row: Fields): string {
  const bound = open?.while(row) === true ? new Set<string>(open.bound) : undefined;
  const content = Object.entries(row).flatMap(([column, value]) =>
    bound === undefined || bound.has(column)
      ? [[column, hidden.includes(column) ? hashOnly(value) : boundValue(value)] as const]
      : [],
  );
  return JSON.stringify(Object.fromEntries(content));
}

const hashOnly = (value: Stored): BoundValue =>
  typeof value === 'string' ? { sha256: sha256Of(value), length: value.length } : value;

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

function boundValue(value: Stored): BoundValue {
  if (typeof value !== 'string' || value.length <= SHORT) return value;
  const fields = fieldsOf(value);
  return {
    sha256: sha256Of(value),
    length: value.length,
    ...(fields === undefined ? {} : { fields }),
  };
}

/** What stands in a text that is a JSON object, field by field; only to say what differs, the hash covers the text. */
function fieldsOf(text: string): Record<string, BoundValue> | undefined {
  if (!text.startsWith('{')) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const object = z.record(z.string(), z.unknown()).safeParse(read);
  if (!object.success) return undefined;
  return Object.fromEntries(
    Object.entries(object.data).map(([key, value]) => {
      const stored = typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
      return [key, shortened(stored)];
    }),
  );
}

const shortened = (value: Stored): BoundValue =>
  typeof value === 'string' && value.length > SHORT
    ? { sha256: sha256Of(value), length: value.length }
    : value;

/** A field of a row that is not what the chain says: in the clerk's words where it has them. */
export interface FieldDifference {
  readonly field: string;
  readonly was: string;
  readonly is: string;
}

export const readContent = (content: string): Readonly<Record<string, BoundValue>> | undefined => {
  try {
    return contentSchema.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
};

/**
 * Where two states of a row differ. A column the row has gained since it was bound came with a version of the program,
 * and holds what that version put there.
 * @param defaults what each column holds in rows from before it was added
 */
export function differences(
  table: EvidenceTable,
  was: string,
  is: string,
  defaults: ReadonlyMap<string, Stored>,
): readonly FieldDifference[] {
  if (was === is) return [];
  const before = readContent(was);
  const after = readContent(is);
  if (before === undefined || after === undefined)
    return [{ field: '登记的内容', was: '读不出来', is: shown(is) }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((column) => {
    const name = table.words[column] ?? column;
    const now = after[column];
    // Said to be worked on, which it was not when it was bound.
    if (now === undefined) return [{ field: name, was: shown(before[column] ?? null), is: '未定' }];
    const value = before[column] ?? boundValue(defaults.get(column) ?? null);
    return JSON.stringify(value) === JSON.stringify(now) ? [] : inside(name, value, now);
  });
}

function inside(name: string, was: BoundValue, is: BoundValue): readonly FieldDifference[] {
  if (isLong(was) && isLong(is) && was.fields !== undefined && is.fields !== undefined) {
    const { fields: before } = was;
    const { fields: after } = is;
    const found = [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
      const [old, now] = [before[key] ?? null, after[key] ?? null];
      return JSON.stringify(old) === JSON.stringify(now)
        ? []
        : [{ field: `${name}·${key}`, was: shown(old), is: shown(now) }];
    });
    if (found.length > 0) return found;
  }
  return [{ field: name, was: shown(was), is: shown(is) }];
}

const isLong = (value: BoundValue): value is z.infer<typeof longSchema> =>
  typeof value === 'object' && value !== null;

const SHOWN = 60;

function shown(value: BoundValue): string {
  if (value === null || value === '') return '空';
  if (isLong(value)) return `${value.length.toString()}字，校验值${value.sha256.slice(0, 12)}`;
  const text = String(value);
  return `“${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}”`;
}

/** What a row is called by the clerk: 文书“濮市监处罚〔2026〕1号”. */
export function rowName({ noun, called }: EvidenceTable, key: string, content: string | undefined): string {
  const read = content === undefined ? undefined : readContent(content);
  const name = called
    .map((column) => read?.[column])
    .find((value) => value !== null && value !== undefined && value !== '');
  const text = name === undefined || isLong(name) ? key : String(name);
  return `${noun}“${/^[0-9a-f]{64}$/.test(text) ? `${text.slice(0, 12)}…` : text}”`;
}
