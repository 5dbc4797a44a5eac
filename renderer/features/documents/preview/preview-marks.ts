const ASKED = 'anjuan:preview-asked';
const DRAWN = 'anjuan:preview-drawn';

/** Marks on the page's own clock for whoever measures; an observer sees them, nothing is kept. */
function mark(name: string, version: number): void {
  performance.mark(name, { detail: version });
  performance.clearMarks(name);
}

/** The session reached `version`, whose pages are wanted. */
export const markAsked = (version: number): void => {
  mark(ASKED, version);
};

/** The pages in view show `version`. */
export const markDrawn = (version: number): void => {
  mark(DRAWN, version);
};
