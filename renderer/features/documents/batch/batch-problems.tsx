import type { RowProblem } from '#shared/domain/documents/values/batch.ts';
import '../grid/grid.css';

interface BatchProblemsProps {
  readonly problems: readonly RowProblem[];
  readonly onGoTo: (problem: RowProblem) => void;
}

const SHOWN = 8;

/** What keeps the rows from becoming documents; each leads to its cell. */
export function BatchProblems({ problems, onGoTo }: BatchProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <ul className="entry-remarks" aria-label="要改的格子">
      {problems.slice(0, SHOWN).map((problem) => (
        <li key={problem.sentence}>
          <button
            type="button"
            className="link-button alarm"
            onClick={() => {
              onGoTo(problem);
            }}
          >
            {problem.sentence}
          </button>
        </li>
      ))}
      {problems.length > SHOWN && <li className="alarm">另有 {problems.length - SHOWN} 处。</li>}
    </ul>
  );
}
