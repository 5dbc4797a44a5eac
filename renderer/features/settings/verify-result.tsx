import { Alert } from 'antd';
import type { VerifyReport } from '#shared/contract/archive.ts';

const groups = [
  { key: 'damaged', name: '已损坏', hint: '内容与入库时的校验值不符，请在下面“恢复”里取回。' },
  { key: 'missing', name: '缺失', hint: '原件不在档案库中，请在下面“恢复”里取回。' },
  { key: 'foreign', name: '不属于档案库', hint: '不是程序存入的文件，请移到别处。' },
] as const;

/** What a full check found, file by file. */
export function VerifyResult({ report }: { readonly report: VerifyReport }) {
  const whole = report.chain === 'intact' && groups.every(({ key }) => report[key].length === 0);
  const { unfinished } = report;
  if (whole) {
    return (
      <>
        <Alert
          type="success"
          showIcon
          title={`${report.checked} 个原件全部与入库时一致，操作记录完整，未被改动。`}
        />
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
          {report.chain === 'broken' && (
            <div>操作记录从第 {report.brokenAt ?? '?'} 条起与原记录不符，可能被改动。</div>
          )}
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
          {unfinished.length > 0 && <Unfinished files={unfinished} />}
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
