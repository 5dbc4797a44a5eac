import { Alert } from 'antd';
import { Link } from 'react-router';
import { AcceptFinding } from './accept-finding.tsx';
import { RebuildEvents } from './rebuild-events.tsx';
import { unreadWords } from '#shared/domain/archive/unread-words.ts';
import type { VerifyReport } from '#shared/contract/archive.ts';

const groups = [
  { key: 'damaged', name: '已损坏', hint: '内容与入库时的校验值不符，请在下面“恢复”里取回。' },
  { key: 'missing', name: '缺失', hint: '原件不在档案库中，请在下面“恢复”里取回。' },
  { key: 'foreign', name: '不属于档案库', hint: '不是程序存入的文件，请移到别处。' },
] as const;

/** What a full check found, file by file. */
export function VerifyResult({ report }: { readonly report: VerifyReport }) {
  const untouched = report.chain === 'intact' && groups.every(({ key }) => report[key].length === 0);
  const { unfinished } = report;
  if (untouched) {
    return (
      <>
        {report.events.length > 0 && <Events events={report.events} />}
        <Alert
          type="success"
          showIcon
          title={`${report.checked} 个原件全部与入库时一致；${report.rows} 项登记与操作记录一致，${report.since === undefined ? '操作记录完整，未被改动' : `第 ${report.since + 1} 条起的操作记录没有发现改动`}。`}
          description={unreadWords(report)}
        />
        <Accepted report={report} />
        {unfinished.length > 0 && <Unfinished files={unfinished} />}
      </>
    );
  }
  return (
    <Alert
      type="error"
      showIcon
      title="核验发现问题，请保留现场并联系管理员"
      description={
        <>
          {report.findingCount > 0 && <Findings report={report} />}
          <Accepted report={report} />
          {groups
            .filter(({ key }) => report[key].length > 0)
            .map(({ key, name, hint }) => (
              <details key={key} open>
                <summary>
                  {name} {report[key].length} 个：{hint}
                </summary>
                <ul>
                  {report[key].map((file) => (
                    <li key={file} className="numeric">
                      {file}
                    </li>
                  ))}
                </ul>
              </details>
            ))}
          {report.events.length > 0 && <Events events={report.events} />}
          {unfinished.length > 0 && <Unfinished files={unfinished} />}
        </>
      }
    />
  );
}

/** What does not agree with the record of acts, one sentence each. */
function Findings({ report: { findings, findingCount } }: { readonly report: VerifyReport }) {
  return (
    <details open>
      <summary>与操作记录不一致 {findingCount} 处：在程序之外被改动、删除或者添加过</summary>
      <ul>
        {findings.map((finding, index) => (
          <li key={index}>
            {finding.sentence}
            {finding.caseId !== undefined && <Link to={`/cases/${finding.caseId}`}>打开案件</Link>}
            {finding.acceptable === true && (
              <div>
                <AcceptFinding finding={finding} />
              </div>
            )}
          </li>
        ))}
        {findingCount > findings.length && <li>另有 {findingCount - findings.length} 处，没有一一列出。</li>}
      </ul>
    </details>
  );
}

/** What was changed outside the program once and stands by somebody's word. */
function Accepted({ report: { accepted } }: { readonly report: VerifyReport }) {
  if (accepted.length === 0) return null;
  return (
    <details>
      <summary>曾在程序之外改动、已由有权的人采用 {accepted.length} 处</summary>
      <ul>
        {accepted.map(({ sentence, by, at, reason }, index) => (
          <li key={index}>
            {sentence}
            {by}于{at.slice(0, 16).replace('T', ' ')}采用，理由：{reason}。
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What is derived of the documents is not what they say: a clerk mends it with one press. */
function Events({ events }: Pick<VerifyReport, 'events'>) {
  return (
    <Alert
      type="warning"
      showIcon
      title={`${events.length} 个案件的办理经过与文书不一致，期限和阶段可能不对`}
      description={
        <>
          <ul>
            {events.map(({ caseId, caseNumber }) => (
              <li key={caseId}>
                <Link to={`/cases/${caseId}`}>{caseNumber}</Link>
              </li>
            ))}
          </ul>
          <RebuildEvents />
        </>
      }
    />
  );
}

function Unfinished({ files }: { readonly files: readonly string[] }) {
  return (
    <Alert
      type="warning"
      showIcon
      title={`${files.length} 个文件未完成：已写入但没有登记，是采集或者上传中断留下的`}
      description={
        <>
          在“采集”中继续没有做完的采集，或者重新采集这张卡，就会登记。
          <ul>
            {files.map((file) => (
              <li key={file} className="numeric">
                {file}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
