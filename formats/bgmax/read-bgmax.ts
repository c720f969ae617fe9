import { Money } from '../../domain/kernel/money';
import type { BankFile, FileReading } from '../bank-file';
import type { BankMovement } from '../../domain/payment/bank-movement';
import type { SetAside } from '../../domain/payment/set-aside';
import { InputRefused, type InputProblem } from '../../domain/kernel/input-refused';
import { dayBeforeMade } from '../made-on';
import { linesOf } from '../text/bounds';
import { decodeBankText, decodedOrRefused } from '../text/decode-text';
import { FieldReader, kronorOf, moneyIn, referencesIn, signedKronor } from './bgmax-fields';
import { balanceOf, closedMovements, type OpenMovement, type OpenSection } from './bgmax-section';
import { checkStart, type BgMaxOptions } from './bgmax-start';
import { Deposits } from './deposits';
import { misplacedReference } from './misplaced-reference';
import { DEPOSIT, END, INFORMATION, NAME, OPENING, PAYMENT, START } from './layout';

/**
 * Reads a BgMax file whole, or refuses it whole: the sum and the number of payments of every deposit (TK15) and the
 * record counts at the end (TK70) must agree with what stands between.
 *
 * The reference code is Bankgirot's own finding and is believed. Whether the split of a payment among its extra
 * references adds up is for reconciliation to judge: the payment itself is right either way.
 */
export function readBgMax(bytes: Buffer, options: BgMaxOptions = {}): BankFile {
  if (bytes.length > LARGEST_BGMAX) {
    throw refused([{ message: `it has ${bytes.length} bytes; the limit is ${LARGEST_BGMAX}. Split the file by day.` }]);
  }
  const reading = new BgMaxReading(options);
  const text = decodedOrRefused(REFUSED, () => decodeBankText(bytes));
  let last = 1;
  for (const [line, number] of linesOf(text, (problem) => reading.refuse(problem))) {
    reading.take(line.trimEnd(), number);
    last = number;
  }
  return reading.finish(last);
}

/** Bytes of a BgMax file, some 500,000 payments with their payers: more than a year of a large town. */
export const LARGEST_BGMAX = 80_000_000;

const REFUSED = 'The BgMax file was refused; nothing of it was taken in.';

class BgMaxReading {
  private readonly options: BgMaxOptions;
  private readonly fields = new FieldReader();
  private readonly movements: BankMovement[] = [];
  private readonly deposits = new Deposits();
  private readonly aside: SetAside[] = [];
  private readonly count = { '20': 0, '21': 0, extra: 0, '15': 0 };
  private ignored = 0;
  private readings: readonly FileReading[] = [];
  private stage: 'before' | 'within' | 'after' = 'before';
  private section: OpenSection | undefined;

  constructor(options: BgMaxOptions) {
    this.options = options;
  }

  /** A line that is no record at all. */
  refuse({ line = 1, message }: InputProblem): void {
    this.fields.refuse(line, 'record', message);
  }

  take(record: string, line: number): void {
    if (record === '') return;
    const code = record.slice(0, 2);
    if (this.stage === 'before' && code !== '01') {
      throw refused([{ line, field: 'TK01', message: 'the file does not begin with a TK01 record. Fetch it again.' }]);
    }
    if (this.stage === 'after') {
      this.fields.refuse(line, `TK${code}`, 'it stands after the end record TK70. Send one BgMax file at a time.');
      return;
    }
    switch (code) {
      case '01':
        this.start(record, line);
        break;
      case '05':
        this.openSection(record, line);
        break;
      case '20':
      case '21':
        this.openMovement(code, record, line);
        break;
      case '22':
      case '23':
        this.addReference(code, record, line);
        break;
      case '25':
        this.movementAt(line, 'TK25')?.text.push(...nonBlank(this.fields.text(record, INFORMATION.text)));
        break;
      case '26':
        this.namePayer(record, line);
        break;
      // Address and organisation number: nobody needs them to allocate a payment, so they are not taken in.
      case '27':
      case '28':
      case '29':
        this.movementAt(line, `TK${code}`);
        break;
      case '15':
        this.closeSection(record, line);
        break;
      case '70':
        this.end(record, line);
        break;
      default:
        this.unknownCode(code, line);
    }
  }

  finish(lastLine: number): BankFile {
    if (this.stage === 'before') throw refused([{ message: 'the file is empty. Fetch it again.' }]);
    if (this.stage === 'within') {
      this.fields.refuse(
        lastLine,
        'TK70',
        'the file ends without its end record: it has been cut off. Fetch it again.',
      );
    }
    if (this.fields.problems.length > 0) throw refused(this.fields.problems);
    return {
      ...{ format: 'bgmax', movements: this.movements },
      ...(this.ignored > 0 && { ignored: this.ignored }),
      ...(this.aside.length > 0 && { aside: this.aside }),
      ...(this.readings.length > 0 && { readings: this.readings }),
    };
  }

  private start(record: string, line: number): void {
    if (this.stage === 'within') {
      this.fields.refuse(line, 'TK01', 'a second file begins before the first one ended. Send one file at a time.');
    }
    this.stage = 'within';
    checkStart(record, line, this.fields, this.options);
    const through = dayBeforeMade(this.fields.text(record, START.writtenAt));
    if (through) this.readings = [{ source: 'bgmax', through }];
  }

  private openSection(record: string, line: number): void {
    this.refuseOpenSection(line);
    const currency = this.fields.text(record, OPENING.currency);
    const bankgiro = this.fields.text(record, OPENING.bankgiro).replace(/^0+/, '');
    const account = bankgiro || this.fields.text(record, OPENING.plusgiro).replace(/^0+/, '');
    if (!/^\d+$/.test(account)) {
      this.fields.refuse(line, OPENING.bankgiro.name, 'it names no receiver. Ask the bank for an unaltered file.');
    }
    this.section = { line, account, currency, movements: [], broken: false };
  }

  private openMovement(code: '20' | '21', record: string, line: number): void {
    this.count[code]++;
    if (!this.section) {
      this.fields.refuse(
        line,
        `TK${code}`,
        'it stands outside a section TK05–TK15. Ask the bank for an unaltered file.',
      );
      return;
    }
    const money = moneyIn(record, line, `TK${code} `, this.fields);
    if (!money) this.section.broken = true;
    this.section.movements.push({
      kind: code === '20' ? 'payment' : 'deduction',
      line,
      ore: money?.ore ?? 0n,
      amount: money?.amount ?? Money.zero('SEK'),
      serial: this.fields.text(record, PAYMENT.serial),
      ownReferences: referencesIn(record, this.fields),
      extraReferences: [],
      text: [],
      payerName: '',
    });
  }

  private addReference(code: '22' | '23', record: string, line: number): void {
    this.count.extra++;
    const movement = this.movementAt(line, `TK${code}`);
    if (!movement) return;
    const misplaced = misplacedReference(record, code, line);
    if (misplaced !== undefined) {
      movement.doubt = misplaced;
      return;
    }
    const money = moneyIn(record, line, `TK${code} `, this.fields);
    if (!money) return;
    for (const reference of referencesIn(record, this.fields)) {
      const amount = code === '22' ? money.amount : money.amount.negated();
      movement.extraReferences.push(money.ore === 0n ? { reference } : { reference, amount });
    }
  }

  private namePayer(record: string, line: number): void {
    const movement = this.movementAt(line, 'TK26');
    const names = [this.fields.text(record, NAME.name), this.fields.text(record, NAME.extraName)];
    if (movement) movement.payerName = names.filter(Boolean).join(' ');
  }

  private closeSection(record: string, line: number): void {
    this.count['15']++;
    const section = this.section;
    this.section = undefined;
    const depositedOn = this.fields.date(record, DEPOSIT.depositedOn, line);
    const amount = this.fields.digits(record, DEPOSIT.amount, line);
    const movementCount = this.fields.digits(record, DEPOSIT.movementCount, line);
    const currency = this.fields.text(record, DEPOSIT.currency);
    if (!section) {
      this.fields.refuse(line, 'TK15', 'it closes a section that no TK05 opened. Ask the bank for an unaltered file.');
      return;
    }
    if (depositedOn === undefined || amount === undefined || movementCount === undefined) return;
    const serial = this.fields.text(record, DEPOSIT.serial);
    if (Number(movementCount) !== section.movements.length) {
      const message = `it says ${Number(movementCount)}, but the section from line ${section.line} has ${section.movements.length}.`;
      this.fields.refuse(line, DEPOSIT.movementCount.name, `${message} Fetch the file again.`);
    }
    if (!section.broken && BigInt(amount) !== balanceOf(section)) {
      const message = `it says ${kronorOf(amount)}, but the section from line ${section.line} comes to ${signedKronor(balanceOf(section))}.`;
      this.fields.refuse(line, DEPOSIT.amount.name, `${message} Fetch the file again.`);
    }
    const movements = closedMovements(section, { depositedOn, serial });
    const key = `${section.account}/${depositedOn}/${serial}`;
    const aside = this.deposits.whyAside({ key, currency, line }, section);
    if (aside) {
      const signed = signedKronor(balanceOf(section));
      const isOurs = aside.reason === 'repeated-deposit';
      const row = { line, key: `${key}#${line}`, account: section.account, on: depositedOn, amount: signed, ...aside };
      this.aside.push({ ...row, movements: isOurs ? movements : [] });
      return;
    }
    this.ignored += section.movements.length - movements.length;
    for (const movement of movements) this.movements.push(movement);
  }

  private end(record: string, line: number): void {
    this.refuseOpenSection(line);
    this.stage = 'after';
    this.compareCount(END.paymentCount, this.count['20'], record, line);
    this.compareCount(END.deductionCount, this.count['21'], record, line);
    this.compareCount(END.extraReferenceCount, this.count.extra, record, line);
    this.compareCount(END.depositCount, this.count['15'], record, line);
  }

  private compareCount(field: (typeof END)[keyof typeof END], counted: number, record: string, line: number): void {
    const stated = this.fields.digits(record, field, line);
    if (stated === undefined || Number(stated) === counted) return;
    this.fields.refuse(
      line,
      field.name,
      `it says ${Number(stated)}, but the file has ${counted}. Fetch the file again.`,
    );
  }

  /** A record of a kind that is not known moves nothing that the sums count: the sums say whether one is missing. */
  private unknownCode(code: string, line: number): void {
    const says = `"${code}" is no BgMax record. What it says is not read.`;
    const account = this.section?.account ?? '';
    const key = `${account}/unknown code ${code}/${line}`;
    this.aside.push({
      ...{ line, key, account, amount: '0.00', currency: 'SEK', reason: 'unknown-code' as const, says, movements: [] },
    });
  }

  private movementAt(line: number, recordName: string): OpenMovement | undefined {
    const movement = this.section?.movements.at(-1);
    if (!movement) {
      this.fields.refuse(line, recordName, 'no TK20 or TK21 stands before it. Ask the bank for an unaltered file.');
    }
    return movement;
  }

  private refuseOpenSection(line: number): void {
    if (!this.section) return;
    const message = `the section from line ${this.section.line} has no deposit record. Fetch the file again.`;
    this.fields.refuse(line, 'TK15', message);
    this.section = undefined;
  }
}

function refused(problems: FieldReader['problems'] | readonly InputProblem[]): InputRefused {
  return new InputRefused(REFUSED, problems);
}

function nonBlank(text: string): string[] {
  return text === '' ? [] : [text];
}
