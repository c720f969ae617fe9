import { standstillOf, type Circumstances } from '../../../domain/claim/standstill';
import { documentedWaits } from '../../../domain/claim/documented-waits';
import { textsIn } from '../../../domain/explain/explain-claim';
import { explainStandstill } from '../../../domain/explain/explain-standstill';
import { LANGUAGES, type Language } from '../../../domain/explain/language';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import type { Rulebook } from '../../../domain/policy/rulebook';
import type { StepKind } from '../../../domain/policy/step-kind';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { arvika } from '../../policies/rulebooks/arvika';
import { invoice, live } from '../life';
import { toldOn } from './told';

const LIBRARY = invoice({ due: '2016-02-01', group: 'library', under: rulebookOf(arvika()) });

describe('a step with a name of its policy’s own is told by its kind and its name', () => {
  test.each([
    ['en', 'Notice of closing “library-closing-notice” for ', 'Closing due “library-closing”'],
    ['sv', 'Varsel om avstängning “library-closing-notice” på ', 'Avstängning efter varsel “library-closing”'],
    ['da', 'Varsel om lukning “library-closing-notice” på ', 'Lukning efter varsel “library-closing”'],
  ] as const)('in %s', (language, notice, closing) => {
    const until = '2016-03-10';
    const { story, ahead } = toldOn(until, LIBRARY, live(LIBRARY, until), { language });
    expect(story.at(-1)?.text).toContain(notice);
    expect(ahead.some(({ on, text }) => on === '2016-03-18' && text.startsWith(closing))).toBe(true);
  });
});

/** Botkyrka, where one step has a name of the town's own. */
function botkyrkaWith(standing: string, own: string, kind: StepKind): Rulebook {
  const steps = seBotkyrka.steps.map((rule) => (rule.step === standing ? { ...rule, step: own, kind } : rule));
  return rulebookOf({ ...seBotkyrka, steps });
}
const NUDGED = botkyrkaWith('reminder', 'first-nudge', 'reminder');
const REVIEWED = botkyrkaWith('set-off-review', 'grant-review', 'review');

describe('a step of its own name that was not taken is called by its kind too', () => {
  const unpaid = invoice({ due: '2016-02-01', under: NUDGED });
  const day = civilDate('2016-02-09');
  const gated = rulebookOf({
    ...NUDGED.policy,
    steps: NUDGED.policy.steps.map((rule) => ({ ...rule, gates: ['bank-reconciled'] as const })),
  });
  const whyIn = (language: Language, under = NUDGED, circumstances: Circumstances = {}): string => {
    const { claim } = live(unpaid, '2016-02-01');
    const stands = standstillOf(claim, under, day, circumstances);
    return stands ? explainStandstill(stands, language).why : 'nothing stands still';
  };
  const shut = { bankGate: { open: false, since: addDays(day, -20) } };
  const unread = { bankRead: { through: civilDate('2016-01-10') } };

  test.each([
    ['en', 'the reminder “first-nudge” was due'],
    ['sv', 'betalningspåminnelsen “first-nudge” skulle'],
    ['da', 'rykkeren “first-nudge” skulle'],
  ] as const)('in %s, without a reason, before a closed gate and before an unread bank', (language, told) => {
    expect(whyIn(language)).toContain(told);
    expect(whyIn(language, gated, shut)).toContain(told);
    expect(whyIn(language, NUDGED, unread)).toContain(told);
  });
});

test('a review of its own name that lies before a person is called by its kind too', () => {
  const { claim } = live(invoice({ due: '2016-02-01', group: 'premises-hire', under: REVIEWED }), '2016-03-15');
  const [wait] = documentedWaits(claim, REVIEWED, civilDate('2016-03-15')).filter(({ type }) => type === 'review');
  const told = LANGUAGES.map((language) => textsIn(language).waits.review(wait as never));
  expect(told.map((text) => text.split(' “grant-review” ')[0])).toEqual(['Prövning', 'Vurdering', 'Review']);
});
