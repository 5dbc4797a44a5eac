import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { DocumentSummary } from '#shared/contract/documents.ts';
import { batchColumns } from '#shared/domain/documents/values/batch.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';
import { documentPath } from './batch-path.ts';
import '../desk/desk.css';

interface BatchMadeProps {
  readonly template: Template;
  /** the draft one came from, then those that were made, in the order of the rows */
  readonly documents: readonly DocumentSummary[];
}

/** What was made: every document by the words that tell it apart, what it still needs, and the way to it. */
export function BatchMade({ template, documents }: BatchMadeProps) {
  const navigate = useNavigate();
  const caseId = documents[0]?.caseId ?? '';
  const open = documents.filter(({ missing }) => missing > 0).length;
  return (
    <div className="batch">
      <div className="batch-body">
        <section className="batch-made sheet" aria-labelledby="batch-made">
          <h2 id="batch-made">
            已建 {documents.length - 1} 份{template.name}
          </h2>
          <p>
            连同原来的一份，共 {documents.length} 份，都是草稿，内容已经保存。
            {sentenceOf(open, documents.length)}
          </p>
          <table>
            <thead>
              <tr>
                <th className="entry-rows-number">序号</th>
                <th>{batchColumns(template)[0]?.label}</th>
                <th>还差</th>
              </tr>
            </thead>
            <tbody>
              {documents.map(({ id, subject, title, missing }, at) => (
                <tr key={id}>
                  <td className="entry-rows-number">{at + 1}</td>
                  <td>
                    <Link to={documentPath(id)}>{subject ?? title}</Link>
                    {at === 0 && <span className="quiet"> （原来的一份）</span>}
                  </td>
                  <td>
                    {missing === 0 ? (
                      <span className="verified">✓ 可定稿</span>
                    ) : (
                      <span className="amber">{missing} 项</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
      <footer className="draft-foot">
        <span className="verified" role="status">
          {documents.length} 份草稿都在本案的文书里
        </span>
        <div className="draft-foot-actions">
          <Button
            onClick={() => {
              void navigate(documentPath(documents[0]?.id ?? ''));
            }}
          >
            打开第一份
          </Button>
          <Button
            type="primary"
            autoFocus
            onClick={() => {
              void navigate(`/documents?case=${caseId}`);
            }}
          >
            看本案全部文书
          </Button>
        </div>
      </footer>
    </div>
  );
}

function sentenceOf(open: number, all: number): string {
  if (open === 0) return '各项都已填齐，逐份核对后定稿。';
  return `${open === all ? '每一份都' : `其中 ${open.toString()} 份`}还有没填的栏目，点开补填。`;
}
