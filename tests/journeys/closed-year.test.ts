import { CloseEngine } from '../../engine/close-engine';
import type { Actor } from '../../domain/authority/actor';
import type { CloseChecklist } from '../../domain/close/checklist';
import { addDays, addMonths, civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { sumOf, type Money } from '../../domain/kernel/money';
import { executeCommand, type LedgerCommand } from '../../office/claims/execute-command';
import { beginDueCloses } from '../../office/close/open-closes';
import { tellCloses } from '../../office/close/tell-closes';
import { checkLedger } from '../../office/controls/check-ledger';
import { layDownFirst } from '../../office/creditors/lay-down-first';
import { openOffice } from '../../office/office';
import { registerClaims } from '../../office/registration/register-claims';
import type { Registration } from '../../office/registration/registration';
import { bankingCalendarOf } from '../../policies/calendars/banking-calendar';
import { fastForward } from '../../stack/virtual-time';
import { closeWorkflowId } from '../../workflows/ids';
import { anna, paid, step } from '../office/ledger-world';
import { ADMINISTRATIONS, claimOf, decemberOf, DEMANDED_DAYS, WITH_VAT } from '../support/december-2015';
import { eveningOf, itIsMorningOf } from '../support/living-run';
import { useTown } from '../support/use-town';

/*
 * The year 2015 of a town: twelve closes on the engine in virtual time, three valuations and two rounds of write-downs, with
 * what people answer, some of them late. The audit's figures of December 2015 come out of the live code (S002, section 4.2).
 */
const town = useTown();
const calendar = bankingCalendarOf('SE');
const time = { offset: 0 };

const person = (subject: string, ...roles: Actor['roles']): Actor => {
  return { subject, roles, creditorIds: 'all', source: 'local' };
};
const cecilia = person('cecilia', 'controller');
const moa = person('moa', 'manager');
const dag = person('dag', 'committee-delegate');
const contact = (administrationId: string) => person(`contact of ${administrationId}`, 'client-contact');
/** At a desk on whose wall it is noon of that day. */
const office = (day = '2016-12-31') =>
  openOffice({ pool: town().pool, clock: () => Date.parse(`${day}T12:00:00+01:00`) });
const on = (by: Actor, today: string) => ({ by, creditorId: town().creditorId, today: civilDate(today) });
/** In whole tkr, as the audit prints. */
const tkr = (amounts: readonly Money[]): string => sumOf(amounts, 'SEK').amount.div(1000).toFixed(0);

const STEP = { dependsOn: [], owner: 'accounting', dueOnBankingDay: 5, required: true } as const;
const CHECKLIST: CloseChecklist = {
  ...{ from: '2015-01', beginsOnBankingDay: 2, owner: 'head of accounting' },
  steps: [
    { ...STEP, id: 'cut-off', title: 'Cut-off', kind: 'confirmation' },
    { ...STEP, id: 'lists', title: 'Open-item lists', kind: 'lists', dependsOn: ['cut-off'], dueOnBankingDay: 15 },
    { ...STEP, id: 'ages', title: 'Age analysis', kind: 'report', report: 'age-analysis', dependsOn: ['lists'] },
    { ...STEP, id: 'valuation', title: 'Valuation', kind: 'valuation', dependsOn: ['ages'], dueOnBankingDay: 16 },
  ],
};
const MONTHS = Array.from({ length: 12 }, (_, at) => addMonths(civilDate('2015-01-01'), at).slice(0, 7));
const CLOSINGS = ['2015-04', '2015-08', '2015-12'];
/** Culture reconciles late in March and July: twelve banking days after the lists were made, two days past their day. */
const LATE_LISTS = ['2015-03', '2015-07'];

async function learns(number: string, day: string, command: LedgerCommand): Promise<void> {
  const { pool, creditorId, rulebook } = town();
  const key = `${number}/${day}/${command.type}/${'step' in command ? command.step : ''}`;
  const claimId = `${creditorId}/${number}`;
  await executeCommand(pool, { claimId, command, today: civilDate(day), key, rulebookFor: () => rulebook });
}

function takesUp(...registrations: readonly Registration[]): Promise<unknown> {
  const { pool, creditorId, rulebook } = town();
  return registerClaims(pool, { creditorId, debtors: [anna], registrations, rulebookFor: () => rulebook });
}

const AT_ONCE = 15;
async function eachOf<One>(all: readonly One[], act: (one: One) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map(act));
}

/** What happens in a month besides its close. */
const HAPPENINGS: Readonly<Record<string, () => Promise<unknown>>> = {
  '2015-02': () =>
    takesUp(
      claimOf(town().creditorId, { number: '9004', group: '62', kronor: 3_000, due: '2015-03-20', status: 'deceased' }),
    ),
  '2015-06': () => writeDown('2015-06-10', [['education', '2015-06-24']]),
  '2015-08': () => takesUp(...decemberOf(town().creditorId).demanded),
  '2015-09': async () => {
    await learns('9001', '2015-09-15', paid('2015-09-15', '10000.00'));
    await eachOf(decemberOf(town().creditorId).demanded, async ({ claim: { invoiceNumber } }) => {
      await learns(invoiceNumber, DEMANDED_DAYS.reminder, step('reminder'));
      await learns(invoiceNumber, DEMANDED_DAYS.demand, step('demand'));
      const changedOn = civilDate(DEMANDED_DAYS.bankrupt);
      await learns(invoiceNumber, changedOn, { type: 'ChangeDebtorStatus', changedOn, status: 'bankrupt' });
    });
    await takesUp(...decemberOf(town().creditorId).withVat);
    for (const { number, owner } of WITH_VAT.filter((one) => one.owner !== 'community')) {
      const asked = {
        invoice: number,
        administrationId: owner,
        reason: 'the audit’s own part',
        validFrom: civilDate('2015-09-30'),
      };
      await office().administrations.assign(on(cecilia, '2015-09-30'), asked);
    }
  },
  // Care and the community answer in time, social and education a month too late, the others never (S002-71).
  '2015-12': () =>
    writeDown('2015-12-10', [
      ['care', '2015-12-28'],
      ['community', '2016-01-08'],
      ['social', '2016-02-09'],
      ['education', '2016-02-10'],
    ]),
};

async function writeDown(day: string, answers: readonly (readonly [owner: string, day: string])[]): Promise<void> {
  const proposed = await office(day).decisions.proposeWriteDowns(on(cecilia, day), {});
  for (const [owner, answeredOn] of answers) {
    const decisionId = proposed.find(({ proposal }) => proposal.administrationId === owner)?.proposal.decisionId ?? '';
    expect(await office(answeredOn).decisions.approve(on(dag, answeredOn), { decisionId })).toMatchObject({
      outcome: 'recorded',
    });
  }
}

async function opensBooks(): Promise<void> {
  const { pool, creditorId } = town();
  for (const { id, name, group } of ADMINISTRATIONS) {
    const contacts = [{ subject: contact(id).subject, name: 'Kontakt', from: civilDate('2014-01-01') }];
    const contents = { name, units: [], contacts, owns: [{ invoiceGroup: group }] };
    await layDownFirst(pool, { creditorId, kind: 'administration', name: id, contents });
  }
  await office().close.adoptChecklist(on(cecilia, '2015-01-15'), { checklist: CHECKLIST });
  // Three old claims of the management: over a year past due from 1 April, 1 July and 1 December 2015.
  for (const [number, kronor, due] of [
    ['9001', 10_000, '2014-03-31'],
    ['9002', 20_000, '2014-06-30'],
    ['9003', 5_000, '2014-11-30'],
  ] as const)
    await takesUp(claimOf(creditorId, { number, group: '61', kronor, due }));
}

interface ClosedMonth {
  readonly period: string;
  readonly open: Money;
  readonly difference: Money;
  readonly listed: string;
  readonly closedOn: CivilDate;
  readonly chases: number;
}

/** A month's close, lived on the engine: people do what it waits for on their days. */
async function closes(period: string): Promise<ClosedMonth> {
  const { pool, client, taskQueue, creditorId } = town();
  const engine = new CloseEngine(client, taskQueue, (timeZone) => ({
    ...{ timeZone, offsetMilliseconds: time.offset, isVirtual: true },
  }));
  const isTold = async (): Promise<void> => {
    while ((await tellCloses(pool, engine)) > 0);
  };
  const lastDay = addDays(addMonths(civilDate(`${period}-01`), 1), -1);
  const bankingDay = (number: number): CivilDate => calendar.addBankingDays(lastDay, number);
  const workflowId = closeWorkflowId({ creditorId, period });
  const lives = (day: CivilDate) => fastForward(client, workflowId, { to: eveningOf({ time }, day) });
  const { close } = office();
  const isSigned = async (id: string, day: CivilDate): Promise<void> => {
    await close.doneStep(on(cecilia, day), { period, step: id, evidence: 'looked through' });
    await close.signStepOfClose(on(moa, day), { period, step: id });
    await isTold();
    await lives(day);
  };
  itIsMorningOf({ time }, bankingDay(2));
  await beginDueCloses(pool, creditorId, bankingDay(2));
  await isTold();
  await lives(bankingDay(2));
  await isSigned('cut-off', bankingDay(3));
  const isLate = LATE_LISTS.includes(period);
  const day = isLate ? bankingDay(16) : bankingDay(6);
  for (const { id } of ADMINISTRATIONS) {
    if (isLate && id === 'culture') continue;
    await close.confirmOpenItemList(on(contact(id), bankingDay(6)), { period, administrationId: id });
  }
  await isTold();
  if (isLate) {
    await lives(bankingDay(15));
    await close.confirmOpenItemList(on(contact('culture'), day), { period, administrationId: 'culture' });
    await isTold();
  }
  await lives(day);
  await isSigned('ages', calendar.addBankingDays(day, 1));
  const last = calendar.addBankingDays(day, 2);
  if (CLOSINGS.includes(period)) {
    await close.proposeValuation(on(cecilia, last), { closing: period });
    await close.bookValuation(on(moa, last), { closing: period });
    await lives(calendar.addBankingDays(last, 1));
  }
  const { month } = await close.openItemLists(on(moa, last), { period });
  const ages = await close.ages(on(moa, lastDay), {});
  const closedOn = calendar.addBankingDays(last, 1);
  await close.closePeriod(on(moa, closedOn), { period, reason: 'every step is signed' });
  await isTold();
  await client.workflow.getHandle(workflowId).result();
  return {
    ...{ period, closedOn, open: ages.all.total.open, difference: ages.difference },
    listed: month?.totals.map(({ listed, difference }) => `${listed.toString()} ${difference.toString()}`).join() ?? '',
    chases: month?.lists.reduce((sum, { chases }) => sum + chases, 0) ?? 0,
  };
}

const YEAR_MILLISECONDS = 600_000;

test(
  'the year 2015 is closed month by month, and the audit’s figures of December come out of the books',
  async () => {
    const { pool } = town();
    await opensBooks();
    const closed: ClosedMonth[] = [];
    for (const period of MONTHS) {
      await HAPPENINGS[period]?.();
      closed.push(await closes(period));
    }

    // Every month ties: claims, control accounts and lists. Late lists were chased on the second and fourth day past theirs.
    expect(closed.map(({ period, difference }) => `${period} ${difference.toString()}`)).toEqual(
      MONTHS.map((period) => `${period} 0.00`),
    );
    for (const { listed, open } of closed) expect(listed).toBe(`${open.toString()} 0.00`);
    expect(closed.filter(({ chases }) => chases > 0).map(({ period }) => period)).toEqual(LATE_LISTS);
    // 10,000 + 20,000 + 5,000 in January; an estate of 3,000 in February; 1,125,000 in August.
    expect(closed.slice(0, 8).map(({ open }) => open.toString())).toEqual([
      '35000.00',
      ...Array.from({ length: 6 }, () => '38000.00'),
      '1163000.00',
    ]);

    // December's proposals, in tkr: without VAT by administration, then VAT, demand costs and interest.
    const proposed = await office().decisions.list(on(cecilia, '2016-02-28'), { kind: 'write-down' });
    const december = proposed.filter(({ decision }) => decision.decisionId.endsWith('2015-2'));
    const lines = (id?: string) =>
      december.flatMap(({ decision }) => {
        const terms = decision.terms as {
          administrationId?: string;
          lines: readonly Record<'principal' | 'vat' | 'fee' | 'interest', Money>[];
        };
        return id === undefined || terms.administrationId === id ? terms.lines : [];
      });
    expect(ADMINISTRATIONS.map(({ id }) => `${id} ${tkr(lines(id).map(({ principal }) => principal))}`)).toEqual(
      ADMINISTRATIONS.map(({ id, tkr: printed }) => `${id} ${printed}`),
    );
    expect((['vat', 'fee', 'interest'] as const).map((part) => tkr(lines().map((line) => line[part])))).toEqual([
      '71',
      '116',
      '4',
    ]);
    // The table's total: 1,600 tkr.
    expect(tkr(lines().flatMap(({ principal, vat, fee, interest }) => [principal, vat, fee, interest]))).toBe('1600');

    // June's round had the estate alone, which December does not ask for again; who never answered still waits.
    const states = (half: string) =>
      proposed
        .filter(({ decision }) => decision.decisionId.endsWith(half))
        .map(({ decision, marks }) => `${decision.decisionId.split('/').at(-2) ?? ''} ${marks.at(-1)?.mark ?? ''}`)
        .sort();
    expect(states('2015-1')).toEqual(['education executed']);
    expect(states('2015-2')).toEqual([
      ...['care executed', 'community executed', 'culture proposed', 'education executed'],
      ...['management proposed', 'social executed', 'technical proposed'],
    ]);

    // Over a year past due: the first claim in April; the first two in August; the last two in December, for the
    // first was paid. Each closing reverses the one before.
    const { valuations } = await office().close.valuations(on(cecilia, '2016-02-28'), {});
    expect(
      valuations.map(({ closing, state, sums }) => `${closing} ${state} ${sums.map(({ amount }) => amount).join()}`),
    ).toEqual(['2015-04 reversed 10000.00', '2015-08 reversed 30000.00', '2015-12 booked 25000.00']);
    const { checks } = await checkLedger(pool);
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  },
  YEAR_MILLISECONDS,
);
