import { describe, expect, it } from 'vitest';
import { stageOf } from '#shared/domain/cases/stage-of.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import { missingOf } from '#shared/domain/procedure/stages/missing-papers.ts';
import { kindsOnWay } from '#shared/domain/procedure/stages/kinds-on-way.ts';
import { timelineFaults } from '#shared/domain/procedure/timeline/timeline-faults.ts';
import { isToDo } from '#shared/domain/procedure/stages/next-steps.ts';
import { lookedAt, type LookedAtCase } from '#tests/support/decided-case.ts';
import { aWalkedCase } from '#tests/support/walked-case.ts';

const TO_POLICE = { matter: '移送涉嫌犯罪案件' };
const ELSEWHERE = { matter: '移送其他部门' };

/** Filed and looked into from 2026-03-02 on. */
function aFiledCase(values: Partial<Record<DocumentKind, Values>> = {}): LookedAtCase {
  const walked = lookedAt(aWalkedCase({ values }));
  for (const kind of [
    'case_source_register',
    'site_record',
    'case_filing_approval',
    'inquiry_record',
    'evidence_extraction_form',
  ] as const)
    walked.make(kind);
  return walked;
}

/** The same, sent to the police on 2026-03-03; they signed for it on the 4th. */
function sentToPolice(): LookedAtCase {
  const walked = aFiledCase();
  walked.on('2026-03-03');
  walked.make('case_matter_approval', TO_POLICE);
  walked.make('suspected_crime_transfer');
  walked.tell('procuratorate_copied');
  walked.on('2026-03-04');
  walked.tell('police_received');
  return walked;
}

const missing = (walked: LookedAtCase) =>
  missingOf(walked.way(), walked.situation(), (kind) => kind).map(({ sentence }) => sentence);

/** Takes what is next until the case is over; of the answers of others the one that is given. */
function follow(
  walked: LookedAtCase,
  answers: Readonly<Record<string, ProcedureEvent>> = {},
): readonly string[] {
  const seen: string[] = [];
  for (let turn = 0; turn < 60; turn++) {
    const [next] = walked.next();
    if (next === undefined) return [...new Set(seen)];
    const step = `${next.run.lane.id}.${next.status.step.id}`;
    seen.push(step);
    const answer = answers[step];
    if (answer === undefined) walked.take(next);
    else walked.tell(answer);
  }
  throw new Error(`no end after ${seen.slice(-5).join('、')}`);
}

describe('a case sent to the police', () => {
  it('who follows the next step alone has it copied, signed for, answered and handed over before it is closed', () => {
    const walked = aFiledCase();
    walked.make('case_matter_approval', TO_POLICE);
    expect(follow(walked)).toEqual([
      'crime_transfer.transfer',
      'crime_transfer.copy',
      'crime_transfer.receipt',
      'crime_transfer.answer',
      'crime_transfer.hand_over',
      'ordinary.close',
      'ordinary.archive',
    ]);
    expect(missing(walked)).toEqual([]);
    expect(stageOf(walked.situation().timeline).stage).toBe('closed');
  });

  it('with what was seized: each measure is handed over by a notice of its own, which is served', () => {
    const walked = aFiledCase();
    walked.make('case_matter_approval', { matter: '实施扣押' });
    const one = walked.make('compulsory_measure_decision');
    walked.pass(1);
    const other = walked.make('compulsory_measure_decision');
    for (const id of [one, other]) {
      walked.make('service_receipt', {}, id);
      walked.make('property_list');
    }
    walked.make('case_matter_approval', TO_POLICE);
    walked.make('suspected_crime_transfer');
    walked.tell('procuratorate_copied');
    walked.tell('police_received');
    expect(walked.nextSteps()[0]).toBe('crime_transfer.answer');
    walked.tell('police_filed');
    const steps = () => walked.nextSteps().filter((step) => !step.startsWith('ordinary'));
    expect(steps().slice(0, 2)).toEqual(['measure.hand_over', 'measure.hand_over']);
    expect(walked.next()[0]?.need?.kind).toBe('seized_goods_transfer_notice');
    expect(walked.nextSteps()).not.toContain('crime_transfer.hand_over');
    for (const id of [one, other]) {
      const notice = walked.make('seized_goods_transfer_notice', { measure_number: id });
      expect(walked.nextSteps()).toContain('measure.serve_transfer');
      walked.make('service_receipt', {}, notice);
    }
    expect(walked.nextSteps()[0]).toBe('crime_transfer.hand_over');
    expect(follow(walked)).toEqual(['crime_transfer.hand_over', 'ordinary.close', 'ordinary.archive']);
    expect(walked.clocks()).toEqual([]);
  });

  it('has the clocks of 移送涉嫌犯罪案件规定 run and end', () => {
    const walked = aFiledCase();
    const runs = (...rules: readonly string[]) =>
      walked.clocks().filter((clock) => rules.some((rule) => clock.startsWith(`${rule} `)));
    const F = ['F1', 'F2', 'F3', 'F3b', 'F4', 'F4b', 'F4c', 'F5'];
    walked.on('2026-03-03');
    walked.tell('transfer_reported');
    expect(runs(...F)).toEqual(['F1 2026-03-06']);
    expect(walked.next()[0]).toMatchObject({ status: { step: { id: 'approve' }, due: '2026-03-06' } });
    walked.make('case_matter_approval', TO_POLICE);
    expect(runs(...F)).toEqual(['F2 2026-03-04']);
    walked.make('suspected_crime_transfer');
    expect(runs(...F)).toEqual([]);
    walked.on('2026-03-04');
    walked.tell('police_received');
    expect(runs(...F)).toEqual(['F3 2026-03-07']);
    walked.tell('police_found_foreign');
    expect(runs(...F)).toEqual(['F3b 2026-03-05']);
    walked.on('2026-03-05');
    walked.tell('police_received');
    expect(runs(...F)).toEqual(['F3 2026-03-08']);
    walked.tell('non_filing_received');
    expect(runs(...F)).toEqual(['F4 2026-03-08']);
    walked.tell('review_by_police_asked');
    expect(runs(...F)).toEqual(['F4b 2026-03-08']);
    walked.on('2026-03-06');
    walked.tell('review_by_police_received');
    expect(runs(...F)).toEqual(['F4c 2026-03-09']);
    walked.tell('supervision_suggested');
    expect(runs(...F)).toEqual([]);
    walked.on('2026-03-10');
    walked.tell('police_filed');
    expect(runs(...F)).toEqual(['F5 2026-03-13']);
    expect(walked.next()[0]).toMatchObject({ status: { step: { id: 'hand_over' }, due: '2026-03-13' } });
    walked.tell('police_handed_over');
    expect(runs(...F)).toEqual([]);
  });

  it('keeps what they were not asked within three days open no longer: nobody need object', () => {
    const walked = sentToPolice();
    walked.tell('non_filing_received');
    expect(walked.stateOf('object', 'police_objection')).toBe('here');
    walked.on('2026-03-08');
    expect(walked.nextSteps()).not.toContain('police_objection.object');
    expect(missing(walked)).toEqual([]);
  });

  it('may be objected to until the third day, which is never the one next thing', () => {
    const walked = sentToPolice();
    walked.make('investigation_report');
    walked.make('case_review_form');
    walked.make('case_matter_approval', { matter: '行政处罚建议' });
    walked.tell('non_filing_received');
    const notice = walked.make('penalty_notice');
    walked.make('service_receipt', {}, notice);
    expect(walked.nextSteps().slice(0, 2)).toEqual(['ordinary.hear_party', 'police_objection.object']);
  });

  it('not filed: it is handled here as if it had not been sent, by the clock of its filing', () => {
    const walked = sentToPolice();
    expect(walked.clocks().map((clock) => clock.slice(0, 3).trim())).toEqual(['F3', 'E13']);
    walked.tell('non_filing_received');
    expect(walked.nextSteps()[0]).toBe('ordinary.end_investigation');
    expect(walked.clocks()).toContain('D1 2026-05-31');
    expect(walked.clocks().some((clock) => clock.startsWith('E13'))).toBe(false);
    expect(kindsOnWay(walked.way(), walked.situation())).toContain('penalty_decision');
    const steps = follow(walked);
    expect(steps).toEqual(
      expect.arrayContaining(['ordinary.decide', 'ordinary.publish', 'ordinary.perform']),
    );
    expect(missing(walked)).toEqual([]);
  });

  it('while the bureau objects nobody decides instead (第十一条); upheld, it goes on', () => {
    const walked = sentToPolice();
    walked.make('investigation_report');
    walked.make('case_review_form');
    walked.tell('non_filing_received');
    walked.tell('review_by_police_asked');
    expect(walked.unmetAt('approve')).toEqual(
      expect.arrayContaining([expect.stringContaining('不得以行政处罚代替移送')]),
    );
    walked.tell('review_by_police_received');
    expect(walked.unmetAt('approve').join()).not.toContain('代替移送');
    walked.tell('supervision_suggested');
    expect(walked.unmetAt('decide').join()).toContain('代替移送');
    expect(walked.stateOf('supervise', 'police_objection')).toBe('here');
    walked.tell('supervision_ended');
    expect(walked.unmetAt('decide').join()).not.toContain('代替移送');
  });

  it('filed upon the objection: it is with the police again, and handed over', () => {
    const walked = sentToPolice();
    walked.tell('non_filing_received');
    walked.tell('review_by_police_asked');
    walked.on('2026-03-06');
    walked.tell('police_filed');
    expect(follow(walked)).toEqual(['crime_transfer.hand_over', 'ordinary.close', 'ordinary.archive']);
    expect(missing(walked)).toEqual([]);
  });

  it('handed back after it was closed and archived here: it is open again, decided, closed and archived anew', () => {
    const walked = sentToPolice();
    walked.tell('police_filed');
    follow(walked);
    expect(walked.clocks()).toEqual([]);
    walked.on('2026-04-10');
    walked.tell('police_returned');
    const open = stageOf(walked.situation().timeline);
    expect(open.stage).toBe('filed');
    expect(open).not.toHaveProperty('closedOn');
    expect(walked.clocks()).toEqual(['D1 2026-05-31']);
    expect(missing(walked)).toEqual([]);
    const steps = follow(walked);
    expect(steps.slice(-2)).toEqual(['ordinary.close', 'ordinary.archive']);
    expect(steps).toContain('ordinary.decide');
    const { documents } = walked.situation();
    expect(documents.filter(({ kind }) => kind === 'case_closure_approval')).toHaveLength(2);
    expect(missing(walked)).toEqual([]);
  });

  it('handed back before it was ever filed: fifteen workdays from the day the materials came back', () => {
    const walked = lookedAt(aWalkedCase());
    walked.make('case_source_register');
    walked.make('site_record');
    walked.make('case_matter_approval', TO_POLICE);
    walked.make('suspected_crime_transfer');
    walked.on('2026-03-20');
    walked.tell('procuratorate_copied');
    walked.tell('police_received');
    expect(walked.clocks().some((clock) => clock.startsWith('A3'))).toBe(false);
    walked.tell('non_filing_received');
    expect(walked.clocks()).toContain('A3 2026-04-13');
    expect(walked.next()[0]).toMatchObject({ status: { step: { id: 'file' }, due: '2026-04-13' } });
    expect(follow(walked)).toContain('ordinary.decide');
  });

  it('by the disposition that says so: no slip beside it, no letter to a department', () => {
    const walked = aFiledCase({ disposition_approval: { disposition: '移送司法机关' } });
    walked.make('investigation_report');
    walked.make('case_review_form');
    walked.make('disposition_approval');
    expect(walked.next()[0]?.need?.kind).toBe('suspected_crime_transfer');
    follow(walked);
    expect(missing(walked)).toEqual([]);
    expect(walked.situation().documents.map(({ kind }) => kind)).not.toContain('case_transfer_letter');
  });

  it('by such a disposition and handed back: another one is approved', () => {
    const values = { disposition_approval: { disposition: '移送司法机关' } };
    const walked = aFiledCase();
    walked.make('investigation_report');
    walked.make('case_review_form');
    walked.make('disposition_approval', values.disposition_approval);
    walked.make('suspected_crime_transfer');
    walked.pass(1);
    walked.tell('police_received');
    walked.tell('non_filing_received');
    const steps = follow(walked);
    expect(steps).toEqual(expect.arrayContaining(['ordinary.notify', 'ordinary.approve', 'ordinary.decide']));
    expect(missing(walked)).toEqual([]);
  });

  it('not approved: the reasons are on record, and it goes on here', () => {
    const walked = aFiledCase();
    walked.tell('transfer_reported');
    walked.make('case_matter_approval', { ...TO_POLICE, dept_head_opinion: '不批准移送，尚不构成犯罪。' });
    expect(walked.clocks().some((clock) => clock.startsWith('F1'))).toBe(false);
    expect(walked.nextSteps()[0]).toBe('ordinary.end_investigation');
    expect(missing(walked)).toEqual([]);
  });

  it('sent once more after it came back: it has a way of its own', () => {
    const walked = sentToPolice();
    walked.tell('non_filing_received');
    walked.on('2026-03-20');
    walked.make('case_matter_approval', TO_POLICE);
    expect(walked.next()[0]).toMatchObject({ need: { kind: 'suspected_crime_transfer' } });
    expect(follow(walked)).toEqual([
      'crime_transfer.transfer',
      'crime_transfer.copy',
      'crime_transfer.receipt',
      'crime_transfer.answer',
      'crime_transfer.hand_over',
      'ordinary.close',
      'ordinary.archive',
    ]);
    expect(missing(walked)).toEqual([]);
  });

  it('what cannot have happened in that order is said', () => {
    const walked = aFiledCase();
    walked.on('2026-03-10');
    walked.make('case_matter_approval', TO_POLICE);
    walked.make('suspected_crime_transfer');
    const told = (...events: readonly [ProcedureEvent, string][]) => {
      const { timeline } = walked.situation();
      return timelineFaults(
        [...timeline, ...events.map(([event, on]) => ({ event, on, article: '' }))],
        '2026-03-30',
      ).map(({ sentence }) => sentence);
    };
    expect(told(['police_received', '2026-03-12'], ['police_filed', '2026-03-13'])).toEqual([]);
    expect(told(['police_received', '2026-03-09'])).toHaveLength(2);
    expect(told(['police_received', '2026-03-14'], ['police_filed', '2026-03-13'])).toHaveLength(1);
    expect(told(['police_filed', '2026-03-13'], ['police_handed_over', '2026-03-12'])).toHaveLength(1);
    // Neither of them opens or ends a step.
    walked.tell('police_filed');
    expect(walked.stateOf('answer', 'crime_transfer')).toBe('done');
  });
});

describe('a case sent to another department', () => {
  it('approved, sent, signed for, closed and archived: nothing is published, nothing else asked for', () => {
    const walked = aFiledCase();
    walked.make('case_matter_approval', ELSEWHERE);
    expect(follow(walked)).toEqual([
      'case_transfer.transfer',
      'case_transfer.receipt',
      'ordinary.close',
      'ordinary.archive',
    ]);
    expect(missing(walked)).toEqual([]);
    expect([...kindsOnWay(walked.way(), walked.situation())]).not.toContain('penalty_decision');
    expect(walked.clocks()).toEqual([]);
  });

  it('a clue of another is archived without being closed', () => {
    const walked = lookedAt(aWalkedCase());
    walked.make('case_source_register');
    walked.make('site_record');
    walked.make('case_matter_approval', ELSEWHERE);
    expect(follow(walked)).toEqual(['case_transfer.transfer', 'case_transfer.receipt', 'ordinary.archive']);
    expect(missing(walked)).toEqual([]);
  });

  it('without anybody who approved it that is missing', () => {
    const walked = aFiledCase();
    walked.make('case_transfer_letter');
    expect(missing(walked)).toEqual(['没有“移送其他部门：批准移送”就办理了后面的步骤。']);
  });

  it('handed back: it goes on here by the clock of its filing', () => {
    const walked = aFiledCase();
    walked.make('case_matter_approval', ELSEWHERE);
    walked.make('case_transfer_letter');
    walked.tell('transfer_received');
    walked.on('2026-03-20');
    walked.tell('transfer_returned');
    expect(walked.clocks()).toEqual(['D1 2026-05-31']);
    expect(walked.nextSteps()[0]).toBe('ordinary.end_investigation');
    expect(follow(walked)).toContain('ordinary.decide');
    expect(missing(walked)).toEqual([]);
  });

  it('disputed: seven workdays to agree, then seven for the superior; found to be here, it comes back', () => {
    const walked = aFiledCase();
    walked.make('case_matter_approval', ELSEWHERE);
    walked.make('case_transfer_letter');
    walked.tell('transfer_received');
    walked.on('2026-03-09');
    walked.tell('dispute_arisen');
    expect(walked.clocks()).toContain('A1 2026-03-18');
    expect(walked.next()[0]).toMatchObject({ status: { step: { id: 'consult' }, due: '2026-03-18' } });
    expect(walked.nextSteps()).not.toContain('ordinary.close');
    walked.on('2026-03-16');
    walked.tell('referral_received');
    expect(walked.clocks().filter((clock) => clock.startsWith('A'))).toEqual(['A2 2026-03-25']);
    expect(walked.next().filter(isToDo)).toEqual([]);
    walked.tell('jurisdiction_ours');
    expect(walked.clocks()).toEqual(['D1 2026-05-31']);
    expect(follow(walked)).toContain('ordinary.decide');
  });

  it('found to be another’s before it was sent: it is sent then, without another approval', () => {
    const walked = aFiledCase();
    walked.tell('referral_received');
    walked.tell('jurisdiction_others');
    expect(follow(walked)).toEqual([
      'case_transfer.transfer',
      'case_transfer.receipt',
      'ordinary.close',
      'ordinary.archive',
    ]);
    expect(missing(walked)).toEqual([]);
  });
});
