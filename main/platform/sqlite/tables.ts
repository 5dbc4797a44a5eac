import type { ColumnType, Insertable, Selectable, Updateable } from 'kysely';

/** Nullable column that an insert may leave out. */
export type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** SQLite's boolean. */
export type Flag = 0 | 1;

/**
 * Every table of the archive, as the newest migration leaves it. Each feature adds those it owns in its file
 * `<feature>.tables.ts`: only its code names them, others ask its front file. Two features cannot add the same.
 */
export interface Tables {}

export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
export type RowChange<T extends keyof Tables> = Updateable<Tables[T]>;
