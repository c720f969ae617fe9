import { z } from 'zod';
import { OPEN_STAGES } from '../../domain/claim/outcome';
import { InputRefused } from '../../domain/kernel/input-refused';
import { demandOwner } from '../administrations/administrations-on';
import { act } from '../counter/act';
import { here } from '../counter/here';
import { day, word } from '../counter/words';
import { controlAccountsOf } from '../../ledger/chart-of-accounts';
import { chartOf } from '../creditors/creditor-chart';
import { keyFiguresOf, monthsThrough } from './key-figures';
import { listClaims } from './claims-list';
import { upcomingOf } from './upcoming';
import { bankingCalendarOf } from '../../policies/calendars/banking-calendar';

const amount = z.string().regex(/^\d{1,13}(\.\d{1,2})?$/, 'write an amount with a decimal point, such as 1200.00');
const place = z
  .string()
  .max(220)
  .regex(/^\d{4}-\d\d-\d\d .+$/, 'give the next of the page before');

const LONGEST_PAGE = 10_000;
const PAGE = 50;

export const claims = act({
  summary:
    'Looks claims up by debtor, name, number, reference, group, administration, stage, amount and age, a page at a time, with the sum of all pages; as the books stood at the end of the business day, by accounting day.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({
    debtorId: word.exactOptional(),
    debtorName: word.exactOptional(),
    invoiceNumber: word.exactOptional(),
    paymentReference: word.exactOptional(),
    invoiceGroup: word.exactOptional(),
    administrationId: word.exactOptional(),
    openFrom: amount.exactOptional(),
    openTo: amount.exactOptional(),
    overdueDays: z.int().min(0).max(100_000).exactOptional(),
    stage: z.enum(OPEN_STAGES).exactOptional(),
    all: z.boolean().exactOptional(),
    after: place.exactOptional(),
    limit: z.int().min(1).max(LONGEST_PAGE).exactOptional(),
  }),
  faults: ['CreditorUnknown', 'AdministrationUnknown'],
  async handle(desk, { after, limit = PAGE, ...asked }) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    refuseNoSpan(asked);
    const { administrationId, stage, all } = asked;
    if (stage !== undefined && all) {
      const message = 'only open claims are looked up by their stage. Leave out one of the two.';
      throw new InputRefused('Nothing was looked up.', [{ field: 'stage', message }]);
    }
    if (administrationId !== undefined) await demandOwner(desk.pool, { creditorId, administrationId }, asOf);
    const { name, country, currency } = creditor;
    const controlAccounts = controlAccountsOf(await chartOf(desk.pool, creditorId));
    const page = { limit, ...(after !== undefined && { after }) };
    const found = await listClaims(desk.pool, { ...asked, creditorId, asOf, currency, controlAccounts }, page);
    return { creditorId, name, country, currency, asOf, ...found };
  },
});

/** Throws `InputRefused` where no amount lies between the two. */
function refuseNoSpan({ openFrom, openTo }: { readonly openFrom?: string; readonly openTo?: string }): void {
  if (openFrom === undefined || openTo === undefined || Number(openFrom) <= Number(openTo)) return;
  const message = `No amount is at least ${openFrom} and at most ${openTo}. Exchange the two, or leave one out.`;
  throw new InputRefused('No claim was looked up.', [{ field: 'openFrom', message }]);
}

/** The coming days are counted with today where today is a banking day. */
const COMING = { usual: 5, most: 60 } as const;

export const upcoming = act({
  summary:
    'The letters, hand-overs, questions to the client and reviews of the coming banking days by the timetable of each claim, and what is left out, with the reasons and the sums.',
  permission: 'read',
  disclosing: true,
  input: z.strictObject({
    bankingDays: z.int().min(1).max(COMING.most).exactOptional(),
    invoiceGroup: word.exactOptional(),
    administrationId: word.exactOptional(),
  }),
  faults: ['CreditorUnknown', 'AdministrationUnknown'],
  async handle(desk, { bankingDays = COMING.usual, ...asked }) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    const { administrationId } = asked;
    if (administrationId !== undefined) await demandOwner(desk.pool, { creditorId, administrationId }, asOf);
    const { name, country, currency } = creditor;
    const calendar = bankingCalendarOf(country);
    const through = calendar.addBankingDays(calendar.nextBankingDayFrom(asOf), bankingDays - 1);
    const rulebookFor = (await desk.rulebooks()).for;
    const found = await upcomingOf(desk.pool, rulebookFor, { ...asked, creditorId, asOf, through });
    return { creditorId, name, country, currency, asOf, through, ...found };
  },
});

const month = z.string().regex(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/, 'write a month such as 2016-08');

export const keyFigures = act({
  summary:
    'Key figures by month, invoice group and administration: invoices, reminders, demands, hand-overs, what was paid behind each, days to pay and the collection rate of each month’s invoices.',
  permission: 'read',
  input: z.strictObject({ from: month.exactOptional(), to: month.exactOptional(), known: day.exactOptional() }),
  faults: ['CreditorUnknown'],
  async handle(desk, { known, ...months }) {
    const { creditor, creditorId, today: asOf } = await here(desk);
    const { from, to } = { ...monthsThrough(asOf), ...months };
    if (from > to) {
      const message = `${from} lies behind ${to}. Name the earlier month first.`;
      throw new InputRefused('No figures were worked out.', [{ field: 'from', message }]);
    }
    const { name, country, currency } = creditor;
    const days = { asOf, ...(known !== undefined && { known }) };
    const reported = { ...creditor, chart: await chartOf(desk.pool, creditorId) };
    const figures = await keyFiguresOf(desk.pool, reported, { ...days, from, to });
    return { creditorId, name, country, currency, ...days, from, to, ...figures };
  },
});
