import * as z from 'zod';

/** Names under which inputs name a case, or something that belongs to one. */
export const caseKeys = [
  'caseId',
  'caseIds',
  'documentId',
  'documentIds',
  'servesDocumentId',
  'attachmentId',
  'recordingId',
  'recordingIds',
  'jobId',
] as const;
export type CaseKey = (typeof caseKeys)[number];

export interface NamedId {
  readonly key: CaseKey;
  readonly id: string;
}

/** Where in an input such a name stands: ['assignments', '*', 'caseId']. */
export type CasePath = readonly [...string[], CaseKey];

const EACH = '*';
const isKey = (name: string): name is CaseKey => (caseKeys as readonly string[]).includes(name);

const schemaSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
});

function walk(schema: unknown, at: readonly string[]): readonly CasePath[] {
  const read = schemaSchema.safeParse(schema);
  if (!read.success) return [];
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = read.data;
  return [
    ...Object.entries(properties).flatMap(([name, inner]) =>
      isKey(name) ? [[...at, name] as const] : walk(inner, [...at, name]),
    ),
    ...(items === undefined ? [] : walk(items, [...at, EACH])),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((inner) => walk(inner, at)),
  ];
}

const known = new WeakMap<object, readonly CasePath[]>();

/** Where the input of an operation names cases, read off its schema: what a clerk writes into a document is no name. */
export function casePaths(inputSchema: unknown): readonly CasePath[] {
  if (!(inputSchema instanceof z.ZodType)) return [];
  const found = known.get(inputSchema);
  if (found !== undefined) return found;
  const paths = walk(z.toJSONSchema(inputSchema, { unrepresentable: 'any', io: 'input' }), []);
  known.set(inputSchema, paths);
  return paths;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (step === undefined) return [value];
  if (step === EACH) return Array.isArray(value) ? value.flatMap((one) => valuesAt(one, rest)) : [];
  return isRecord(value) && Object.hasOwn(value, step) ? valuesAt(value[step], rest) : [];
}

/** The cases, and things of cases, an input names. It may be anything: it has not been checked yet. */
export const namedIds = (input: unknown, paths: readonly CasePath[]): readonly NamedId[] =>
  paths.flatMap((path) => {
    const key = path.at(-1);
    if (key === undefined || !isKey(key)) return [];
    return valuesAt(input, path)
      .flat()
      .flatMap((id) => (typeof id === 'string' ? [{ key, id }] : []));
  });
