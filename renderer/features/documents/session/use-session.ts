import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import type { FieldValue, Template } from '#shared/domain/documents/template/template.ts';
import { api, client } from '../../../bridge/client.ts';
import { problem } from '../../../bridge/problem.ts';
import { useKeptBeforeLock, useReturnToSeat } from '../../../bridge/session.ts';
import { originOf, type Origin } from './draft.ts';
import { DraftSession, type SessionState } from './draft-session.ts';

/** The session of an open draft, for as long as the screen shows it; leaving keeps what was typed. */
export function useDraftSession(document: AnjuanDocument, template: Template): DraftSession {
  const queries = useQueryClient();
  const [session] = useState(
    () =>
      new DraftSession(document, template, {
        save: (input) => client.documents.save(input),
        load: (documentId) => client.documents.get({ documentId }),
        problemOf: problem,
        after(ms, run) {
          const timer = setTimeout(run, ms);
          return () => {
            clearTimeout(timer);
          };
        },
        kept(kept) {
          queries.setQueryData(api.documents.get.queryKey({ input: { documentId: kept.id } }), kept);
          void queries.invalidateQueries({ queryKey: api.documents.list.key() });
          void queries.invalidateQueries({ queryKey: api.documents.check.key() });
        },
      }),
  );
  useEffect(() => {
    session.follow(document);
  }, [session, document]);
  useEffect(() => {
    const keep = () => {
      session.flush();
    };
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [session]);
  useReturnToSeat(() => {
    session.flush();
  });
  useKeptBeforeLock(() => session.settle());
  return session;
}

/** A part of the session; the caller is drawn again only when that part changes. */
export function useSessionPart<Part>(session: DraftSession, part: (state: SessionState) => Part): Part {
  return useSyncExternalStore(session.subscribe, () => part(session.current()));
}

export const useFieldValue = (session: DraftSession, field: string): FieldValue | undefined =>
  useSessionPart(session, (state) => state.draft.values[field]);

/** What the case or a default says behind what was typed; undefined when they say nothing. */
export const useInherited = (session: DraftSession, field: string): FieldValue | undefined =>
  useSessionPart(session, (state) => state.draft.inherited[field]);

export const useFieldOrigin = (session: DraftSession, field: string): Origin =>
  useSessionPart(session, (state) => originOf(state.draft, field));
