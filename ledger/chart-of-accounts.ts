import { Fault } from '../domain/kernel/fault';

/** An account of the general ledger. */
export interface Account {
  readonly number: string;
  readonly name: string;
}

/** What an account is for in the books of one creditor. */
export const ACCOUNT_ROLES = [
  'receivablePrincipal',
  'receivableCharges',
  'bank',
  'till',
  'moneyInTransit',
  'revenue',
  'feeIncome',
  'interestIncome',
  'suspense',
  'refundLiability',
  'doubtfulReceivable',
  'lossAllowance',
  'receivableLoss',
  'setOffClearing',
  'outputVat',
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/**
 * Which account each thing is booked on: data, kept with the creditor. `receivablePrincipal`, `doubtfulReceivable` (the
 * disputed part, S002-55) and `receivableCharges` together are the control account of the claims; `suspense` holds payments
 * that matched no claim; `refundLiability` what was paid beyond what was claimed; `lossAllowance` what was written down
 * beside the claims, which live on (S002-68); `receivableLoss` what write-downs and write-offs cost; `setOffClearing` what
 * grants and other payouts were set against; `outputVat` the VAT reclaimed with a write-off. `bank` has what the bank's files
 * tell; `till` the cash that persons took in, until it is put into the bank; `moneyInTransit` what came in by card or Swish,
 * until the bank tells of it.
 */
export type ChartOfAccounts = Readonly<Record<AccountRole, Account>>;

/**
 * A chart of accounts leaves a role without an account, or gives two roles the same account. Give each role an account
 * of its own.
 */
export class InvalidChart extends Fault {
  override readonly name = 'InvalidChart';
  override readonly kind = 'refused';
}

/**
 * Takes a chart as it is written in data. Throws `InvalidChart` when a role has no account, or when two roles share
 * one: the control account could then no longer be told from what it is checked against.
 */
export function chartOfAccounts(data: Readonly<Partial<Record<AccountRole, Account>>>): ChartOfAccounts {
  const roleOf = new Map<string, AccountRole>();
  for (const role of ACCOUNT_ROLES) {
    const account = data[role];
    if (!account?.number) throw new InvalidChart(`The chart of accounts names no account for ${role}.`);
    const other = roleOf.get(account.number);
    if (other)
      throw new InvalidChart(`Account ${account.number} is used for both ${other} and ${role}; give each its own.`);
    roleOf.set(account.number, role);
  }
  return data as ChartOfAccounts;
}

/** The accounts that claims are booked on, and that the sub-ledger is held against (S002-88). */
export function controlAccountsOf(chart: ChartOfAccounts): string[] {
  return [chart.receivablePrincipal, chart.receivableCharges, chart.doubtfulReceivable].map(({ number }) => number);
}

/** The accounts that money stands on, wherever it is: at the bank, in a till, or on its way to the bank. */
export function moneyAccountsOf(chart: ChartOfAccounts): string[] {
  return [chart.bank, chart.till, chart.moneyInTransit].map(({ number }) => number);
}

/**
 * The Swedish sample, in the shape of Kommun-BAS. The source names 15190 and 15191 as the accounts that the sub-ledger
 * is reconciled with (S002-88), but not what stands on which: invoices on the first and claimed fees and interest on
 * the second is our choice. The other numbers are ours too; a municipality puts its own.
 */
export const SWEDISH_SAMPLE_CHART: ChartOfAccounts = chartOfAccounts({
  receivablePrincipal: { number: '15190', name: 'Kundfordringar' },
  receivableCharges: { number: '15191', name: 'Kundfordringar, krävda avgifter och räntor' },
  bank: { number: '19410', name: 'Bankgiro' },
  till: { number: '19110', name: 'Kassa' },
  moneyInTransit: { number: '19810', name: 'Kort och Swish, på väg till banken' },
  revenue: { number: '31100', name: 'Taxor och avgifter' },
  feeIncome: { number: '36910', name: 'Inkassoavgifter' },
  interestIncome: { number: '84310', name: 'Dröjsmålsräntor' },
  suspense: { number: '29990', name: 'Observationskonto, oplacerade inbetalningar' },
  refundLiability: { number: '28910', name: 'Skulder till kunder, att återbetala' },
  doubtfulReceivable: { number: '15192', name: 'Osäkra kundfordringar, bestridda' },
  lossAllowance: { number: '15199', name: 'Nedskrivning av kundfordringar' },
  receivableLoss: { number: '73710', name: 'Förluster på kundfordringar' },
  setOffClearing: { number: '28990', name: 'Kvittning, avräkning' },
  outputVat: { number: '26110', name: 'Utgående mervärdesskatt' },
});

/** The Danish sample. No source gives the numbers: they only follow the account classes of the state's chart. */
export const DANISH_SAMPLE_CHART: ChartOfAccounts = chartOfAccounts({
  receivablePrincipal: { number: '6110', name: 'Debitorer, hovedstol' },
  receivableCharges: { number: '6111', name: 'Debitorer, gebyrer og renter' },
  bank: { number: '6320', name: 'Likvider, indbetalinger' },
  till: { number: '6310', name: 'Kassebeholdning' },
  moneyInTransit: { number: '6330', name: 'Kort og mobilbetalinger på vej til banken' },
  revenue: { number: '1110', name: 'Salg af varer og tjenesteydelser' },
  feeIncome: { number: '2110', name: 'Rykkergebyrer' },
  interestIncome: { number: '2510', name: 'Morarenter' },
  suspense: { number: '9790', name: 'Uplacerede indbetalinger' },
  refundLiability: { number: '9750', name: 'Skyldige beløb til debitorer' },
  doubtfulReceivable: { number: '6112', name: 'Debitorer, bestridte krav' },
  lossAllowance: { number: '6119', name: 'Nedskrivning af debitorer' },
  receivableLoss: { number: '2910', name: 'Tab på debitorer' },
  setOffClearing: { number: '9760', name: 'Modregning, mellemregning' },
  outputVat: { number: '9710', name: 'Salgsmoms' },
});
