import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api } from '../../bridge/client.ts';

/** Says above every screen that nothing can be saved, before somebody types. */
export function WriteProtected() {
  const status = useQuery(api.archive.status.queryOptions({ input: {} }));
  if (status.data?.writeProtected !== true) return null;
  return (
    <Alert
      banner
      type="warning"
      title="档案库写保护，只能查看、核验、导出，不能修改。要修改，请解除磁盘写保护、检查文件夹权限，然后重新打开程序。"
    />
  );
}
