import type { Field } from '#shared/domain/documents/template/template.ts';
import { isWritten, type Dialogue, type Speaker } from './dialogue.ts';

const speakerNamed = (name: string): Speaker => ({
  id: name,
  name,
  label: `${name}发言`,
  placeholder: '输入发言，或者按 / 选择常用语；Ctrl+数字换发言人',
  phrases: `${name}常用语`,
});

/** Those who speak in a field of a hearing, stored one row a speech. */
export function hearingOf(field: Field): Dialogue {
  const speakers = (field.options ?? []).map(({ value }) => speakerNamed(value));
  return {
    type: 'dialogue',
    speakers,
    beginner: beginnerOf(field.label, speakers),
    speaker: (id) => speakers.find((one) => one.id === id) ?? speakerNamed(id),
    column: () => 'text',
    speeches: (rows) => rows.map((row) => ({ speaker: row['speaker'] ?? '', text: row['text'] ?? '' })),
    rows: (speeches) => speeches.filter(isWritten).map(({ speaker, text }) => ({ speaker, text })),
  };
}

/** Who begins: whom the name of the field names first (“当事人质证意见” → 当事人), else the first speaker. */
function beginnerOf(label: string, speakers: readonly Speaker[]): string {
  const named = speakers
    .map(({ id }) => ({ id, at: label.indexOf(id) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at || b.id.length - a.id.length);
  return named[0]?.id ?? speakers[0]?.id ?? '';
}
