import { AudioOutlined, FileTextOutlined, PictureOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { CardFile } from '#shared/contract/intake.ts';

const signs = {
  video: <VideoCameraOutlined aria-hidden />,
  audio: <AudioOutlined aria-hidden />,
  photo: <PictureOutlined aria-hidden />,
  log: <FileTextOutlined aria-hidden />,
  sidecar: <FileTextOutlined aria-hidden />,
  other: <FileTextOutlined aria-hidden />,
} as const;

/** A small picture of a file, fetched when it comes into view; a sign until then, and where there is none. */
export function Picture({
  kind,
  url,
}: {
  readonly kind: CardFile['kind'];
  readonly url: string | undefined;
}) {
  const [failed, setFailed] = useState(false);
  return (
    <span className="intake-picture">
      {signs[kind]}
      {url !== undefined && !failed && (
        <img
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => {
            setFailed(true);
          }}
        />
      )}
    </span>
  );
}
