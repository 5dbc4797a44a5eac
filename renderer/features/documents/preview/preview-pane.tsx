import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { fieldPlace } from '../values/field-place.ts';
import { currentPage, pagesInView, type PageSpan } from './visible-pages.ts';
import { markDrawn } from './preview-marks.ts';
import type { PageParts } from './page-parts.ts';
import { PreviewPage } from './preview-page.tsx';
import type { PreviewPages } from './use-preview.ts';
import './preview.css';

interface PreviewPaneProps {
  readonly shown: PreviewPages;
  readonly setSpan: (span: PageSpan) => void;
  readonly focused: string | undefined;
  readonly onField: (path: string) => void;
  readonly onEvidence: (citation: string) => void;
  /** rows of a list too long for its pages to follow the typing; 0 when they do */
  readonly stale?: number;
  readonly onRefresh?: () => void;
}

const GAP = 16;
const FULL_WIDTH = 794;
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** Height over width as the page itself says; A4 until it is known. */
function ratioOf(page: PageParts | string | undefined): number {
  const head = typeof page === 'string' ? page.slice(0, 600) : (page?.head ?? '');
  const match = /viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"/.exec(head);
  const [width, height] = [Number(match?.[1] ?? 210), Number(match?.[2] ?? 297)];
  return width > 0 && height > 0 ? height / width : 297 / 210;
}

/** The pages as they will be printed: zoom, page by page, only what is in view is asked for. */
export function PreviewPane(props: PreviewPaneProps) {
  const { shown, setSpan, focused, onField, onEvidence, stale = 0, onRefresh } = props;
  const desk = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<number>();
  const [deskWidth, setDeskWidth] = useState(0);
  const [page, setPage] = useState(1);
  const ratio = ratioOf(shown.pages.values().next().value);
  const width = Math.round(zoom === undefined ? Math.max(deskWidth - 2 * GAP, 200) : FULL_WIDTH * zoom);
  const height = Math.round(width * ratio);
  const pageStep = height + GAP;
  const total = Math.max(shown.total, 1);

  const look = useCallback(() => {
    const element = desk.current;
    if (element === null) return;
    const view = { top: element.scrollTop - GAP, height: element.clientHeight, pageStep, total };
    setSpan(pagesInView(view));
    setPage(currentPage(view));
  }, [pageStep, total, setSpan]);

  useEffect(look, [look]);
  useLayoutEffect(() => {
    const element = desk.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setDeskWidth(element.clientWidth);
      look();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [look]);

  useLayoutEffect(() => {
    markDrawn(shown.version);
  }, [shown]);

  useFollowFocus(desk, shown, focused, pageStep);

  const goTo = (next: number) => {
    desk.current?.scrollTo({ top: (Math.min(Math.max(next, 1), total) - 1) * pageStep });
  };
  const scale = width / FULL_WIDTH;
  const step = (by: 1 | -1) => {
    const next =
      by === 1 ? ZOOMS.find((one) => one > scale + 0.01) : ZOOMS.findLast((one) => one < scale - 0.01);
    if (next !== undefined) setZoom(next);
  };

  return (
    <div className="preview">
      <div className="preview-bar">
        <Button
          size="small"
          disabled={page <= 1}
          onClick={() => {
            goTo(page - 1);
          }}
        >
          上一页
        </Button>
        <span className="numeric">
          第 {page} / {total} 页
        </span>
        <Button
          size="small"
          disabled={page >= total}
          onClick={() => {
            goTo(page + 1);
          }}
        >
          下一页
        </Button>
        <span className="preview-zoom">
          <Button
            size="small"
            icon={<MinusOutlined aria-hidden />}
            aria-label="缩小"
            title="缩小"
            onClick={() => {
              step(-1);
            }}
          />
          <span className="numeric">{Math.round(scale * 100)}%</span>
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label="放大"
            title="放大"
            onClick={() => {
              step(1);
            }}
          />
          <Button
            size="small"
            type={zoom === undefined ? 'primary' : 'default'}
            ghost={zoom === undefined}
            onClick={() => {
              setZoom(undefined);
            }}
          >
            适合宽度
          </Button>
        </span>
      </div>
      {stale > 0 && (
        <div className="preview-failure" role="status">
          清单有 {stale} 行，页面不随输入更新。{' '}
          <Button size="small" onClick={onRefresh}>
            更新页面
          </Button>{' '}
          <span className="quiet">几百页排一次要几秒到几十秒。</span>
        </div>
      )}
      {shown.failure !== undefined && (
        <div className="preview-failure alarm" role="alert">
          页面没有更新：{shown.failure}
        </div>
      )}
      <div
        ref={desk}
        className="preview-desk"
        tabIndex={0}
        role="region"
        aria-label="打印页面"
        onScroll={look}
      >
        {Array.from({ length: total }, (_, index) => (
          <PreviewPage
            key={index}
            number={index + 1}
            width={width}
            height={height}
            page={shown.pages.get(index + 1)}
            focused={focused}
            onField={onField}
            onEvidence={onEvidence}
          />
        ))}
      </div>
    </div>
  );
}

/** Brings the place of the field one is in into view, once, when the cursor comes to another field. */
function useFollowFocus(
  desk: { readonly current: HTMLDivElement | null },
  shown: PreviewPages,
  focused: string | undefined,
  pageStep: number,
): void {
  const followed = useRef<string>(undefined);
  useEffect(() => {
    const element = desk.current;
    if (element === null || focused === undefined || followed.current === focused) return;
    const place = fieldPlace(focused);
    const number = pageWith(shown, place.field);
    if (number === undefined) return;
    followed.current = focused;
    const box = element.querySelectorAll('.preview-page')[number - 1];
    const anchor = box?.shadowRoot?.querySelector('a.here');
    const view = element.getBoundingClientRect();
    const top = anchor?.getBoundingClientRect().top;
    if (top === undefined) element.scrollTo({ top: (number - 1) * pageStep });
    else if (top < view.top + GAP || top > view.bottom - 4 * GAP) {
      element.scrollBy({ top: top - view.top - view.height / 3 });
    }
  }, [desk, shown, focused, pageStep]);
}

function pageWith(shown: PreviewPages, field: string): number | undefined {
  const links = [`anjuan:field/${field}"`, `anjuan:field/${field}[`, `anjuan:field/${field}%5B`];
  for (const [number, page] of [...shown.pages].sort(([a], [b]) => a - b)) {
    const words = typeof page === 'string' ? page : page.body;
    if (links.some((link) => words.includes(link))) return number;
  }
  return undefined;
}
