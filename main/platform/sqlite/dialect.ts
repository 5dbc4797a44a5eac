import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

/** SQLite spoken over connections of our own. `many`: each query may have another one, nobody waits for his turn. */
export function dialectOver(driver: Driver, { many }: { readonly many: boolean }): Dialect {
  return {
    createDriver: () => driver,
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new (many ? ManyConnections : SqliteAdapter)(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class ManyConnections extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** A driver in whose hands nothing is opened or closed, and that begins nothing. */
export function bareDriver(
  acquire: () => DatabaseConnection,
  transactions: Partial<Pick<Driver, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'>> = {},
): Driver {
  const none = () => Promise.reject(new Error('a reader has no transaction of its own'));
  return {
    init: () => Promise.resolve(),
    // Subtle: async, so that a refusal to hand out a connection is a rejection.
    acquireConnection: async () => acquire(),
    beginTransaction: none,
    commitTransaction: none,
    rollbackTransaction: none,
    releaseConnection: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
    ...transactions,
  };
}
