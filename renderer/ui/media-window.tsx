import { Tag } from 'antd';
import { lazy, Suspense } from 'react';
import { EmptyState } from './empty-state.tsx';
import { Window } from './window.tsx';
import './media-window.css';

const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }));

export interface Media {
  readonly title: string;
  readonly shape: 'video' | 'audio' | 'image' | 'pdf' | 'none';
  readonly url: string;
  readonly poster?: string;
  /** Original or copy. */
  readonly badge: string;
  readonly facts: readonly (readonly [string, string])[];
}

/** Shows one recording, photo or scan; Space plays (never ✕, where Ant Design puts the cursor), the arrows scroll, Escape closes. */
export function MediaWindow({ media, onClose }: { readonly media: Media; readonly onClose: () => void }) {
  return (
    <Window
      open
      footer={null}
      width={880}
      style={{ top: 24 }}
      title={
        <>
          {media.title} <Tag>{media.badge}</Tag>
        </>
      }
      onCancel={onClose}
    >
      <div className="media-window">
        {media.shape === 'video' && (
          <video src={media.url} poster={media.poster} controls data-begin preload="metadata" />
        )}
        {media.shape === 'audio' && <audio src={media.url} controls data-begin preload="metadata" />}
        {media.shape === 'image' && <img src={media.url} alt={media.title} />}
        {media.shape === 'pdf' && (
          <div className="media-window-pdf" tabIndex={-1} data-begin>
            <Suspense fallback={null}>
              <PdfView url={media.url} width={760} />
            </Suspense>
          </div>
        )}
        {media.shape === 'none' && <EmptyState title="这个文件不能直接观看" hint="原件已保存在档案库中。" />}
        <dl>
          {media.facts.map(([name, value]) => (
            <div key={name}>
              <dt className="quiet">{name}</dt>
              <dd className="numeric">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Window>
  );
}
