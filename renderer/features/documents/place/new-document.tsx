import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import { api } from '../../../bridge/client.ts';
import { Loaded } from '../../../parts/loaded.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { batchPath, documentPath } from '../batch/batch-path.ts';
import type { TemplateSummary } from './contract-types.ts';
import { receiptChoices } from './receipt-choices.ts';
import { TemplateList } from './template-list.tsx';
import { Window } from '../../../ui/window.tsx';

/** 送达回证: proves that another document was served, so it asks which. */
const SERVICE_RECEIPT = 'service_receipt';

interface NewDocumentProps {
  readonly caseId: string;
  readonly documents: readonly DocumentSummary[];
  readonly onClose: () => void;
}

/** Chooses a form and opens its draft. */
export function NewDocument({ caseId, documents, onClose }: NewDocumentProps) {
  const navigate = useNavigate();
  const edition = useQuery(api.cases.get.queryOptions({ input: { caseId } })).data?.edition;
  const templates = useQuery(
    api.documents.templates.queryOptions({
      // A case keeps the edition it began with.
      input: edition === undefined ? {} : { edition },
      enabled: edition !== undefined,
    }),
  );
  const servedKinds = useQuery(api.volumes.servedTemplates.queryOptions({ input: {} })).data;
  const [receipt, setReceipt] = useState<TemplateSummary>();
  const [served, setServed] = useState<string>();
  const create = useMutation(api.documents.create.mutationOptions({ meta: { ownProblem: true } }));
  const draft = (templateNumber: number, pathOf = documentPath, servesDocumentId?: string) => {
    create.mutate(
      { caseId, templateNumber, ...(servesDocumentId === undefined ? {} : { servesDocumentId }) },
      { onSuccess: ({ id }) => void navigate(pathOf(id)) },
    );
  };
  const choose = (template: TemplateSummary) => {
    if (template.id === SERVICE_RECEIPT) setReceipt(template);
    else draft(template.number);
  };
  const drafted = (template: TemplateSummary) =>
    documents.filter(
      (one) => one.templateNumber === template.number && one.state !== 'void' && one.correction === undefined,
    ).length;
  return (
    <Window
      open
      width={820}
      title={receipt === undefined ? '起草文书' : `起草《${receipt.name}》`}
      okText="起草"
      cancelText="取消"
      confirmLoading={create.isPending}
      {...(receipt === undefined ? { footer: null } : {})}
      onOk={() => {
        if (receipt !== undefined) draft(receipt.number, documentPath, served);
      }}
      onCancel={onClose}
    >
      {receipt === undefined ? (
        <Loaded query={templates}>
          {(list) => (
            <TemplateList
              templates={list}
              onChoose={choose}
              beside={(template) => {
                const number = drafted(template);
                return number === 0 ? null : <span className="quiet template-beside">已有 {number} 份</span>;
              }}
              after={(template) =>
                template.batch && (
                  <Button
                    size="small"
                    type="link"
                    aria-label={`成批填写${template.name}`}
                    title="一张表格，一行建一份"
                    onClick={() => {
                      draft(template.number, batchPath);
                    }}
                  >
                    成批填写
                  </Button>
                )
              }
            />
          )}
        </Loaded>
      ) : (
        <label className="receipt-choice">
          送达哪一份文书
          <Select
            autoFocus
            allowClear
            placeholder="选择文书；不选的，在回证上自己写文书名称"
            {...(served === undefined ? {} : { value: served })}
            onChange={(next: string | undefined) => {
              setServed(next);
            }}
            options={receiptChoices(documents, servedKinds ?? [])}
          />
        </label>
      )}
      <ProblemNote error={create.error} />
    </Window>
  );
}
