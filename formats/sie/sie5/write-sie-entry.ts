import { sumOf } from '../../../domain/kernel/money';
import { VoucherUnbalanced, type JournalTransaction, type JournalVoucher, type SieJournal } from '../write-sie-journal';
import type { SieAccount } from '../sie-file';

/** What an account is in the balance sheet or in the result; SIE 5 asks for it. */
export type SieAccountType = 'asset' | 'liability' | 'equity' | 'cost' | 'income';

export type SieEntryJournal = Omit<SieJournal, 'accounts'> & {
  readonly accounts: readonly (SieAccount & { readonly type: SieAccountType })[];
};

/** The number that SIE gives an organisation without one. */
const NO_ORGANISATION_NUMBER = '000000-0000';

/**
 * Writes a sub-ledger's journal as SIE 5 `SieEntry`: UTF-8, the elements in the schema's order, one journal for each series.
 * Every letter is written as it is. The electronic signature, which the schema leaves to the sender here, is left out.
 *
 * Throws `VoucherUnbalanced` for a voucher that does not come to nought.
 */
export function writeSieEntry(journal: SieEntryJournal): Buffer {
  const { program, version, generatedOn, organisationNumber, companyName, currency } = journal;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<SieEntry xmlns="http://www.sie.se/sie5">',
    '<FileInfo>',
    element('SoftwareProduct', { name: program, version }),
    element('FileCreation', { time: `${generatedOn}T00:00:00Z`, by: program }),
    element('Company', { organizationId: organisationNumber || NO_ORGANISATION_NUMBER, name: companyName }),
    element('AccountingCurrency', { currency }),
    '</FileInfo>',
    ...accountLines(journal),
    ...dimensionLines(journal),
    ...journalLines(journal),
    '</SieEntry>',
  ];
  return Buffer.from(`${lines.join('\n')}\n`);
}

/** The schema takes an account's number in the list only when it is made of digits; an entry may name any. */
function accountLines({ accounts }: SieEntryJournal): readonly string[] {
  const listed = accounts.filter(({ number }) => /^[0-9]+$/.test(number));
  if (listed.length === 0) return [];
  const lines = listed.map(({ number, name, type }) => element('Account', { id: number, name, type }));
  return ['<Accounts>', ...lines, '</Accounts>'];
}

function dimensionLines({ dimensions = [], objects = [] }: SieEntryJournal): readonly string[] {
  if (dimensions.length === 0) return [];
  const lines = dimensions.flatMap(({ number, name }) => [
    opened('Dimension', { id: number, name }),
    ...objects
      .filter(({ dimension }) => dimension === number)
      .map((object) => element('Object', { id: object.number, name: object.name })),
    '</Dimension>',
  ]);
  return ['<Dimensions>', ...lines, '</Dimensions>'];
}

function journalLines({ vouchers, program, currency }: SieEntryJournal): readonly string[] {
  const bySeries = new Map<string, JournalVoucher[]>();
  for (const voucher of vouchers) {
    const sum = sumOf(
      voucher.transactions.map(({ amount }) => amount),
      currency,
    );
    if (!sum.isZero()) {
      throw new VoucherUnbalanced(
        `Voucher ${voucher.series} ${voucher.number} (${voucher.text}) comes to ${sum.toString()} ${currency}, not to nought.`,
      );
    }
    const series = bySeries.get(voucher.series);
    if (series) series.push(voucher);
    else bySeries.set(voucher.series, [voucher]);
  }
  return [...bySeries].flatMap(([series, ofSeries]) => [
    opened('Journal', { id: series }),
    ...ofSeries.flatMap((voucher) => entryLines(voucher, program)),
    '</Journal>',
  ]);
}

/** The schema takes a voucher's number when it is made of digits; another one is its reference. A blank one is given there. */
function numbered(number: string): Readonly<Record<string, string>> {
  if (number === '') return {};
  return /^[0-9]+$/.test(number) ? { id: number } : { referenceId: number };
}

function entryLines(voucher: JournalVoucher, program: string): readonly string[] {
  const { number, date, text, registeredOn = date, transactions } = voucher;
  return [
    opened('JournalEntry', { ...numbered(number), journalDate: date, text }),
    element('OriginalEntryInfo', { date: registeredOn, by: program }),
    ...transactions.flatMap(transactionLines),
    '</JournalEntry>',
  ];
}

function transactionLines({ account, amount, text, objects = [] }: JournalTransaction): readonly string[] {
  const attributes = { accountId: account, amount: amount.toString(), ...(text !== '' && { text }) };
  if (objects.length === 0) return [element('LedgerEntry', attributes)];
  return [
    opened('LedgerEntry', attributes),
    ...objects.map(({ dimension, object }) => element('ObjectReference', { dimId: dimension, objectId: object })),
    '</LedgerEntry>',
  ];
}

function element(name: string, attributes: Readonly<Record<string, string>>): string {
  return `${opened(name, attributes).slice(0, -1)}/>`;
}

function opened(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`);
  return `<${name}${written.join('')}>`;
}

/** XML has no control characters and no half letters; each becomes a blank, as line breaks do inside an attribute. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
