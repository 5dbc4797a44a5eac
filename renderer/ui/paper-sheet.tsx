import type { CSSProperties, ReactNode } from 'react';
import './paper-sheet.css';

interface PaperSheetProps {
  readonly children?: ReactNode;
  /** Shown width in pixels; the height follows A4 unless `height` says otherwise. */
  readonly width?: number;
  readonly height?: number;
  readonly label?: string;
  readonly className?: string;
}

/** A white page on the grey desk; stays white in the dark look. */
export function PaperSheet({ children, width, height, label, className = '' }: PaperSheetProps) {
  const size: CSSProperties = {
    width: width ?? '100%',
    ...(height === undefined ? { aspectRatio: '210 / 297' } : { height }),
  };
  return (
    <div className={`paper-sheet ${className}`} style={size} role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** The desk that sheets lie on: scrolls, keeps them in the middle. */
export function PaperDesk({
  children,
  className = '',
}: {
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return <div className={`paper-desk ${className}`}>{children}</div>;
}
