interface Fault {
  readonly rule: string;
  readonly weight: 'wrong' | 'due' | 'note';
  readonly sentence: string;
  readonly article: string;
}

/** What a register of the case says is wrong or due; what it only remarks stands in the register. */
export function GraveFaults({ faults }: { readonly faults: readonly Fault[] }) {
  const grave = faults.filter(({ weight }) => weight !== 'note');
  if (grave.length === 0) return null;
  return (
    <ul>
      {grave.map(({ rule, weight, sentence, article }) => (
        <li key={`${rule}${sentence}`}>
          <span title={article} className={weight === 'wrong' ? 'next-step-blocking' : undefined}>
            {sentence}
          </span>
        </li>
      ))}
    </ul>
  );
}
