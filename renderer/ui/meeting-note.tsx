import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { Meeting } from '#shared/lib/form-fields.ts';
import type { Kept } from '#shared/lib/revision.ts';
import './meeting-note.css';

interface MeetingNoteProps<T> {
  /** Who saved meanwhile, and when. */
  readonly by: Omit<Kept, 'revision'>;
  readonly meetings: readonly Meeting<T>[];
  /** Puts what the other one wrote into this form. */
  readonly onTake: (meeting: Meeting<T>) => void;
  /** For a form without a button of its own to save with. */
  readonly onSave?: () => void;
  /** Beside that button. */
  readonly more?: ReactNode;
}

/** So many signs of a long text are shown, from a little before the place where it differs. */
const SHOWN = 60;
const BEFORE = 8;

/** A text in quotes; of a long one what is around the first difference from another one. */
function words(text: string, other: string): string {
  if (text === '') return '空';
  const signs = [...text];
  if (signs.length <= SHOWN) return `“${text}”`;
  const others = [...other];
  const same = signs.findIndex((sign, index) => sign !== others[index]);
  const from = Math.max(0, Math.min(same < 0 ? signs.length : same, signs.length - SHOWN + BEFORE) - BEFORE);
  const to = from + SHOWN;
  return `“${from > 0 ? '……' : ''}${signs.slice(from, to).join('')}${to < signs.length ? '……' : ''}”`;
}

/**
 * Somebody else saved the same form first. What was not touched here has been taken over already; where both wrote,
 * what is in this form stays unless its clerk takes the other's.
 */
export function MeetingNote<T>({ by, meetings, onTake, onSave, more }: MeetingNoteProps<T>) {
  const when = by.updatedAt === undefined ? '' : `于 ${by.updatedAt.slice(0, 16).replace('T', ' ')} `;
  const contested = meetings.some(({ mine }) => mine !== undefined);
  return (
    <Alert
      role="alert"
      showIcon
      type="warning"
      className="meeting-note"
      title={`${by.updatedBy ?? '别人'}${when}已经改过，刚才没有保存。您填写的内容都在。`}
      action={
        onSave === undefined ? undefined : (
          <>
            <Button size="small" onClick={onSave}>
              按这里的保存
            </Button>{' '}
            {more}
          </>
        )
      }
      description={
        <>
          <ul>
            {meetings.map((meeting) => (
              <li key={meeting.label}>
                {meeting.label}：由{words(meeting.from, meeting.to)}改为{words(meeting.to, meeting.from)}
                {meeting.mine === undefined ? (
                  <span className="quiet">，已填入</span>
                ) : (
                  <>
                    ，这里填的是{words(meeting.mine, meeting.to)}{' '}
                    <Button
                      size="small"
                      onClick={() => {
                        onTake(meeting);
                      }}
                    >
                      改用对方的
                    </Button>
                  </>
                )}
              </li>
            ))}
            {meetings.length === 0 && <li>现在保存的内容与这里相同。</li>}
          </ul>
          <p>{contested ? '两边都改了的，以这里填的为准，除非改用对方的。' : ''}看过以后，请再保存一次。</p>
        </>
      }
    />
  );
}
