/** Vertical tab, form feed, NEL, line and paragraph separators: other ways to end a line. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Tabs and spaces of other widths; the full-width one is the Chinese indent and stays. */
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;
/**
 * What no paper shows: control characters (XML forbids them), halves of surrogate pairs, noncharacters, and signs
 * that only steer others. Direction marks among them would turn round the words of the fields beside them.
 */
const UNSEEN =
  /[^\P{Cc}\n]|\p{Cs}|\p{Noncharacter_Code_Point}|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}/gu;

/** A value as paper can carry it: the same visible signs, and nothing that acts on what stands beside it. */
export const printable = (text: string): string =>
  text.replace(LINE_ENDS, '\n').replace(SPACES, ' ').replace(UNSEEN, '');
