import { SIE_GAP } from '../../formats/sie/sie-rows';
import { controlAccountsOf, DANISH_SAMPLE_CHART, SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import type { CreditorBooks } from '../creditor-books';
import type { Recipe } from '../recipe';
import type { RecipeSource } from '../recipe-source';
import type { Column } from '../../formats/tables/layout';
import { amount, day, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import type { SidedRow } from '../result';
import {
  dayOf,
  invoiceBy,
  isCarriedForward,
  talliesOf,
  unlessControl,
  unlessOfSection,
} from '../reports/control-account-rows';
import { findingInSie, SIE_FINDING_RULES } from '../sie-findings';
import type { Cells, Side } from '../row';

/** 15190 and 15191 (S002-88), 15192 for what is disputed, and what the Danish sample has in their place. */
const SAMPLE_BOOKS: CreditorBooks = {
  controlAccounts: [SWEDISH_SAMPLE_CHART, DANISH_SAMPLE_CHART].flatMap(controlAccountsOf),
};

function generalLedger(books: CreditorBooks): RecipeSource {
  const [invoiceOf, reasonNotControl, reasonNotOfSection] = [
    invoiceBy(books),
    unlessControl(books),
    unlessOfSection(books, 'left out'),
  ];
  return {
    title: 'the general ledger',
    owedBy: 'accounting',
    layouts: [
      {
        kind: 'sie',
        title: 'the general ledger (SIE)',
        rows: 'ledger',
        ...(books.sections && { openings: 'by-object' }),
      },
      ...reportLayouts({
        title: 'the general ledger',
        currency: 'SEK',
        columns: [
          month('month', 'Månad'),
          day('date', 'Datum', 'Bokföringsdatum'),
          text('number', 'Verifikation', 'Ver'),
          text('account', 'Konto'),
          ...sectionColumn(books),
          text('invoice', 'Faktura', 'Fakturanr'),
          text('text', 'Text'),
          required(amount('amount', 'Belopp', 'Saldo')),
        ],
        totals: { column: 'account', says: ['Summa', 'Totalt'] },
      }),
    ],
    derives: (fields) => {
      const { date = '', month: balanceMonth = '' } = fields;
      return {
        invoice: invoiceOf(fields),
        on: date === '' ? balanceMonth : dayOf(date, isCarriedForward(fields)),
      };
    },
    leavesOut: (fields) =>
      findingInSie(fields) ??
      reasonNotControl(fields) ??
      (isGap(fields) ? 'no voucher: what a closing balance is off by' : reasonNotOfSection(fields)),
    rules: [
      ...SIE_FINDING_RULES,
      {
        rule: 'an account’s opening balance and vouchers make the closing balance that the export states (#UB)',
        isBroken: (fields) => isGap(fields) && reasonNotControl(fields) === undefined,
        cites: ['S002-88', 'S002-91'],
      },
    ],
    amounts: [{ columns: ['amount'], sign: 'as-is' }],
    carriesForward: isCarriedForward,
    tallies: ({ fields }) => talliesOf(fields),
  };
}

/** The export was cut off, or vouchers were left out of it. */
function isGap({ series }: Cells): boolean {
  return series === SIE_GAP;
}

/** Only where a creditor's sub-ledger is of some sections: nobody else's files need to say any. */
function sectionColumn({ sections }: CreditorBooks): readonly Column[] {
  return sections ? [text('section', 'Avdelning', 'Sektion')] : [];
}

function subLedgerLines(title: string, books: CreditorBooks): RecipeSource {
  const [invoiceOf, reasonNotControl, reasonNotOfSection] = [
    invoiceBy(books),
    unlessControl(books),
    unlessOfSection(books, 'counts'),
  ];
  return {
    title,
    owedBy: 'accounting',
    layouts: reportLayouts({
      title,
      currency: 'SEK',
      columns: [
        month('month', 'Månad'),
        day('business_on', 'Datum', 'Bokföringsdatum'),
        text('voucher', 'Verifikation'),
        text('account', 'Konto'),
        ...sectionColumn(books),
        text('invoice_number', 'Faktura', 'Fakturanr'),
        text('text', 'Text', 'Orsak'),
        required(amount('amount', 'Belopp', 'Saldo')),
      ],
      totals: { column: 'account', says: ['Summa', 'Totalt'] },
    }),
    derives: (fields) => {
      const { business_on: on = '', month: balanceMonth = '' } = fields;
      return { invoice: invoiceOf(fields), on: on === '' ? balanceMonth : dayOf(on, isCarriedForward(fields)) };
    },
    leavesOut: (fields) => reasonNotControl(fields) ?? reasonNotOfSection(fields),
    amounts: [{ columns: ['amount'], sign: books.subLedgerSign ?? 'as-is' }],
    carriesForward: isCarriedForward,
    tallies: ({ fields }) => talliesOf(fields),
  };
}

/** What the accounting unit wrote into its own table, whole kronor, to hold this run against. */
const statedDifference: RecipeSource = {
  title: 'the difference as the accounting unit stated it',
  owedBy: 'accounting',
  layouts: reportLayouts({
    title: 'the difference as the accounting unit stated it',
    currency: 'SEK',
    columns: [month('month', 'Månad'), required(amount('difference', 'Differens')), text('comment', 'Kommentar')],
  }),
  amounts: [{ columns: ['difference'], sign: 'as-is' }],
  dated: { on: 'month', counts: 'within' },
};

/**
 * General ledger less sub-ledger (S002-89), down to the voucher that one of them lacks (S002-91, S002-92). In a run the
 * control accounts are those of the creditor's own chart; as it lies here, those of the two sample charts.
 *
 * By `movements` a month is compared voucher by voucher, for exports of any span. By `balance` what the accounts hold at
 * the end of the period, for an export of the year with its opening balances (#IB).
 */
export const recipe: Recipe = heldAgainst(SAMPLE_BOOKS);

function heldAgainst(books: CreditorBooks): Recipe {
  return {
    id: 'gl-subledger',
    title: 'the general ledger against the sub-ledger',
    place: 8,
    purpose: 'the control accounts 15190 and 15191 are the sub-ledger, voucher by voucher and in the same month',
    cites: ['S002-87', 'S002-88', 'S002-89', 'S002-90', 'S002-91', 'S002-92', 'S002-93', 'S002-94', 'S002-110'],
    currency: 'SEK',
    key: ['account?', 'invoice?'],
    left: generalLedger(books),
    right: { ...subLedgerLines('the sub-ledger', books), ledgerQuery: 'journal' },
    third: statedDifference,
    periodRules: [
      { name: 'movements', counts: 'within', column: { left: 'on', right: 'on' } },
      { name: 'balance', counts: 'until', column: { left: 'on', right: 'on' } },
      { name: 'month-end', counts: 'within', column: { left: 'month', right: 'month' } },
    ],
    matchers: [
      { kind: 'exact' },
      { kind: 'sums' },
      {
        kind: 'period-shift',
        cause: 'in the other ledger in a neighbouring month: the cut-off was missed',
        cites: ['S002-92', 'S002-94'],
      },
    ],
    explanations: [
      {
        id: 'transfer-errors',
        cause: 'on the error list of the transfer: not read into the general ledger',
        cites: ['S002-91'],
        by: {
          kind: 'file',
          // Each transfer of the period has its own.
          source: { ...subLedgerLines('the error list of the transfer', books), inParts: true },
          on: 'right',
          explains: 'rows',
        },
      },
    ],
    identities: [
      {
        name: 'general ledger − sub-ledger = the difference that the accounting unit stated',
        cites: ['S002-89'],
        left: (totals) => totals.difference,
        right: (totals) => totals.total('third'),
        applies: (totals) => totals.has('third'),
        within: { amount: '1.00', reason: 'the balances are stated in whole kronor' },
      },
      {
        name: 'what both ledgers carry forward is the same',
        cites: ['S002-89', 'S002-110'],
        left: (totals) => totals.of('left', 'carried forward'),
        right: (totals) => totals.of('right', 'carried forward'),
        applies: (totals) =>
          totals.count('left', 'carried forward').rows > 0 && totals.count('right', 'carried forward').rows > 0,
      },
    ],
    schedule: { every: 'month', onBankingDay: 5, cites: ['S002-87'] },
    preparedBy: 'accounting',
    signedBy: 'head of accounting',
    routes: ({ class: kind, rows }) => {
      if (rows.some(({ row }) => row.fields.month)) {
        return 'Balances alone do not say why: reconcile the month by its vouchers, with a SIE 4 export and --by movements (S002-90).';
      }
      if (isOtherSign(rows)) {
        return 'Both ledgers have it, with the other sign: one of them booked it on the wrong side. If all of the sub-ledger is so, give --sub-ledger-sign opposite (S002-89).';
      }
      if (kind === 'only-right')
        return 'In the sub-ledger only: have the voucher read into the general ledger, in the month it belongs to (S002-91, S002-92).';
      return kind === 'only-left'
        ? 'In the general ledger only: find who booked on a control account by hand, and rebook it through the sub-ledger (S002-89).'
        : 'The ledgers have it with other amounts: hold the voucher against its document, and correct the ledger that is wrong (S002-89, S002-110).';
    },
    forCreditor: heldAgainst,
    books,
  };
}

/** Whether the two sides have the same amount with opposite signs. */
function isOtherSign(rows: readonly SidedRow[]): boolean {
  const sumsOf = (of: Side) => rows.flatMap(({ side, row }) => (side === of ? [row.amount] : []));
  const [left, right] = [sumsOf('left'), sumsOf('right')].map(([first, ...others]) =>
    others.reduce((sum, amount) => sum?.plus(amount), first),
  );
  return left !== undefined && right !== undefined && !left.isZero() && left.equals(right.negated());
}
