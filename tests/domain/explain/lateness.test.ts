import { civilDate } from '../../../domain/kernel/civil-date';
import type { StepPerformed } from '../../../domain/claim/claim-events';
import { latenessOf, type GateChange, type Lateness } from '../../../domain/explain/lateness';
import type { StepName } from '../../../domain/policy/policy';
import {
  danishInvoice,
  deferred,
  disputed,
  disputeSettled,
  flag,
  held,
  invoice,
  live,
  outage,
  paid,
  takenBack,
  takenBackBy,
  type GivenInvoice,
  type Happening,
} from '../life';

function lateness(
  step: StepName,
  given: GivenInvoice,
  happenings: readonly Happening[],
  bankGate?: readonly GateChange[],
): Lateness | undefined {
  const { events, refusals } = live(given, '2016-12-30', ...happenings);
  expect(refusals).toEqual([]);
  const index = events.findLastIndex((event) => event.type === 'StepPerformed' && event.step === step);
  return latenessOf(events[index] as StepPerformed, events.slice(0, index), given.rulebook, bankGate);
}

/** `2016-02-18: hold`, the guideline's day and what documents that it was not kept. */
function told(late: Lateness | undefined): string {
  return late ? `${late.guideline}: ${late.causes.map(({ type }) => type).join(', ')}` : 'in time';
}

const GIVEN = invoice({ due: '2016-02-01' });

describe('The audit’s sample: letters in time, and two that came later than the guideline (S002-95, S002-96)', () => {
  test.each(['reminder', 'demand', 'warning', 'referral'] as const)(
    'the %s of a claim with which nothing happened was in time',
    (step) => {
      expect(told(lateness(step, GIVEN, []))).toBe('in time');
    },
  );

  test.each([
    ['the reminder after a deferral', 'reminder', [deferred('2016-01-28', '2016-02-15')], '2016-02-08: deferral'],
    // Paid to another account number; held until the money was found and had gone back (S002-57).
    ['the demand while a payment was looked for', 'demand', [held('2016-02-17', '2016-02-24')], '2016-02-18: hold'],
    [
      'the demand after a dispute',
      'demand',
      [disputed('2016-02-10'), disputeSettled('2016-03-10')],
      '2016-02-18: dispute, letter',
    ],
    [
      'the demand after a payment that the bank took back',
      'demand',
      [paid('2016-02-10', '1200.00', 'p'), takenBack('2016-03-10', '1200.00', 'p')],
      '2016-02-18: paid-meanwhile',
    ],
    // On the 19th it was taken back; the demand went on that day.
    [
      'a hold that was taken back',
      'demand',
      [held('2016-02-17', '2016-03-24', 'h'), takenBackBy('2016-02-19', 'h')],
      '2016-02-18: hold',
    ],
    ['nobody worked', 'demand', [outage('2016-02-16', '2016-02-22')], '2016-02-18: undocumented'],
    // It ended before the guideline's day, so it explains nothing.
    [
      'a hold long past, and then nobody worked',
      'demand',
      [held('2016-02-02', '2016-02-05'), outage('2016-02-16', '2016-02-22')],
      '2016-02-18: undocumented',
    ],
  ] as [string, StepName, Happening[], string][])('%s', (_what, step, happenings, expected) => {
    expect(told(lateness(step, GIVEN, happenings))).toBe(expected);
  });
});

describe('A Danish run that was late', () => {
  const given = danishInvoice({ due: '2016-02-01' });
  const opened: GateChange[] = [
    { on: civilDate('2016-01-04'), open: true },
    { on: civilDate('2016-02-05'), open: false },
    { on: civilDate('2016-02-12'), open: true },
  ];

  test('the client’s mark documents it', () => {
    const marked = [flag('2016-02-04', true), flag('2016-02-12', false)];
    expect(told(lateness('reminder', given, marked, []))).toBe('2016-02-08: flag, bank-gate');
    expect(told(lateness('reminder', given, marked, opened.slice(0, 1)))).toBe('2016-02-08: flag');
  });

  test('a bank that was not reconciled documents it', () => {
    expect(told(lateness('reminder', given, [outage('2016-02-08', '2016-02-12')], opened))).toBe(
      '2016-02-08: bank-gate',
    );
  });

  test('where nothing is known of the bank, nothing is said', () => {
    expect(told(lateness('reminder', given, [outage('2016-02-08', '2016-02-12')]))).toBe('in time');
  });
});
