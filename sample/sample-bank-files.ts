import type { CivilDate } from '../domain/kernel/civil-date';
import { Money, type Currency } from '../domain/kernel/money';
import { writeBgMax } from '../formats/bgmax/write-bgmax';
import { depositOf, writtenAtOf } from './bgmax-day';
import { notificationOf } from './camt-day';
import type { SampleBankFile } from './sample-portfolio';
import { byPaymentDay, type SamplePayment } from './sample-payment';

/** One file for each banking day and account with movements: BgMax for a bankgiro, camt.054 for an IBAN. */
export function bankFilesOf(payments: readonly SamplePayment[], currency: Currency): SampleBankFile[] {
  const days = new Map<CivilDate, Map<string, SamplePayment[]>>();
  for (const payment of withRoomForDeductions(payments, currency)) {
    const accounts = days.get(payment.on) ?? new Map<string, SamplePayment[]>();
    days.set(payment.on, accounts);
    accounts.set(payment.account, [...(accounts.get(payment.account) ?? []), payment]);
  }
  const files: SampleBankFile[] = [];
  for (const [day, accounts] of days) {
    // Digits sort before letters: the bankgiro comes first.
    for (const account of [...accounts.keys()].sort()) {
      files.push(fileOf(account, day, files.length + 1, accounts.get(account) ?? [], currency));
    }
  }
  return files;
}

function fileOf(
  account: string,
  day: CivilDate,
  number: number,
  payments: readonly SamplePayment[],
  currency: Currency,
): SampleBankFile {
  if (isIban(account)) {
    return {
      name: `camt054-${day}.xml`,
      format: 'camt.054',
      content: notificationOf(account, day, currency, payments),
    };
  }
  const deposits = [depositOf(account, day, number, payments)];
  return { name: `bgmax-${day}.txt`, format: 'bgmax', content: writeBgMax({ writtenAt: writtenAtOf(day), deposits }) };
}

/** By day. Bankgirot deducts on a day whose deposit has room for it; until then the deduction waits. */
function withRoomForDeductions(payments: readonly SamplePayment[], currency: Currency): SamplePayment[] {
  const inOrder = [...payments].sort(byPaymentDay);
  const roomOn = new Map<CivilDate, Money>();
  for (const { on, account, kind, amount } of inOrder) {
    if (kind === 'payment' && !isIban(account)) roomOn.set(on, (roomOn.get(on) ?? Money.zero(currency)).plus(amount));
  }
  const moved = inOrder.map((payment) => {
    if (payment.kind === 'payment' || isIban(payment.account)) return payment;
    for (const [day, room] of roomOn) {
      if (day < payment.on || payment.amount.isOver(room)) continue;
      roomOn.set(day, room.minus(payment.amount));
      return { ...payment, on: day };
    }
    throw new RangeError(
      `No deposit from ${payment.on} on is large enough for a deduction of ${payment.amount.toString()}.`,
    );
  });
  return moved.sort(byPaymentDay);
}

function isIban(account: string): boolean {
  return /^[A-Z]{2}\d/.test(account);
}
