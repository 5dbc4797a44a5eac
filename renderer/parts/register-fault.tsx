interface Fault {
  readonly weight: 'wrong' | 'due' | 'note';
  readonly sentence: string;
  readonly article: string;
}

const tones = { wrong: 'alarm', due: 'amber', note: 'quiet' } as const;
const signs = { wrong: '!', due: '●', note: '○' } as const;

/** What a register says does not add up or waits, with its article. */
export function RegisterFault({ fault: { weight, sentence, article } }: { readonly fault: Fault }) {
  return (
    <span title={article}>
      <span className={tones[weight]} aria-hidden>
        {signs[weight]}{' '}
      </span>
      {sentence} <span className="quiet">{article}</span>
    </span>
  );
}
