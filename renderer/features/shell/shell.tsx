import { SearchOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useConnectivity } from '../../parts/connecting.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Palette } from './palette.tsx';
import { parentPlace, places } from './places.ts';
import { Rail } from './rail.tsx';
import './shell.css';

interface ShellProps {
  readonly jobs: ReactNode;
  readonly seat: ReactNode;
  readonly pulse: ReactNode;
  /** What holds for every screen, above it. */
  readonly note: ReactNode;
  readonly children: ReactNode;
}

/** The frame around every screen: rail, top bar, the screen, the pulse of the archive. */
export function Shell({ jobs, seat, pulse, note, children }: ShellProps) {
  const navigate = useNavigate();
  const { pathname, key } = useLocation();
  const [searching, setSearching] = useState(false);
  const line = useConnectivity();

  const back = () => {
    if (document.activeElement instanceof HTMLElement && document.activeElement.matches('input, textarea')) {
      document.activeElement.blur();
      return;
    }
    const parent = parentPlace(pathname);
    if (parent === undefined) return;
    // `default` is the first place of this window: there is no history behind it.
    void (key === 'default' ? navigate(parent) : navigate(-1));
  };

  useHotkeys({
    'Ctrl+K': () => {
      setSearching(true);
    },
    Escape: back,
    ...Object.fromEntries(places.map(({ path }, i) => [`Alt+${i + 1}`, () => void navigate(path)])),
  });

  return (
    <div className="shell">
      <Rail />
      <div className="shell-top">
        <button
          type="button"
          className="shell-search"
          onClick={() => {
            setSearching(true);
          }}
        >
          <SearchOutlined aria-hidden />
          <span className="ellipsis">搜案件、当事人、案号，或者输入要做的事</span>
          <kbd>Ctrl K</kbd>
        </button>
        <div className="shell-top-right">
          {jobs}
          {seat}
        </div>
      </div>
      <div className="shell-note">{note}</div>
      <main className="shell-screen">{children}</main>
      <footer className="shell-foot">
        {line === 'lost' ? <span className="alarm">与程序的连接断开，正在重新连接…</span> : pulse}
      </footer>
      {searching && (
        <Palette
          onClose={() => {
            setSearching(false);
          }}
        />
      )}
    </div>
  );
}
