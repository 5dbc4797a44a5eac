import { sql } from 'kysely';

/** The member `name` of a JSON object kept as text; null where it has none. */
export const member = (json: ReturnType<typeof sql<string>>, name: string) =>
  sql<string>`json_extract(${json}, ${sql.lit(`$.${name}`)})`;

/** A list of any length as one parameter: `column in ${anyOf(values)}`. */
export const anyOf = (values: readonly string[]) =>
  sql`(select value from json_each(${JSON.stringify(values)}))`;

/** A select of every value in the JSON lists of one column; the table goes by the name `t`, for a condition behind it. */
export const eachOf = (table: string, column: string): string =>
  `select j.value from ${table} t, json_each(t.${column}) j`;
