import type { SieTransaction, SieVoucher } from './sie-file';
import type { SieFields } from './sie-values';

/** A voucher between its #VER and its closing brace. */
export class OpenVoucher {
  readonly line: number;
  isOpened = false;
  private readonly head: SieFields;
  private readonly transactions: SieTransaction[] = [];
  private readonly added: SieTransaction[] = [];
  private readonly deleted: SieTransaction[] = [];

  constructor(head: SieFields, line: number) {
    this.head = head;
    this.line = line;
  }

  /** Whether the record belongs into a voucher. */
  take(label: string, fields: SieFields): boolean {
    if (label === '#TRANS') this.transactions.push(transactionOf(fields));
    else if (label === '#RTRANS') this.added.push(transactionOf(fields));
    else if (label === '#BTRANS') this.deleted.push(transactionOf(fields));
    else return false;
    return true;
  }

  /** Nothing when the voucher has no day. */
  closed(): SieVoucher | undefined {
    const { head, line } = this;
    if (head.text(2) === '') head.refuse('the voucher has no day. Correct it where the file was made.');
    const date = head.date(2);
    const registeredOn = head.date(4);
    if (!date) return undefined;
    return {
      series: head.text(0),
      number: head.text(1),
      date,
      text: head.text(3),
      ...(registeredOn && { registeredOn }),
      registeredBy: head.text(5),
      transactions: this.transactions,
      added: this.added,
      deleted: this.deleted,
      line,
    };
  }
}

function transactionOf(fields: SieFields): SieTransaction {
  if (fields.text(0) === '') fields.refuse('it has no account. Correct it where the file was made.');
  const date = fields.date(3);
  return {
    account: fields.text(0),
    objects: fields.objects(1),
    amount: fields.amount(2),
    ...(date && { date }),
    text: fields.text(4),
    quantity: fields.text(5),
    by: fields.text(6),
    line: fields.line,
  };
}
