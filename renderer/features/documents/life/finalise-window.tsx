import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Descriptions } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import type { DateFacts } from '#shared/domain/documents/date-checks/date-facts.ts';
import type { DateRemark } from '#shared/domain/documents/date-checks/date-remark.ts';
import { proposedDay } from '#shared/domain/documents/values/proposed-day.ts';
import { seriesName } from '#shared/domain/documents/document-number.ts';
import { documentDate } from '#shared/domain/documents/values/document-date.ts';
import { isIsoDate, type IsoDate } from '#shared/lib/date.ts';
import { findingsOf, speaksAgainst } from '#shared/domain/documents/contradictions/finding.ts';
import { api, client } from '../../../bridge/client.ts';
import { today } from '../../../copy/today.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { unlessWriting } from '../../../ui/unless-writing.ts';
import { DateWarnings } from './date-warnings.tsx';
import type { DraftSession } from '../session/draft-session.ts';
import { type Despite, FinaliseFindings } from './finalise-findings.tsx';
import type { OpenItem } from '../form/form-model.ts';
import { Window } from '../../../ui/window.tsx';
import { isHalfGiven, NumberElsewhere, type NumberGiven } from './number-elsewhere.tsx';
import { JUST_ISSUED } from './just-issued.ts';
import { SignedOn } from './signed-on.tsx';
import { useServed } from './use-served.ts';
import './life.css';

interface FinaliseWindowProps {
  readonly session: DraftSession;
  readonly document: AnjuanDocument;
  readonly template: Template;
  readonly values: Values;
  readonly items: readonly OpenItem[];
  /** what the dates bring up */
  readonly remarks: readonly DateRemark[];
  readonly pages: number;
  /** of a 清单: the document whose day it shares */
  readonly citedBy: DateFacts['citedBy'];
  readonly onGoTo: (field: string) => void;
  readonly onClose: () => void;
}

/** 定稿: says what will be fixed before it is, and names what stands in the way. */
export function FinaliseWindow(props: FinaliseWindowProps) {
  const { session, document, template, values, items, remarks, pages, citedBy, onGoTo, onClose } = props;
  const back = useRef<HTMLButtonElement>(null);
  const onward = useRef<HTMLButtonElement>(null);
  const navigate = useNavigate();
  const served = useServed(document) && document.correction !== undefined;
  const queries = useQueryClient();
  const [despite, setDespite] = useState<Despite>();
  const proposed = proposedDay(template, values, citedBy);
  const [signedOn, setSignedOn] = useState<IsoDate>(() => document.date ?? proposed?.day ?? today());
  const [given, setGiven] = useState<NumberGiven>();
  const [opened] = useState(() => session.current().version);
  // Asked once per opening, of what is in the form and not of what was saved a moment ago.
  const check = useQuery({
    queryKey: ['finalise-check', document.id, opened],
    queryFn: async () => {
      await session.settle();
      const checked = await client.documents.check({
        caseId: document.caseId,
        issuing: document.id,
      });
      return {
        findings: findingsOf(checked.findings, document.id).filter(({ rule }) => rule !== 'blanks-open'),
        setAside: findingsOf(checked.setAside, document.id),
      };
    },
    staleTime: 0,
    gcTime: 0,
  });
  const date = documentDate(template, values);
  const bureau = useQuery(api.settings.bureau.queryOptions({ input: {} })).data;
  const series =
    bureau === undefined || template.numbering === undefined
      ? undefined
      : seriesName(bureau.abbreviation, template.numbering);
  const { findings, setAside } = check.data ?? { findings: [], setAside: [] };
  const blocked = findings.some(
    (finding) => finding.severity === 'blocking' && speaksAgainst(finding, document.id),
  );
  const finalise = useMutation({
    ...api.documents.finalise.mutationOptions({
      meta: { ownProblem: true, quiet: document.correction !== undefined },
    }),
    onSuccess(issued) {
      const { id } = issued;
      onClose();
      if (id === document.id) {
        void navigate(`/documents/${id}`, { replace: true, state: JUST_ISSUED });
        return;
      }
      // What was known of it is of the version before, which may have a signed scan that this one has not.
      queries.setQueryData(api.documents.get.queryKey({ input: { documentId: id } }), issued);
      // A 补正 takes the place of the document it corrects. The draft is gone: nothing of it is to be read again.
      void navigate(`/documents/${id}`, { replace: true, state: JUST_ISSUED });
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => !JSON.stringify(queryKey).includes(document.id),
      });
    },
  });
  const run = useMutation({
    mutationFn: async () => {
      if (!(await session.settle())) return;
      await finalise.mutateAsync({
        documentId: document.id,
        revision: session.current().queue.revision,
        ...(blocked ? { despite } : {}),
        ...(date === undefined ? { date: signedOn } : {}),
        ...(given === undefined ? {} : { numberElsewhere: given }),
      });
    },
    meta: { ownProblem: true, quiet: true },
  });
  const complete = items.length === 0;
  const ready =
    complete &&
    !check.isPending &&
    !isHalfGiven(given) &&
    (date !== undefined || isIsoDate(signedOn)) &&
    (!blocked || (despite ?? '').trim() !== '');
  const settle = () => {
    unlessWriting(() => (ready ? onward : back).current?.focus());
  };
  // What speaks against it is known a moment after the window has opened.
  useEffect(settle, [ready]);
  return (
    <Window
      open
      width={560}
      title={`定稿《${document.title}》`}
      onCancel={onClose}
      afterOpenChange={settle}
      footer={
        <>
          <Button ref={back} onClick={onClose}>
            返回修改
          </Button>
          <Button
            type="primary"
            ref={onward}
            disabled={!ready}
            loading={run.isPending}
            onClick={() => {
              run.mutate();
            }}
          >
            定稿
          </Button>
        </>
      }
    >
      {complete ? (
        <>
          <p>
            {document.correction === undefined
              ? '定稿后以下内容固定；有错误时补正，不再使用时作废。'
              : '定稿后这一版替换原来的版本，以下内容固定。原来的版本标明“已补正”，保留备查。'}
            {served && '这一版须重新送达当事人，另作送达回证。'}
          </p>
          <Descriptions
            column={1}
            styles={{ label: { color: 'var(--ink-2)' } }}
            size="small"
            items={[
              ...(template.numbering === undefined
                ? []
                : [
                    {
                      key: 'number',
                      label: '文号',
                      children:
                        document.correction?.documentNumber === undefined ? (
                          <NumberElsewhere
                            drawn={`按“${series ?? template.numbering}”字号取${date === undefined ? '本年度' : `${date.slice(0, 4)}年`}的下一个号，定稿时确定`}
                            given={given}
                            onGiven={setGiven}
                          />
                        ) : (
                          `${document.correction.documentNumber}，不变`
                        ),
                    },
                  ]),
              date === undefined
                ? {
                    key: 'date',
                    label: '签署日期',
                    children: (
                      <SignedOn
                        date={signedOn}
                        onDate={setSignedOn}
                        note={`纸面上手写的日期，卷内目录和顺序用它；签字后还可以改。${signedOn === proposed?.day ? proposed.why : ''}`}
                      />
                    ),
                  }
                : { key: 'date', label: '落款日期', children: date },
              { key: 'pages', label: '页数', children: `${pages.toString()} 页，PDF/A 存入档案库` },
              { key: 'hash', label: '校验值', children: '定稿时计算（SHA-256），以后可随时核对' },
            ]}
          />
        </>
      ) : (
        <Alert
          type="warning"
          showIcon
          title={`还有 ${items.length.toString()} 项，暂不能定稿`}
          description={
            <ul className="open-items">
              {items.map((item) => (
                <li key={item.field}>
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => {
                      onClose();
                      onGoTo(item.field);
                    }}
                  >
                    {item.sentence}
                  </button>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <DateWarnings
        remarks={remarks}
        said={[...findings, ...setAside].map(({ rule }) => rule)}
        onGoTo={(field) => {
          onClose();
          onGoTo(field);
        }}
      />
      <FinaliseFindings
        caseId={document.caseId}
        documentId={document.id}
        findings={findings}
        setAside={setAside}
        blocked={blocked}
        despite={despite}
        onDespite={setDespite}
        onGoTo={(field) => {
          onClose();
          onGoTo(field);
        }}
      />
      <ProblemNote error={run.error} />
      {session.current().queue.problem !== undefined && (
        <Alert type="error" showIcon title={session.current().queue.problem?.message} />
      )}
    </Window>
  );
}
