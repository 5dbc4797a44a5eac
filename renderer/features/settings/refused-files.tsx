import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api } from '../../bridge/client.ts';
import { DropFile } from './drop-file.tsx';
import { TakeFile } from './take-file.tsx';

/** Files of rule data that are not in use as they lie there: to be mended, taken in, or dropped. */
export function RefusedFiles() {
  const refused = useQuery(api.settings.refusedFiles.queryOptions({ input: {} })).data ?? [];
  if (refused.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title="有规则文件没有采用；写错的请改正后重新打开程序"
      description={
        <ul className="refused-files">
          {refused.map(({ message, untaken, taken }) => (
            <li key={message}>
              {message} {untaken !== undefined && <TakeFile {...untaken} />}{' '}
              {taken !== undefined && <DropFile {...taken} />}
            </li>
          ))}
        </ul>
      }
    />
  );
}
