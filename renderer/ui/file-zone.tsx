import { useRef, useState, type ReactNode, type Ref } from 'react';
import './file-zone.css';

interface FileZoneProps {
  /** of the file box behind it, read aloud */
  readonly label: string;
  /** extensions with their full stop */
  readonly accept: readonly string[];
  readonly multiple?: boolean;
  readonly ref: Ref<HTMLButtonElement>;
  /** With what was dropped or chosen: the files themselves, kept when the box is emptied. */
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** A place to drop files on; a click or Enter chooses them instead. The same file may be taken again. */
export function FileZone({ label, accept, multiple = false, ref, onFiles, children }: FileZoneProps) {
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        ref={ref}
        className={`file-zone ${over ? 'file-zone-over' : ''}`}
        onClick={() => picker.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          onFiles([...event.dataTransfer.files]);
        }}
      >
        {children}
      </button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple={multiple}
        accept={accept.join(',')}
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </>
  );
}
