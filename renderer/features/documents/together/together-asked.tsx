import { listName } from '#shared/domain/documents/template/list-name.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { SignedOn } from '../life/signed-on.tsx';
import { LeftOut } from './left-out.tsx';
import type { Readiness } from './readiness.ts';
import { ReadyList } from './ready-list.tsx';

interface TogetherAskedProps {
  readonly documents: readonly Readiness[];
  readonly signedOn: IsoDate;
  readonly onSignedOn: (date: IsoDate) => void;
}

/** Before anything is fixed: what will be, on which day, and what stays as it is. */
export function TogetherAsked({ documents, signedOn, onSignedOn }: TogetherAskedProps) {
  const ready = documents.filter((one) => one.kind === 'ready');
  const left = documents.filter((one) => one.kind === 'not-ready');
  const settled = documents.filter((one) => one.kind === 'settled');
  const byHand = ready.filter(({ printed }) => printed === undefined).length;
  return (
    <div className="together">
      {ready.length > 0 && (
        <section>
          <h3>
            可以定稿 <span className="numeric">{ready.length}</span> 份，按这个次序逐份定稿，内容随之固定
          </h3>
          <ReadyList documents={ready} />
        </section>
      )}
      {byHand > 0 && (
        <section className="together-day">
          <label htmlFor="together-signed-on">签署日期</label>
          <SignedOn
            id="together-signed-on"
            date={signedOn}
            onDate={onSignedOn}
            note={`${byHand === ready.length ? '' : `用于其中不印日期的 ${byHand.toString()} 份。`}纸面上手写的日期，卷内目录和顺序用它；签字后还可以逐份改。`}
          />
        </section>
      )}
      {left.length > 0 && (
        <section>
          <h3 className="amber">
            暂不能定稿 <span className="numeric">{left.length}</span> 份，留作草稿
          </h3>
          <LeftOut documents={left} />
        </section>
      )}
      {settled.length > 0 && (
        <p className="quiet">
          不需要定稿的 {settled.length} 份：{settled.map(({ document }) => listName(document)).join('、')}
        </p>
      )}
    </div>
  );
}
