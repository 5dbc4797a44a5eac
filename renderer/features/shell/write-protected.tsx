import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { api } from '../../bridge/client.ts';

/** Says above every screen that nothing can be saved or numbered, before somebody types, or that the archive was not found as it was left. */
export function WriteProtected() {
  const { data } = useQuery(api.archive.status.queryOptions({ input: {} }));
  const question = data?.standing?.sentence ?? data?.clockDoubt;
  if (question !== undefined)
    return (
      <Alert
        banner
        type="warning"
        title={
          <>
            {question.replace(/[，。：]?请?在“设置 · 档案库”里.*$/, '。')}
            <Link to="/settings/archive">到“设置 · 档案库”说明</Link>
          </>
        }
      />
    );
  if (data?.noticed !== undefined) return <Alert banner type="warning" closable title={data.noticed} />;
  if (data?.writeProtected !== true) return null;
  return (
    <Alert
      banner
      type="warning"
      title="档案库写保护，只能查看、核验、导出，不能修改。要修改，请解除磁盘写保护、检查文件夹权限，然后重新打开程序。"
    />
  );
}
