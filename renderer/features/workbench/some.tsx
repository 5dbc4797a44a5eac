import { Button } from 'antd';
import { type ReactNode, useState } from 'react';

interface SomeProps<T> {
  readonly items: readonly T[];
  readonly max: number;
  /** What is counted: 项, 卷, 份. */
  readonly unit: string;
  readonly children: (item: T) => ReactNode;
}

/** The first lines, and one button for the rest: a long list must not push the other answers out of sight. */
export function Some<T>({ items, max, unit, children }: SomeProps<T>) {
  const [all, setAll] = useState(false);
  const hidden = items.length - max;
  return (
    <>
      {(all ? items : items.slice(0, max)).map(children)}
      {hidden > 0 && (
        <Button
          type="link"
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? '收起' : `另有 ${hidden} ${unit} ▾`}
        </Button>
      )}
    </>
  );
}
