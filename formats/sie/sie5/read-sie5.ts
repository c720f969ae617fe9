import type { CivilDate } from '../../../domain/kernel/civil-date';
import { CURRENCIES, type Currency } from '../../../domain/kernel/money';
import { branchesOf } from '../../xml/xml-branches';
import { attributeOf, childOf, childrenOf, rootNameOf, type XmlNode } from '../../xml/xml-node';
import { piecesOf } from '../../xml/xml-pieces';
import { textsOf } from '../../xml/xml-text';
import type { SieFile, SieFinding, SieTransaction, SieVoucher } from '../sie-file';
import { unbalanced, type TakeVoucher } from '../sie-reading';
import { REFUSED, refused } from '../sie-refused';
import { balancesOf, yearsOf } from './sie5-balances';
import { Sie5Objects } from './sie5-objects';
import { Sie5Values } from './sie5-values';

const ROOTS = ['Sie', 'SieEntry'];
const JOURNAL_ENTRIES = ROOTS.map((root) => [root, 'Journal', 'JournalEntry']);
/** Scanned vouchers say nothing of the books. */
const DOCUMENTS = ROOTS.map((root) => [root, 'Documents', 'EmbeddedFile']);

/** Whether the bytes begin as XML does, in any of its encodings. */
export function beginsAsXml(bytes: Buffer): boolean {
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(bytes.subarray(0, 400).toString('latin1'));
}

/**
 * Reads SIE 5, a whole general ledger (`Sie`) or entries on their way into one (`SieEntry`), in the words of SIE 4. The
 * line of a voucher, a transaction or a problem is the ledger entry's number, counted from 1 through the file. An entry
 * that was struck out does not count. The electronic signature is not judged.
 */
export function readSie5(bytes: Buffer, findings: 'refused' | 'told', take: TakeVoucher): Omit<SieFile, 'vouchers'> {
  const reading = new Sie5Reading(findings === 'told', take);
  const branches = branchesOf(textsOf(piecesOf(bytes, REFUSED), REFUSED), REFUSED, [...JOURNAL_ENTRIES, ...DOCUMENTS]);
  for (let next = branches.next(); ; next = branches.next()) {
    if (next.done === true) return reading.finish(next.value);
    if (next.value.name === 'JournalEntry') reading.takeEntry(next.value);
  }
}

class Sie5Reading {
  private readonly values = new Sie5Values();
  private readonly findings: SieFinding[] = [];
  private readonly areTold: boolean;
  private readonly takeVoucher: TakeVoucher;
  /** What stands before the first journal; the format has it so. */
  private head: { readonly names: ReadonlyMap<string, string>; readonly objects: Sie5Objects } | undefined;

  constructor(areTold: boolean, takeVoucher: TakeVoucher) {
    this.areTold = areTold;
    this.takeVoucher = takeVoucher;
  }

  takeEntry(node: XmlNode): void {
    const { values } = this;
    const { names, objects } = (this.head ??= this.headOf(node.parent?.parent));
    const voucher = this.voucherOf(node, objects);
    if (!voucher || values.problems.length > 0) return;
    const finding = unbalanced(voucher, values.currency);
    if (finding && this.areTold) this.findings.push(finding);
    else if (finding) values.refuse(node, 'id', finding.says);
    this.takeVoucher(voucher, names, values.currency);
  }

  finish(document: XmlNode): Omit<SieFile, 'vouchers'> {
    const { values } = this;
    const root = document.children[0];
    if (!root || !ROOTS.includes(root.name)) {
      const message = `its root element is ${rootNameOf(document) || 'missing'}, and not Sie or SieEntry. Check that this is a SIE file.`;
      throw refused([{ line: 1, message }]);
    }
    const { names } = (this.head ??= this.headOf(root));
    const years = yearsOf(root, values);
    const balances = balancesOf(root, years, values);
    const generatedOn = createdOn(root, values);
    if (values.problems.length > 0) throw refused(values.problems);
    const [software, company] = [childOf(root, 'FileInfo', 'SoftwareProduct'), childOf(root, 'FileInfo', 'Company')];
    const dimensions = childrenOf(childOf(root, 'Dimensions'), 'Dimension');
    return {
      type: '4',
      program: `${attributeOf(software, 'name')} ${attributeOf(software, 'version')}`.trim(),
      ...(generatedOn && { generatedOn }),
      companyName: attributeOf(company, 'name'),
      organisationNumber: attributeOf(company, 'organizationId'),
      currency: values.currency,
      years,
      accounts: Array.from(names, ([number, name]) => ({ number, name })),
      dimensions: dimensions.map((node) => ({ number: attributeOf(node, 'id'), name: attributeOf(node, 'name') })),
      objects: dimensions.flatMap((dimension) =>
        childrenOf(dimension, 'Object').map((node) => ({
          dimension: attributeOf(dimension, 'id'),
          number: attributeOf(node, 'id'),
          name: attributeOf(node, 'name'),
        })),
      ),
      balances,
      findings: this.findings,
    };
  }

  private headOf(root: XmlNode | undefined): NonNullable<Sie5Reading['head']> {
    const currency = childOf(root, 'FileInfo', 'AccountingCurrency');
    if (currency) this.values.currency = this.currencyOf(currency);
    const accounts = childrenOf(childOf(root, 'Accounts'), 'Account');
    const names = new Map(accounts.map((node) => [this.values.required(node, 'id'), attributeOf(node, 'name')]));
    return { names, objects: new Sie5Objects(root ?? NOTHING) };
  }

  private currencyOf(node: XmlNode): Currency {
    const written = attributeOf(node, 'currency');
    const found = CURRENCIES.find((known) => known === written);
    if (found) return found;
    const message = `${written} is not taken in, only ${CURRENCIES.join(' and ')}. Export in the books' own currency.`;
    this.values.refuse(node, 'currency', message);
    return 'SEK';
  }

  /** Nothing when the voucher has no day. */
  private voucherOf(node: XmlNode, objects: Sie5Objects): SieVoucher | undefined {
    const { values } = this;
    const line = values.place;
    values.required(node, 'journalDate');
    const date = values.date(node, 'journalDate');
    const registered = childOf(node, 'EntryInfo') ?? childOf(node, 'OriginalEntryInfo');
    const registeredOn = values.date(registered, 'date');
    const entries = childrenOf(node, 'LedgerEntry').map((entry) => {
      const transaction = this.transactionOf(entry, objects);
      values.place += 1;
      return { transaction, isStruck: childOf(entry, 'Overstrike') !== undefined, isAdded: isAdded(entry, registered) };
    });
    if (!date) return undefined;
    return {
      series: attributeOf(node.parent, 'id'),
      number: attributeOf(node, 'id'),
      date,
      text: attributeOf(node, 'text'),
      ...(registeredOn && { registeredOn }),
      registeredBy: attributeOf(registered, 'by'),
      transactions: entries.filter(({ isStruck }) => !isStruck).map(({ transaction }) => transaction),
      added: entries.filter((each) => each.isAdded && !each.isStruck).map(({ transaction }) => transaction),
      deleted: entries.filter(({ isStruck }) => isStruck).map(({ transaction }) => transaction),
      line,
    };
  }

  private transactionOf(node: XmlNode, objects: Sie5Objects): SieTransaction {
    const { values } = this;
    const date = values.date(node, 'ledgerDate');
    return {
      account: values.required(node, 'accountId'),
      objects: objects.of(node),
      amount: values.amount(node),
      ...(date && { date }),
      text: attributeOf(node, 'text'),
      quantity: attributeOf(node, 'quantity'),
      by: attributeOf(childOf(node, 'EntryInfo'), 'by'),
      line: values.place,
    };
  }
}

const NOTHING: XmlNode = { name: '', parent: undefined, attributes: {}, children: [], text: '' };

/** The day of the file's making; whether its time of day is written well does not matter. */
function createdOn(root: XmlNode, values: Sie5Values): CivilDate | undefined {
  const creation = childOf(root, 'FileInfo', 'FileCreation');
  const [day = ''] = attributeOf(creation, 'time').split('T');
  return creation && values.date({ ...creation, attributes: { time: day } }, 'time');
}

/** An entry that says when it was entered, on another day than its voucher, came later. */
function isAdded(entry: XmlNode, registered: XmlNode | undefined): boolean {
  const own = childOf(entry, 'EntryInfo');
  return own !== undefined && attributeOf(own, 'date') !== attributeOf(registered, 'date');
}
