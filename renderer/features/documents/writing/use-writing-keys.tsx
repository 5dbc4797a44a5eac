import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { KeepWindow, type KeepRequest } from '../phrases/keep-window.tsx';
import { PhraseList, type Taken } from '../phrases/phrase-list.tsx';
import type { PhraseShelf } from '../phrases/phrase-shelf.ts';
import { capitalsAt } from './amount-capitals.ts';
import { insertText } from './insert-text.ts';
import { continueList, renumberList, type TextChange } from './number-list.ts';

/** Where one writes: the field as phrases name it, and as the clerk knows it. */
export interface WritingPlace {
  readonly field: string;
  readonly label: string;
}

interface OpenList {
  readonly box: HTMLTextAreaElement;
  readonly place: WritingPlace;
  readonly from: number;
  readonly to: number;
}

export interface WritingKeys {
  /** True when the key was taken. */
  press(event: KeyboardEvent): boolean;
  /** The open list or window, to be drawn somewhere in the form. */
  readonly layer: ReactNode;
}

/**
 * Keys in every box for words: `/` on an empty line and Alt+/ anywhere open the phrases (a second `/` writes the sign), Alt+S keeps a phrase, Enter goes
 * on with a numbered list, Alt+N numbers it anew, Alt+M writes the capitals of an amount.
 */
export function useWritingKeys(
  shelf: PhraseShelf,
  placeOf: (box: HTMLTextAreaElement) => WritingPlace | undefined,
): WritingKeys {
  const [list, setList] = useState<OpenList>();
  const [keeping, setKeeping] = useState<{ readonly request: KeepRequest; readonly open: OpenList }>();

  const back = useRef<OpenList>(undefined);
  useEffect(() => {
    // The window holds the focus until it is gone.
    if (keeping !== undefined || back.current === undefined) return;
    const { box, from, to } = back.current;
    back.current = undefined;
    box.focus({ preventScroll: true });
    box.setSelectionRange(from, to);
  }, [keeping]);

  const keep = useCallback((open: OpenList) => {
    const { box, place, from, to } = open;
    const text = (from === to ? box.value : box.value.slice(from, to)).trim();
    setList(undefined);
    setKeeping({ request: { text, ...place }, open });
  }, []);

  /** In a short field the sign is often meant itself (nothing to enter): the list opens only where it has something. */
  const offersHere = (box: HTMLTextAreaElement, { field }: WritingPlace): boolean =>
    box.matches('.entry-long, .ant-input') ||
    shelf.offered(field).some(({ nearness }) => nearness !== 'elsewhere');

  const close = ({ box, from, to }: OpenList, { phrases, slash = false }: Taken) => {
    setList(undefined);
    box.focus({ preventScroll: true });
    box.setSelectionRange(from, to);
    const words = slash ? '/' : phrases.map(({ text }) => text).join('\n');
    if (words !== '') insertText(box, words, from, to);
    shelf.used(phrases.map(({ id }) => id));
  };

  const press = (event: KeyboardEvent): boolean => {
    const box = event.target;
    if (!(box instanceof HTMLTextAreaElement) || event.nativeEvent.isComposing) return false;
    const place = placeOf(box);
    if (place === undefined) return false;
    const { selectionStart: from, selectionEnd: to, value } = box;
    const open: OpenList = { box, place, from, to };
    const put = (change: TextChange | undefined): boolean => {
      if (change !== undefined) insertText(box, change.insert, change.from, change.to);
      return change !== undefined;
    };
    const alone = event.altKey && !event.ctrlKey && !event.metaKey;
    const choose = () => {
      shelf.refresh();
      setList(open);
    };
    if (alone && event.code === 'Slash') choose();
    else if (alone && event.code === 'KeyS') keep(open);
    else if (alone && event.code === 'KeyM') put(capitalsAt(value, from));
    else if (alone && event.code === 'KeyN') {
      if (!put(renumberList(value, from))) return true;
      box.setSelectionRange(Math.min(from, box.value.length), Math.min(from, box.value.length));
    } else if (event.ctrlKey || event.altKey || event.metaKey) return false;
    else if (event.key === '/' && isEmptyLine(value, from, to) && offersHere(box, place)) choose();
    else if (event.key === 'Enter' && from === to) return put(continueList(value, from));
    else return false;
    return true;
  };

  const layer = (
    <>
      {list !== undefined && (
        <PhraseList
          label={`“${list.place.label}”的短语`}
          phrases={shelf.offered(list.place.field)}
          line={list.box.getBoundingClientRect()}
          within={list.box.closest('.ant-modal') ?? undefined}
          onClose={(taken) => {
            close(list, taken);
          }}
          onKeep={() => {
            keep(list);
          }}
        />
      )}
      {keeping !== undefined && (
        <KeepWindow
          request={keeping.request}
          templateId={shelf.templateId}
          cause={shelf.cause}
          onClose={() => {
            back.current = keeping.open;
            setKeeping(undefined);
          }}
        />
      )}
    </>
  );
  return { press, layer };
}

/** Nothing stands in the line of the cursor. */
function isEmptyLine(text: string, from: number, to: number): boolean {
  return from === to && (from === 0 || text[from - 1] === '\n') && (to === text.length || text[to] === '\n');
}
