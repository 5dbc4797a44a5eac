import { Button } from 'antd';
import { useRouteError } from 'react-router';
import { EmptyState } from './empty-state.tsx';

/** A screen that broke down: the frame stays, the archive is untouched. */
export function ScreenProblem() {
  const error = useRouteError();
  console.error(error);
  return (
    <EmptyState
      title="这个画面没有打开"
      hint="档案库中的内容未受影响。请重新载入；仍不行时请把日志交给维护人员。"
      action={
        <Button
          type="primary"
          onClick={() => {
            location.reload();
          }}
        >
          重新载入
        </Button>
      }
    />
  );
}
