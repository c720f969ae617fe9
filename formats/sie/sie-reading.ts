import type { CivilDate } from '../../domain/kernel/civil-date';
import { CURRENCIES, sumOf, type Currency } from '../../domain/kernel/money';
import type { InputProblem } from '../../domain/kernel/input-refused';
import { SieChecksum } from './sie-checksum';
import type { SieBalance, SieDimension, SieFile, SieFinding, SieObject, SieVoucher, SieYear } from './sie-file';
import { readSieLine, SieLineFault, type SieLine } from './sie-line';
import { refused } from './sie-refused';
import { SieValues } from './sie-values';
import { OpenVoucher } from './sie-voucher';

export type TakeVoucher = (voucher: SieVoucher, accounts: ReadonlyMap<string, string>, currency: Currency) => void;

/** Reads the lines of a SIE file of the types 1 to 4, one by one. */
export class SieReading {
  private readonly values = new SieValues();
  private readonly areTold: boolean;
  private readonly findings: SieFinding[] = [];
  private readonly encode: (text: string) => Buffer;
  private readonly heads = new Map<string, { fields: readonly string[]; line: number }>();
  private readonly years: SieYear[] = [];
  /** Names by number. */
  private readonly accounts = new Map<string, string>();
  private readonly dimensions: SieDimension[] = [];
  private readonly objects: SieObject[] = [];
  private readonly balances: SieBalance[] = [];
  private readonly takeVoucher: TakeVoucher;
  private voucher: OpenVoucher | undefined;
  private checksum: SieChecksum | undefined;
  private isChecksumClosed = false;
  private isBegun = false;

  constructor(encode: (text: string) => Buffer, findings: 'refused' | 'told', takeVoucher: TakeVoucher) {
    this.takeVoucher = takeVoucher;
    this.encode = encode;
    this.areTold = findings === 'told';
  }

  take(text: string, line: number): void {
    if (text === '') return;
    if (!this.isBegun && !text.startsWith('#')) {
      throw refused([
        { line, message: 'it does not begin with a record such as #FLAGGA. Check that this is a SIE file.' },
      ]);
    }
    this.isBegun = true;
    if (text === '{' || text === '}') {
      this.takeBrace(text, line);
      return;
    }
    try {
      this.takeRecord(readSieLine(text), line);
    } catch (error) {
      if (!(error instanceof SieLineFault)) throw error;
      this.refuse({ line, message: error.message });
    }
  }

  finish(lastLine: number): Omit<SieFile, 'vouchers'> {
    if (!this.isBegun) throw refused([{ line: 1, message: 'the file is empty. Export it again.' }]);
    if (this.voucher) {
      const message = 'the voucher has no end: the file has been cut off. Export it again.';
      this.refuse({ line: this.voucher.line, field: '#VER', message });
    }
    if (this.checksum && !this.isChecksumClosed) {
      this.find({
        kind: 'checksum',
        line: lastLine,
        says: 'the file ends without its checksum: it has been cut off. Export it again.',
      });
    }
    const type = this.type();
    const currency = this.currency();
    if (this.values.problems.length > 0) throw refused(this.values.problems);
    const generatedOn = this.values.date(this.head('#GEN')[0] ?? '', this.heads.get('#GEN')?.line ?? 1, '#GEN');
    return {
      type,
      program: this.head('#PROGRAM').join(' '),
      ...(generatedOn && { generatedOn }),
      companyName: this.head('#FNAMN')[0] ?? '',
      organisationNumber: this.head('#ORGNR')[0] ?? '',
      currency,
      years: this.years,
      accounts: Array.from(this.accounts, ([number, name]) => ({ number, name })),
      dimensions: this.dimensions,
      objects: this.objects,
      balances: this.balances,
      findings: this.findings,
    };
  }

  private takeBrace(brace: string, line: number): void {
    if (brace === '{' && this.voucher?.isOpened === false) {
      this.voucher.isOpened = true;
    } else if (brace === '}' && this.voucher?.isOpened) {
      this.closeVoucher(this.voucher);
    } else {
      this.refuse({ line, message: 'a brace stands where no voucher begins or ends. Export the file again.' });
    }
  }

  private closeVoucher(open: OpenVoucher): void {
    this.voucher = undefined;
    const voucher = open.closed();
    if (!voucher || this.values.problems.length > 0) return;
    const finding = unbalanced(voucher, this.values.currency);
    if (finding) this.find(finding);
    this.takeVoucher(voucher, this.accounts, this.values.currency);
  }

  private takeRecord(record: SieLine, line: number): void {
    const { label } = record;
    if (label === '#KSUMMA') {
      this.takeChecksum(record, line);
      return;
    }
    this.checksum?.add(record);
    const fields = this.values.fieldsOf(record, line);
    if (this.voucher) {
      if (!this.voucher.isOpened || !this.voucher.take(label, fields)) {
        this.refuse({
          line,
          field: label,
          message: 'it stands inside a voucher. The file is damaged: export it again.',
        });
      }
      return;
    }
    switch (label) {
      case '#VALUTA':
      case '#PROGRAM':
      case '#GEN':
      case '#SIETYP':
      case '#FORMAT':
      case '#FNAMN':
      case '#ORGNR':
        this.heads.set(label, { fields: fields.texts(), line });
        if (label === '#VALUTA') this.values.currency = this.currency();
        break;
      case '#RAR':
        this.takeYear(fields.integer(0), fields.date(1), fields.date(2));
        break;
      case '#KONTO':
        this.accounts.set(fields.text(0), fields.text(1));
        break;
      case '#DIM':
      case '#UNDERDIM':
        this.dimensions.push({ number: fields.text(0), name: fields.text(1) });
        break;
      case '#OBJEKT':
        this.objects.push({ dimension: fields.text(0), number: fields.text(1), name: fields.text(2) });
        break;
      case '#VER':
        this.voucher = new OpenVoucher(fields, line);
        break;
      case '#TRANS':
      case '#RTRANS':
      case '#BTRANS':
        this.refuse({
          line,
          field: label,
          message: 'it stands outside a voucher. The file is damaged: export it again.',
        });
        break;
      default: {
        const balance = fields.balance();
        if (balance) this.balances.push(balance);
      }
    }
  }

  private takeYear(year: number | undefined, from: CivilDate | undefined, to: CivilDate | undefined): void {
    if (year !== undefined && from && to) this.years.push({ year, from, to });
  }

  private takeChecksum({ fields }: SieLine, line: number): void {
    const [written] = fields;
    if (written === undefined) {
      this.checksum = new SieChecksum(this.encode);
      return;
    }
    this.isChecksumClosed = true;
    if (typeof written === 'string' && this.checksum?.fits(written)) return;
    const says = 'the checksum does not fit the contents: the file has been changed since. Export it again.';
    this.find({ kind: 'checksum', line, says });
  }

  private type(): SieFile['type'] {
    const { fields, line } = this.heads.get('#SIETYP') ?? { fields: ['1'], line: 1 };
    const written = fields[0] ?? '';
    const type = (['1', '2', '3', '4'] as const).find((known) => written === known || written === `${known}E`);
    if (type) return type;
    if (written === '4I') return '4';
    this.refuse({ line, field: '#SIETYP', message: `type "${written}" is not read here, only 1 to 4. Export type 4.` });
    return '1';
  }

  private currency(): Currency {
    const { fields, line } = this.heads.get('#VALUTA') ?? { fields: ['SEK'], line: 1 };
    const found = CURRENCIES.find((known) => known === fields[0]);
    if (found) return found;
    const message = `${fields[0] ?? ''} is not taken in, only ${CURRENCIES.join(' and ')}. Export in the books' own currency.`;
    this.refuse({ line, field: '#VALUTA', message });
    return 'SEK';
  }

  private head(label: string): readonly string[] {
    return this.heads.get(label)?.fields ?? [];
  }

  /** Told, or a reason to refuse the file: by what whoever reads it wants. */
  private find(finding: SieFinding): void {
    if (this.areTold) this.findings.push(finding);
    else
      this.refuse({
        line: finding.line,
        field: finding.kind === 'checksum' ? '#KSUMMA' : '#VER',
        message: finding.says,
      });
  }

  refuse(problem: InputProblem): void {
    this.values.problems.push(problem);
  }
}

/** Nothing when it balances. */
export function unbalanced(voucher: SieVoucher, currency: Currency): SieFinding | undefined {
  const amount = sumOf(
    voucher.transactions.map((transaction) => transaction.amount),
    currency,
  );
  if (amount.isZero()) return undefined;
  const name = `voucher ${voucher.series} ${voucher.number}`.trim();
  const says = `${name} does not balance: its transactions come to ${amount.toString()}. Correct it where it was made.`;
  return { kind: 'unbalanced', line: voucher.line, voucher, amount, says };
}
