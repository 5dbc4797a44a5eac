import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { AskedPermission } from '#shared/contract/permissions.ts';
import type { Actor } from '#shared/contract/session.ts';
import { api } from './client.ts';
import { type SeatState, seatAtWindow } from './seat.ts';

/** The seat of this window, or why it is gone. */
export const useSeat = (): SeatState => useSyncExternalStore(seatAtWindow.subscribe, seatAtWindow.state);

/** Who sits at this window, by the name that is registered now; undefined until known or chosen. */
export function useActor(): Actor | undefined {
  const { seat } = useSeat();
  const { data } = useQuery(api.session.current.queryOptions({ input: {}, enabled: seat !== undefined }));
  return seat === undefined ? undefined : data?.actor;
}

/** What whoever sits here may do, so that nothing is offered that the door refuses; the door decides. */
export function useMay(): (permission: AskedPermission) => boolean {
  const { seat, locked } = useSeat();
  const { data } = useQuery(
    api.session.current.queryOptions({ input: {}, enabled: seat !== undefined && !locked }),
  );
  const rights = data?.rights;
  // Before it is known everything is shown: the door refuses what may not be.
  return (permission) => rights === undefined || rights[permission] !== undefined;
}

/** Sits an officer down at this window; who sat here before stands up. */
export function useTakeSeat() {
  const queries = useQueryClient();
  return useMutation(
    api.session.begin.mutationOptions({
      // Quiet: what is on screen is read again in the new name, not in that of who has just stood up.
      meta: { ownProblem: true, quiet: true },
      async onSuccess(seat) {
        const { token, view, ...standing } = seat;
        const queryKey = api.session.current.queryKey({ input: {} });
        // An answer still under way was asked with the old token: it would say that nobody sits here.
        await queries.cancelQueries({ queryKey });
        queries.setQueryData(queryKey, standing);
        seatAtWindow.taken({ actor: seat.actor, token, view });
        void queries.invalidateQueries();
      },
    }),
  );
}

/** Stands up: nobody acts at this window until somebody sits down. */
export function useLeaveSeat() {
  const queries = useQueryClient();
  return useMutation(
    api.session.end.mutationOptions({
      meta: { quiet: true },
      onSuccess() {
        seatAtWindow.left();
        // What the next one sees is read in his name.
        queries.clear();
      },
    }),
  );
}

/** Opens the locked seat of this window again: everything is as it was. */
export function useUnlock() {
  return useMutation(
    api.session.unlock.mutationOptions({
      meta: { ownProblem: true },
      onSuccess() {
        seatAtWindow.unlocked();
      },
    }),
  );
}

/** Calls `onReturn` when whoever lost the seat here sits down again, or unlocks it: what waited may go on in the same name. */
export function useReturnToSeat(onReturn: () => void): void {
  const { seat, locked } = useSeat();
  const wasLocked = useRef(locked);
  const sat = useRef(seat?.actor.id);
  const before = useRef(seat?.token);
  const latest = useRef(onReturn);
  useEffect(() => {
    latest.current = onReturn;
  });
  useEffect(() => {
    if (seat === undefined || seat.token === before.current) return;
    before.current = seat.token;
    const same = sat.current === seat.actor.id;
    sat.current = seat.actor.id;
    if (same) latest.current();
  }, [seat]);
  useEffect(() => {
    const opened = wasLocked.current && !locked && seat !== undefined;
    wasLocked.current = locked;
    if (opened) latest.current();
  }, [locked, seat]);
}

const keepers = new Set<() => Promise<unknown>>();
/** A core that does not answer holds no lock up for longer. */
const KEEP_MS = 2_000;

/** Has everything kept that is being written at this window: a seat that is locked keeps nothing any more. */
export function keepWritten(): Promise<unknown> {
  const kept = Promise.allSettled([...keepers].map((keep) => keep()));
  return Promise.race([kept, new Promise((resolve) => setTimeout(resolve, KEEP_MS))]);
}

/** Has `keep` called before the seat of this window is locked. */
export function useKeptBeforeLock(keep: () => Promise<unknown>): void {
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    const keeper = () => latest.current();
    keepers.add(keeper);
    return () => {
      keepers.delete(keeper);
    };
  }, []);
}
