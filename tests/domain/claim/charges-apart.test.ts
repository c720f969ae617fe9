import type { ChargesClaimedApart } from '../../../domain/claim/claim-events';
import { claimedOf } from '../../../domain/claim/claim';
import { explainClaim } from '../../../domain/explain/explain-claim';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { LeftCharges } from '../../../domain/policy/left-charges';
import { entriesFor } from '../../../ledger/entries-for-event';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { feesElsewhere } from '../../../domain/claim/fees-elsewhere';
import { foldClaim } from '../../../domain/claim/evolve';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { invoice, knownOn, live, paid, takenBack, disputed, type Happening } from '../life';

/*
 * 1,200.00 due on 2016-02-01. The reminder goes on 8 February and costs 60.00; the demand goes on 18 February, with 180.00 and
 * interest of 17 days (1,200.00 × 8 % × 17 / 366 = 4.46).
 */

const setting = <Value>(value: Value) => ({ value, reason: 'tried', sources: ['test'] });
const next: LeftCharges = {
  way: setting('next-invoice' as const),
  noNextInvoice: { afterMonths: setting(12), then: setting('waived' as const) },
};

function under(leftCharges: LeftCharges) {
  const steps = seBotkyrka.steps.map((rule) => (rule.step === 'reminder' ? { ...rule, fee: setting('60.00') } : rule));
  return rulebookOf({ ...seBotkyrka, reminderFeeAgreed: true, steps, leftCharges });
}

function lived(leftCharges: LeftCharges, until: string, ...happenings: readonly Happening[]) {
  return live(invoice({ due: '2016-02-01', under: under(leftCharges) }), civilDate(until), ...happenings);
}

/** What each event says: the way, all that is claimed apart, the change, and what leaves the claim. */
function apart({ events }: ReturnType<typeof live>): string[] {
  return events
    .filter((event): event is ChargesClaimedApart => event.type === 'ChargesClaimedApart')
    .map(
      ({ on, way, amount, change, fee, interest }) =>
        `${on} ${way} ${amount.toString()} (${change.toString()}): fee ${fee.toString()}, interest ${interest.toString()}`,
    );
}

function stands({ claim }: ReturnType<typeof live>): string {
  const { open, refundLiability } = claim;
  return [open.fee, open.interest, open.principal, refundLiability].map((part) => part.toString()).join(' ');
}

const steps = ({ events }: ReturnType<typeof live>): string[] =>
  events.flatMap((event) => (event.type === 'StepPerformed' ? [`${event.on} ${event.step}`] : []));

test('all is paid but the reminder fee: the fee is for the next invoice, and no demand follows', () => {
  const life = lived(next, '2016-12-31', paid('2016-02-12', '1200.00'));
  expect(apart(life)).toEqual(['2016-02-12 next-invoice 60.00 (60.00): fee 60.00, interest 0.00']);
  expect(stands(life)).toBe('0.00 0.00 0.00 0.00');
  expect(steps(life)).toEqual(['2016-02-08 reminder']);
});

test('without the rule the claim is demanded for the fee, with 180.00 more', () => {
  const life = lived({ way: setting('followed-up' as const) }, '2016-02-29', paid('2016-02-12', '1200.00'));
  expect(apart(life)).toEqual([]);
  expect(steps(life)).toEqual(['2016-02-08 reminder', '2016-02-18 demand']);
});

test('a krona more than the fee is open: part of the invoice is, and the claim is followed up', () => {
  expect(apart(lived(next, '2016-02-15', paid('2016-02-12', '1199.00')))).toEqual([]);
  expect(apart(lived(next, '2016-02-15', paid('2016-02-12', '1201.00')))).toEqual([
    '2016-02-12 next-invoice 59.00 (59.00): fee 59.00, interest 0.00',
  ]);
});

test('the fee is paid after all: it comes back and is paid, and nothing is owed back', () => {
  const life = lived(next, '2016-12-31', paid('2016-02-12', '1200.00'), paid('2016-02-20', '60.00'));
  expect(apart(life)).toEqual([
    '2016-02-12 next-invoice 60.00 (60.00): fee 60.00, interest 0.00',
    '2016-02-20 next-invoice 0.00 (-60.00): fee -60.00, interest 0.00',
  ]);
  expect(stands(life)).toBe('0.00 0.00 0.00 0.00');
  expect(life.claim.charged.fee.toString()).toBe('60.00');
});

test('the payment is taken back: fee and principal are open on the claim again, and it is followed up', () => {
  const life = lived(next, '2016-02-17', paid('2016-02-12', '1200.00', 'p'), takenBack('2016-02-16', '1200.00', 'p'));
  expect(apart(life).at(-1)).toBe('2016-02-16 next-invoice 0.00 (-60.00): fee -60.00, interest 0.00');
  expect(stands(life)).toBe('60.00 0.00 1200.00 0.00');
});

test('a part of the payment is taken back: what was never paid is open again, the fee paid as it was', () => {
  const life = lived(next, '2016-02-17', paid('2016-02-12', '1200.00', 'p'), takenBack('2016-02-16', '30.00', 'p'));
  expect(claimedOf(life.claim).toString()).toBe('90.00');
  expect(stands(life)).toBe('0.00 0.00 90.00 0.00');
});

test('a payment that came before the reminder becomes known: the fee falls away, and is owed to nobody', () => {
  const life = lived(
    next,
    '2016-12-31',
    paid('2016-02-12', '1200.00', 'second'),
    knownOn('2016-02-15', paid('2016-02-05', '1200.00', 'first')),
  );
  expect(apart(life).at(-1)).toContain('next-invoice 0.00 (-60.00)');
  expect(life.claim.charged.fee.toString()).toBe('0.00');
  expect(stands(life)).toBe('0.00 0.00 0.00 1200.00');
});

test('less than the least amount is waived', () => {
  const life = lived({ ...next, waivedUnder: setting('25.00') }, '2016-12-31', paid('2016-02-12', '1240.00'));
  expect(apart(life)).toEqual(['2016-02-12 waived 0.00 (0.00): fee 20.00, interest 0.00']);
  expect(stands(life)).toBe('0.00 0.00 0.00 0.00');
  const over = lived({ ...next, waivedUnder: setting('25.00') }, '2016-12-31', paid('2016-02-12', '1235.00'));
  expect(apart(over)).toEqual(['2016-02-12 next-invoice 25.00 (25.00): fee 25.00, interest 0.00']);
});

test('after the demand only where the policy says so: fees of 240.00, interest of 4.46', () => {
  const payment = paid('2016-02-22', '1200.00');
  expect(apart(lived(next, '2016-02-23', payment))).toEqual([]);
  expect(apart(lived({ ...next, alsoAfterDemand: true }, '2016-12-31', payment))).toEqual([
    '2016-02-22 next-invoice 244.46 (244.46): fee 240.00, interest 4.46',
  ]);
});

test('a group that the rule does not name, and a disputed claim, keep their fee', () => {
  const payment = paid('2016-02-12', '1200.00');
  expect(apart(lived({ ...next, groups: ['99'] }, '2016-02-15', payment))).toEqual([]);
  expect(apart(lived(next, '2016-02-15', disputed('2016-02-10'), payment))).toEqual([]);
});

test('the fee leaves receivables and income by one entry', () => {
  const life = lived(next, '2016-12-31', paid('2016-02-12', '1200.00'));
  const at = life.events.findIndex(({ type }) => type === 'ChargesClaimedApart');
  const event = life.events[at];
  const [before, after] = [foldClaim(life.events.slice(0, at)), foldClaim(life.events.slice(0, at + 1))];
  if (!event || !after) throw new Error('No charges were set apart.');
  const [entry, more] = entriesFor(event, before, after, SWEDISH_SAMPLE_CHART);
  expect(more).toBeUndefined();
  // Payments cover the fee first, so what is open of the claim is principal.
  expect(entry?.postings.map(({ account, amount }) => `${account} ${amount.toString()}`)).toEqual([
    '36910 60.00',
    '15190 -60.00',
  ]);
});

test.each([
  ['en', "All but charges of SEK 60.00 is paid: these are claimed on the debtor's next invoice (test)."],
  ['sv', 'Allt utom avgifter på 60,00 kr är betalt: de krävs på nästa faktura (test).'],
  ['da', 'Alt undtagen gebyrer på 60,00 SEK er betalt: de kræves på den næste faktura (test).'],
] as const)('the story of the claim says where the fee is claimed (%s)', (language, words) => {
  const { claim, events } = lived(next, '2016-12-31', paid('2016-02-12', '1200.00'));
  const told = explainClaim(claim, events, under(next), civilDate('2016-12-31'), { language });
  expect(JSON.stringify(told)).toContain(words);
});

test.each([
  [
    'sv',
    'Hittills har det inte kostat gäldenären något på denna faktura. Avgifter och ränta på 60,00 kr krävs på en annan faktura.',
  ],
  [
    'da',
    'Indtil nu har det ikke kostet debitor noget på denne faktura. Gebyrer og renter på 60,00 SEK kræves på en anden faktura.',
  ],
  ['en', 'So far it has cost the debtor nothing on this invoice. Charges of SEK 60.00 are claimed on another invoice.'],
] as const)('what it cost names the fee on another invoice (%s)', (language, words) => {
  const { claim, events } = lived(next, '2016-12-31', paid('2016-02-12', '1200.00'));
  const { cost } = explainClaim(claim, events, under(next), civilDate('2016-12-31'), { language });
  expect(cost).toBe(words);
});

test('a fee that stands apart counts among the letters of the debtor; one that was waived does not', () => {
  const others = (rules: LeftCharges) => [lived(rules, '2016-12-31', paid('2016-02-12', '1200.00')).claim];
  const own = lived(next, '2016-02-01').claim;
  const today = civilDate('2016-02-15');
  expect(feesElsewhere(own, others(next), today).map(({ on }) => on)).toEqual(['2016-02-08']);
  expect(feesElsewhere(own, others({ way: setting('waived' as const) }), today)).toEqual([]);
});
