import { useEffect, useRef, useState } from 'react';
import type { Hotkeys } from '../../../ui/hotkeys.ts';
import { say } from '../../../bridge/notices.ts';
import { frameSeconds, shuttle, within } from './shuttle.ts';

const JUMP_SECONDS = 5;
const BACK_STEP_MS = 120;

/** The keys of an editing desk over a video or audio element. */
export function useTransport() {
  const media = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const [rate, setRate] = useState(0);
  const frames = useRef<{ first?: VideoFrameCallbackMetadata; last?: VideoFrameCallbackMetadata }>({});

  /** A player cannot run backwards: it is set back step by step instead. */
  useEffect(() => {
    const element = media.current;
    if (element === null || rate >= 0) return;
    const timer = setInterval(() => {
      element.currentTime = within(element.currentTime + (rate * BACK_STEP_MS) / 1000, element.duration);
      if (element.currentTime === 0) setRate(0);
    }, BACK_STEP_MS);
    return () => {
      clearInterval(timer);
    };
  }, [rate]);

  /** What the browser's own controls do shows here too. */
  useEffect(() => {
    const element = media.current;
    if (element === null) return;
    const played = () => {
      setRate(element.playbackRate);
    };
    const paused = () => {
      setRate((before) => (before < 0 ? before : 0));
    };
    element.addEventListener('play', played);
    element.addEventListener('pause', paused);
    return () => {
      element.removeEventListener('play', played);
      element.removeEventListener('pause', paused);
    };
  }, []);

  /** Frame length is measured from the frames that were shown; the container does not tell a page. */
  useEffect(() => {
    const element = media.current;
    if (!(element instanceof HTMLVideoElement)) return;
    let handle = 0;
    const note = (_: number, frame: VideoFrameCallbackMetadata) => {
      if (!element.paused) frames.current = { first: frames.current.first ?? frame, last: frame };
      handle = element.requestVideoFrameCallback(note);
    };
    const forget = () => {
      frames.current = {};
    };
    handle = element.requestVideoFrameCallback(note);
    element.addEventListener('seeking', forget);
    return () => {
      element.cancelVideoFrameCallback(handle);
      element.removeEventListener('seeking', forget);
    };
  }, []);

  const run = (next: number) => {
    const element = media.current;
    if (element === null) return;
    setRate(next);
    if (next <= 0) {
      element.pause();
      element.playbackRate = 1;
      return;
    }
    element.playbackRate = next;
    element.play().catch((error: unknown) => {
      // Stopped again before it began: nothing went wrong.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      setRate(0);
      say('error', '这个文件没有播放成功，可以重新制作查看副本后再看。');
    });
  };
  const jump = (seconds: number) => {
    const element = media.current;
    if (element !== null) element.currentTime = within(element.currentTime + seconds, element.duration);
  };
  const frame = (by: 1 | -1) => {
    const { first, last } = frames.current;
    const length = frameSeconds(first, last);
    run(0);
    jump(by * length);
    frames.current = first === undefined || last === undefined ? {} : { first, last };
  };
  const keys: Hotkeys = {
    j: () => {
      run(shuttle(rate, 'j'));
    },
    k: () => {
      run(0);
    },
    l: () => {
      run(shuttle(rate, 'l'));
    },
    ' ': () => {
      run(rate === 0 ? 1 : 0);
    },
    ArrowLeft: () => {
      jump(-JUMP_SECONDS);
    },
    ArrowRight: () => {
      jump(JUMP_SECONDS);
    },
    ',': () => {
      frame(-1);
    },
    '.': () => {
      frame(1);
    },
  };
  return { media, rate, keys };
}
