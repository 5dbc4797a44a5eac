import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { download, useAsset } from '../../../bridge/assets.ts';
import { api } from '../../../bridge/client.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loaded } from '../../../parts/loaded.tsx';
import { PdfView } from '../../../ui/pdf-view.tsx';
import type { TemplateSummary } from './contract-types.ts';
import { printAsset } from '../../../parts/print-asset.ts';
import { TemplateList } from './template-list.tsx';

/** Blank forms to be filled in by hand on site: choose, look, print. No case is needed. */
export function BlankForms() {
  const asset = useAsset();
  const templates = useQuery(api.documents.templates.queryOptions({ input: {} }));
  const problems = useQuery(api.documents.templateProblems.queryOptions({ input: {} })).data ?? [];
  const [chosen, setChosen] = useState<TemplateSummary>();
  return (
    <div className="case-documents">
      <div className="case-choice">
        {problems.map(({ file, message }) => (
          <Alert key={file} type="warning" showIcon title={message} />
        ))}
        <Loaded query={templates}>
          {(list) => (
            <TemplateList
              templates={list}
              onChoose={setChosen}
              {...(chosen === undefined ? {} : { chosen: chosen.number })}
            />
          )}
        </Loaded>
      </div>
      <div className="case-documents-right">
        {chosen === undefined ? (
          <EmptyState title="选择要打印的空白文书" hint="用于现场手写。打印前可在这里查看版面。" />
        ) : (
          <>
            <div className="case-documents-head">
              <h2 className="ellipsis">{chosen.name}</h2>
              <span className="quiet">空白文书，供现场填写</span>
              <Button
                onClick={() => {
                  download(`blank/${chosen.number.toString()}.docx`);
                }}
              >
                导出 DOCX
              </Button>
              <Button
                type="primary"
                onClick={() => {
                  printAsset(`blank/${chosen.number.toString()}.pdf`);
                }}
              >
                打印空白
              </Button>
            </div>
            <div className="blank-page">
              <PdfView key={chosen.number} url={asset(`blank/${chosen.number.toString()}.pdf`)} />
            </div>
          </>
        )}
      </div>
    </div>
  );
}
