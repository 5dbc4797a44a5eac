import { beginsRow, isWritten, type Dialogue, type Speaker } from './dialogue.ts';

const question: Speaker = {
  id: 'question',
  name: '问',
  label: '问',
  placeholder: '输入问题，或者按 / 选择常用提问',
  phrases: '常用提问',
};
const answer: Speaker = {
  id: 'answer',
  name: '答',
  label: '答',
  placeholder: '输入回答，或者按 / 选择常用回答',
  phrases: '常用回答',
};

/**
 * Questions and answers, stored one row a question. Answers one below the other become paragraphs of one answer, an
 * answer before any question stands under an empty one.
 */
export const interview: Dialogue = {
  type: 'qa',
  speakers: [question, answer],
  beginner: question.id,
  pair: { question: question.id, answer: answer.id },
  speaker: (id) => (id === question.id ? question : answer),
  column: (speaker) => speaker,
  speeches: (rows) =>
    rows.flatMap((row) => [
      { speaker: question.id, text: row['question'] ?? '' },
      { speaker: answer.id, text: row['answer'] ?? '' },
    ]),
  rows(speeches) {
    const rows: { question: string; answer: string }[] = [];
    for (const speech of speeches.filter(isWritten)) {
      const last = rows.at(-1);
      if (beginsRow(interview, speech)) rows.push({ question: speech.text, answer: '' });
      else if (last === undefined) rows.push({ question: '', answer: speech.text });
      else last.answer = last.answer === '' ? speech.text : `${last.answer}\n${speech.text}`;
    }
    return rows;
  },
};
