import { addDays, civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { writeBgMax, type BgMaxDeposit } from '../../formats/bgmax/write-bgmax';
import { SeededRandom } from '../../sample/seeded-random';

/** Made-up deliveries of one account, in every shape in which banks have been seen to send them, with the truth beside them. */
export interface Deliveries {
  readonly account: string;
  readonly files: readonly CamtFile[];
  /** Whether every statement of every day has come. */
  readonly isComplete: boolean;
}

/** The same with BgMax files beside the camt files, as a town has them whose bankgiro money comes to the account too. */
export interface MixedDeliveries extends Deliveries {
  /** What standing data says of the accounts. */
  readonly accounts: readonly string[];
  /** Whether the bank writes the bankgiro number beside the deposits of the bankgiro. */
  readonly namesGiro: boolean;
}

export interface CamtFile {
  readonly name: string;
  readonly content: Buffer;
  /** The payments that the file tells of, singly or in a sum. */
  readonly tells: readonly TruePayment[];
}

/** What really came to the account. */
export interface TruePayment {
  readonly id: number;
  readonly on: CivilDate;
  readonly kronor: number;
  readonly reference: string;
  readonly endToEndId: string;
}

interface Deposit {
  readonly id: number;
  readonly on: CivilDate;
  readonly payments: readonly TruePayment[];
}

type Given = 'own' | 'none' | 'placeholder';

/** The habits of one bank. */
interface Habits {
  readonly entryInStatement: Given;
  readonly entryInNotice: Given;
  readonly transaction: Given | 'of-entry';
  readonly transactionInStatement: boolean;
  readonly txId: boolean;
  readonly endToEndPercent: number;
  readonly sumPercent: number;
  readonly notices: 'batch' | 'singles' | 'split';
  readonly noticeEntryIsDeposit: boolean;
}

export const ACCOUNT = 'SE4550000000058398257466';
/** A made-up number with its Luhn digit. */
const BANKGIRO = '50501055';
const FIRST_DAY = civilDate('2016-03-01');
const PLACEHOLDERS = ['NONREF', 'NOTPROVIDED', 'Not Provided', '0', '000000', 'N/A', '-'];

const REFERENCES = ['911', '922', '933', ''];

export function camtDeliveries(seed: number, references: readonly string[] = REFERENCES): Deliveries {
  return deliveries(new SeededRandom(seed, 'camt deliveries'), references);
}

/** Some of the deposits come by bankgiro, and BgMax files tell of them too: before, after or between the bank's own. */
export function mixedDeliveries(seed: number, references: readonly string[] = REFERENCES): MixedDeliveries {
  const random = new SeededRandom(seed, 'camt and bgmax deliveries');
  const namesGiro = random.inPercent(50);
  const accounts = random.pick([[`5050-1055 = ${ACCOUNT}`], [`5050-1055 = ${ACCOUNT}`], [], [ACCOUNT, BANKGIRO]]);
  const giro: Deposit[] = [];
  const isGiro = (deposit: Deposit): boolean => {
    if (!giro.includes(deposit) && random.inPercent(60)) giro.push(deposit);
    return giro.includes(deposit);
  };
  const { files, isComplete } = deliveries(random, references, { isGiro, namesGiro });
  const days = [0, 1, 2].map((day) => giro.filter(({ on }) => on === addDays(FIRST_DAY, day)));
  const cut = days.flatMap((ofDay) => (random.inPercent(30) ? [ofDay.slice(0, 1), ofDay.slice(1)] : [ofDay]));
  const bgmax = [...cut, ...(random.inPercent(40) ? [giro] : [])]
    .filter((some) => some.length > 0)
    .map((some, at) => bgMaxFile(some, at));
  const all = shuffled([...files, ...bgmax], random);
  return { account: ACCOUNT, accounts, namesGiro, isComplete, files: all };
}

function bgMaxFile(deposits: readonly Deposit[], at: number): CamtFile {
  const content = writeBgMax({
    writtenAt: `201603051800${String(at).padStart(2, '0')}000000`,
    deposits: deposits.map(({ id, on, payments }): BgMaxDeposit => ({
      ...{ bankgiro: BANKGIRO, depositedOn: on, serial: String(id + 1) },
      movements: payments.map(({ id: serial, kronor, reference }) => ({
        ...{ kind: 'payment', amount: Money.of(`${kronor}.00`, 'SEK'), serial: String(serial + 1) },
        references: reference === '' ? [] : [{ reference }],
      })),
    })),
  });
  return { name: `bgmax ${at}`, content, tells: deposits.flatMap(({ payments }) => payments) };
}

/** Which deposits come by bankgiro, and whether the bank says so. */
interface GiroDeposits {
  readonly isGiro: (deposit: Deposit) => boolean;
  readonly namesGiro: boolean;
}

function deliveries(random: SeededRandom, references: readonly string[], giro?: GiroDeposits): Deliveries {
  const habits = habitsOf(random);
  const deposits = depositsOf(random, habits, references);
  const bank = new Bank(random, habits, new Set(deposits.filter((one) => giro?.isGiro(one) && giro.namesGiro)));
  const files: CamtFile[] = [];
  let opening = 1000;
  for (let day = 0; day < 3; day++) {
    const ofDay = deposits.filter(({ on }) => on === addDays(FIRST_DAY, day));
    const cut = random.inPercent(30) ? random.integer(0, ofDay.length) : ofDay.length;
    for (const [part, some] of [ofDay.slice(0, cut), ofDay.slice(cut)].entries()) {
      if (part === 1 && some.length === 0) continue;
      files.push(bank.statement(`${day}-${part}`, some, opening, addDays(FIRST_DAY, day)));
      opening += totalOf(some);
    }
    files.push(...noticesOf(bank, ofDay, random, day));
  }
  const overlapping = deposits.filter(({ on }) => on <= addDays(FIRST_DAY, 1));
  if (random.inPercent(40)) files.push(bank.statement('overlap', overlapping, 1000, addDays(FIRST_DAY, 1)));
  const kept = files.filter(() => random.inPercent(85));
  const again = kept.filter(() => random.inPercent(15)).map((file) => ({ ...file, name: `${file.name}-again` }));
  const isComplete = files.every((file) => kept.includes(file) || !file.name.startsWith('camt.053'));
  return { account: ACCOUNT, isComplete, files: shuffled([...kept, ...again], random) };
}

function noticesOf(bank: Bank, deposits: readonly Deposit[], random: SeededRandom, day: number): CamtFile[] {
  const groups = random.inPercent(50) ? deposits.map((one) => [one]) : [deposits];
  const notices = groups.flatMap((some, at) => bank.notices(`${day}-${at}`, some));
  return random.inPercent(20) ? [...notices, ...bank.notices(`${day}-more`, deposits)] : notices;
}

function habitsOf(random: SeededRandom): Habits {
  const given = (): Given => random.pick(['own', 'own', 'none', 'placeholder']);
  return {
    entryInStatement: given(),
    entryInNotice: given(),
    transaction: random.pick(['own', 'none', 'placeholder', 'of-entry']),
    transactionInStatement: random.inPercent(50),
    txId: random.inPercent(30),
    endToEndPercent: random.pick([0, 50, 100]),
    sumPercent: random.pick([0, 50, 100]),
    notices: random.pick(['batch', 'singles', 'split']),
    noticeEntryIsDeposit: random.inPercent(50),
  };
}

function depositsOf(random: SeededRandom, habits: Habits, references: readonly string[]): Deposit[] {
  let payment = 0;
  return Array.from({ length: random.integer(2, 6) }, (_, id) => {
    const on = addDays(FIRST_DAY, random.integer(0, 2));
    const payments = Array.from({ length: random.pick([1, 1, 2, 3]) }, (): TruePayment => {
      payment += 1;
      const endToEndId = random.inPercent(habits.endToEndPercent) ? `E${payment}` : random.pick(['', 'NOTPROVIDED']);
      return { id: payment, on, kronor: 100 * random.integer(1, 3), reference: random.pick(references), endToEndId };
    });
    return { id, on, payments };
  });
}

/** Writes messages as the bank does. */
class Bank {
  private readonly random: SeededRandom;
  private readonly habits: Habits;
  /** Beside these the bank writes the bankgiro number. */
  private readonly giro: ReadonlySet<Deposit>;
  private written = 0;

  constructor(random: SeededRandom, habits: Habits, giro: ReadonlySet<Deposit>) {
    this.random = random;
    this.habits = habits;
    this.giro = giro;
  }

  statement(name: string, deposits: readonly Deposit[], opening: number, last: CivilDate): CamtFile {
    const { entryInStatement, sumPercent, transactionInStatement } = this.habits;
    const entries = deposits.map((deposit) => {
      const isSum = this.random.inPercent(sumPercent);
      const details = isSum ? '' : this.details(deposit.payments, deposit, transactionInStatement);
      const reference = this.reference(entryInStatement, `R${deposit.id}`);
      return entry(deposit.on, totalOf([deposit]), reference, details, this.giro.has(deposit));
    });
    const first = deposits.map(({ on }) => on).sort()[0] ?? last;
    const closing = opening + totalOf(deposits);
    const balances = balance('OPBD', opening, first) + balance('CLBD', closing, last);
    return this.file(
      '053',
      name,
      balances + entries.join(''),
      deposits.flatMap(({ payments }) => payments),
    );
  }

  notices(name: string, deposits: readonly Deposit[]): CamtFile[] {
    const { notices } = this.habits;
    if (notices !== 'split') return [this.notice(name, deposits, () => true)];
    return [0, 1].map((half) => this.notice(`${name}-${half}`, deposits, ({ id }) => id % 2 === half));
  }

  private notice(name: string, deposits: readonly Deposit[], has: (payment: TruePayment) => boolean): CamtFile {
    const told = deposits.map((deposit) => ({ deposit, payments: deposit.payments.filter(has) }));
    const { notices, transaction } = this.habits;
    const entries = told.flatMap(({ deposit, payments }) => {
      if (payments.length === 0) return [];
      if (notices !== 'singles')
        return this.noticeEntry(deposit, payments, `R${deposit.id}`, notices === 'split' && transaction !== 'own');
      return payments.map((payment) => {
        const own = this.habits.noticeEntryIsDeposit ? `R${deposit.id}` : `S${payment.id}`;
        return this.noticeEntry(deposit, [payment], own);
      });
    });
    return this.file(
      '054',
      name,
      entries.join(''),
      told.flatMap(({ payments }) => payments),
    );
  }

  /** What stands twice under one reference needs references of its own: a bank that splits an entry gives one of the two. */
  private noticeEntry(deposit: Deposit, payments: readonly TruePayment[], own: string, isNameless = false): string {
    const ordered = this.random.inPercent(50) ? [...payments].reverse() : payments;
    const given = isNameless ? 'none' : this.habits.entryInNotice;
    const details = this.details(ordered, deposit, !isNameless);
    return entry(deposit.on, totalOf([{ payments }]), this.reference(given, own), details, this.giro.has(deposit));
  }

  private details(payments: readonly TruePayment[], deposit: Deposit, withReference: boolean): string {
    const { transaction, txId } = this.habits;
    return payments
      .map((payment) => {
        const own = transaction === 'of-entry' ? 'own' : transaction;
        const name = transaction === 'of-entry' ? `R${deposit.id}` : `T${payment.id}`;
        const references = [
          withReference ? this.reference(own, name) : '',
          payment.endToEndId && `<EndToEndId>${payment.endToEndId}</EndToEndId>`,
          txId ? `<TxId>X${payment.id}</TxId>` : '',
        ].join('');
        const remittance =
          payment.reference && `<RmtInf><Strd><CdtrRefInf><Ref>${payment.reference}</Ref></CdtrRefInf></Strd></RmtInf>`;
        const refs = references && `<Refs>${references}</Refs>`;
        return `<TxDtls>${refs}<Amt Ccy="SEK">${payment.kronor}.00</Amt>${remittance}</TxDtls>`;
      })
      .join('');
  }

  private reference(given: Given, own: string): string {
    const written = { own, none: '', placeholder: this.random.pick(PLACEHOLDERS) }[given];
    return written && `<AcctSvcrRef>${written}</AcctSvcrRef>`;
  }

  private file(message: '053' | '054', name: string, content: string, tells: readonly TruePayment[]): CamtFile {
    this.written += 1;
    const [body, part] = message === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
    const id = this.random.pick([`M${this.written}`, `M${this.written}`, 'NOTPROVIDED', 'S1']);
    const time = String(this.written).padStart(2, '0');
    const text = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${message}.001.08"><${body}>
<${part}><Id>${id}</Id><CreDtTm>2016-03-05T18:00:${time}</CreDtTm><Acct><Id><IBAN>${ACCOUNT}</IBAN></Id></Acct>${content}</${part}>
</${body}></Document>`;
    return { name: `camt.${message} ${name}`, content: Buffer.from(text), tells };
  }
}

function entry(on: CivilDate, kronor: number, reference: string, details: string, isGiro: boolean): string {
  const amount = `<Amt Ccy="SEK">${kronor}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>`;
  const rest = `<BookgDt><Dt>${on}</Dt></BookgDt>${reference}${details && `<NtryDtls>${details}</NtryDtls>`}`;
  const text = isGiro ? '<AddtlNtryInf>Bankgiro 5050-1055</AddtlNtryInf>' : '';
  return `<Ntry>${amount}${rest}${text}</Ntry>\n`;
}

function balance(code: string, kronor: number, on: CivilDate): string {
  const type = `<Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>`;
  return `<Bal>${type}<Amt Ccy="SEK">${kronor}.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;
}

export function totalOf(deposits: readonly { readonly payments: readonly TruePayment[] }[]): number {
  return deposits.flatMap(({ payments }) => payments).reduce((sum, { kronor }) => sum + kronor, 0);
}

function shuffled<Item>(items: readonly Item[], random: SeededRandom): Item[] {
  const left = [...items];
  return items.map(() => left.splice(random.integer(0, left.length - 1), 1)[0] as Item);
}
