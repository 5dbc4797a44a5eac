import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface PanelProps {
  readonly title: string;
  readonly count?: ReactNode;
  /** the place where all of it is */
  readonly all?: { readonly words: string; readonly to: string; readonly title: string } | undefined;
  readonly children: ReactNode;
}

/** One of the four questions. */
export function Panel({ title, count, all, children }: PanelProps) {
  return (
    <section className="sheet workbench-panel" aria-label={title}>
      <h2>
        {title} {count !== undefined && <span className="quiet workbench-count">{count}</span>}
        {all !== undefined && (
          <Link className="workbench-all" to={all.to} title={all.title}>
            {all.words} ▸
          </Link>
        )}
      </h2>
      {children}
    </section>
  );
}

interface LineProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly note?: ReactNode;
  readonly end?: ReactNode;
  /** a control of its own at the end; it does not lead to the place */
  readonly act?: ReactNode;
}

/** A line leads to the exact place. */
export function Line({ to, children, note, end, act }: LineProps) {
  const line = (
    <Link to={to} className="workbench-line">
      <span className="workbench-line-text">
        <span className="ellipsis">{children}</span>
        {note !== undefined && <span className="quiet ellipsis workbench-note">{note}</span>}
      </span>
      {end !== undefined && <span className="numeric">{end}</span>}
    </Link>
  );
  if (act === undefined) return line;
  return (
    <div className="workbench-row">
      {line}
      {act}
    </div>
  );
}
