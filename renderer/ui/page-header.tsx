import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import './page-header.css';

interface PageHeaderProps {
  readonly title: ReactNode;
  /** One quiet line after the title: number, state, count. */
  readonly context?: ReactNode;
  readonly actions?: ReactNode;
  readonly onBack?: () => void;
}

/** The head of a screen: where am I, and what can be done here. */
export function PageHeader({ title, context, actions, onBack }: PageHeaderProps) {
  return (
    <header className="page-header">
      {onBack !== undefined && (
        <Button
          type="text"
          icon={<ArrowLeftOutlined aria-hidden />}
          onClick={onBack}
          aria-label="返回"
          title="返回（Esc）"
        />
      )}
      <h1 className="ellipsis">{title}</h1>
      {context !== undefined && <div className="page-header-context quiet ellipsis">{context}</div>}
      <div className="page-header-actions">{actions}</div>
    </header>
  );
}
