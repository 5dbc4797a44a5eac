import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnjuanDocument, DocumentSummary } from '#shared/contract/documents.ts';
import { commonValues } from '#shared/domain/documents/values/batch.ts';
import type { Row, Template } from '#shared/domain/documents/template/template.ts';
import { client } from '../../../bridge/client.ts';
import { useDraftSession, useSessionPart } from '../session/use-session.ts';
import { BatchForm } from './batch-form.tsx';
import { BatchMade } from './batch-made.tsx';
import './batch.css';

interface BatchDeskProps {
  readonly document: AnjuanDocument;
  readonly template: Template;
}

/** The table until its rows are documents, then what was made of it. */
export function BatchDesk({ document, template }: BatchDeskProps) {
  const session = useDraftSession(document, template);
  const first = useSessionPart(session, (state) => state.document);
  const [made, setMade] = useState<readonly DocumentSummary[]>();
  const create = useMutation({
    meta: { ownProblem: true },
    /** Undefined where the draft itself cannot be kept: its foot says why. */
    mutationFn: async (rows: readonly Row[]) => {
      if (!(await session.settle())) return undefined;
      return client.documents.createBatch({
        caseId: document.caseId,
        templateNumber: template.number,
        common: session.sendable(commonValues(template, session.current().draft.own)),
        rows: rows.map((row) => ({ ...row })),
      });
    },
    onSuccess: setMade,
  });
  return made === undefined ? (
    <BatchForm
      session={session}
      document={document}
      creating={create.isPending}
      error={create.error}
      onCreate={create.mutateAsync}
    />
  ) : (
    <BatchMade template={template} documents={[first, ...made]} />
  );
}
