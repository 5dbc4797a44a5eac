import { useMutation } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { isIsoDate, type IsoDate } from '#shared/lib/date.ts';
import { api } from '../../../bridge/client.ts';
import { storedNow } from '../../../bridge/problem.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { RefileNote } from '../life/refile-note.tsx';
import { SignedOn } from '../life/signed-on.tsx';

interface SignedDateProps {
  readonly document: AnjuanDocument;
  /** the form prints no day: the clerk says which one stands on the paper */
  readonly byHand: boolean;
}

/** The day of an issued document; one written by hand may be put right. */
export function SignedDate({ document, byHand }: SignedDateProps) {
  const [changing, setChanging] = useState(false);
  const [date, setDate] = useState<IsoDate>('');
  // The day this change began with: one that somebody else entered meanwhile is told before it is written over.
  const [known, setKnown] = useState<IsoDate | null>(null);
  const save = useMutation(
    api.documents.setDate.mutationOptions({
      meta: { ownProblem: true },
      onSuccess: () => {
        setChanging(false);
      },
      onError(refusal) {
        const stored = storedNow(refusal);
        if (stored !== undefined) setKnown(stored === '' ? null : stored);
      },
    }),
  );
  const open = () => {
    setDate(document.date ?? '');
    setKnown(document.date ?? null);
    setChanging(true);
  };
  const close = () => {
    setChanging(false);
    save.reset();
  };
  if (!changing)
    return (
      <>
        {document.date ?? '—'}
        {byHand && document.state === 'finalised' && (
          <>
            {' '}
            <button type="button" className="link-button" onClick={open}>
              改签署日期
            </button>
          </>
        )}
      </>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isIsoDate(date)) save.mutate({ documentId: document.id, date, known });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <SignedOn date={date} onDate={setDate} note="填写纸面上手写的日期，卷内目录和顺序用它。" />
      <RefileNote document={document} />
      <Space size="small">
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          loading={save.isPending}
          disabled={!isIsoDate(date)}
        >
          保存
        </Button>
        <Button size="small" onClick={close}>
          取消
        </Button>
      </Space>
      <ProblemNote error={save.error} />
    </form>
  );
}
