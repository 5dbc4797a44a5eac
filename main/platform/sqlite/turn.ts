import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Whose turn it is with a database: everything called from inside a read or a transaction, however deep, belongs to it.
 * What is still under way when it ends (work nobody waited for) belongs to it no more.
 */
export interface Turn<Connection> {
  readonly kind: 'reading' | 'writing';
  readonly connection: Connection;
  over: boolean;
}

export interface Turns<Connection> {
  current(): Turn<Connection> | undefined;
  take<T>(
    kind: Turn<Connection>['kind'],
    connection: Connection,
    work: (turn: Turn<Connection>) => Promise<T>,
  ): Promise<T>;
}

export function createTurns<Connection>(): Turns<Connection> {
  const store = new AsyncLocalStorage<Turn<Connection>>();
  return {
    current() {
      const turn = store.getStore();
      return turn?.over === true ? undefined : turn;
    },
    async take(kind, connection, work) {
      const turn: Turn<Connection> = { kind, connection, over: false };
      try {
        return await store.run(turn, () => work(turn));
      } finally {
        turn.over = true;
      }
    },
  };
}
