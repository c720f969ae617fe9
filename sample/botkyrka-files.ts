import type { CivilDate } from '../domain/kernel/civil-date';
import { writeBgMax, type BgMaxDeposit } from '../formats/bgmax/write-bgmax';
import { writeInvoices } from '../formats/csv/write-invoices';
import { depositOf, writtenAtOf } from './bgmax-day';
import type { BotkyrkaYear } from './botkyrka-2015';
import type { SampleBankFile } from './sample-portfolio';
import type { SamplePayment } from './sample-payment';

/** What `fordring import invoices` reads. */
export function botkyrkaInvoicesFile({ invoices }: BotkyrkaYear): Buffer {
  return writeInvoices(invoices);
}

/** All payments in one BgMax file, with a deposit for each banking day. */
export function botkyrkaBankFile({ payments }: BotkyrkaYear): SampleBankFile {
  const deposits = depositsOf(payments);
  const lastDay = deposits.at(-1)?.depositedOn ?? ('2015-12-31' as CivilDate);
  return {
    name: 'bgmax-2015.txt',
    format: 'bgmax',
    content: writeBgMax({ writtenAt: writtenAtOf(lastDay), deposits }),
  };
}

function depositsOf(payments: readonly SamplePayment[]): BgMaxDeposit[] {
  const days = new Map<CivilDate, SamplePayment[]>();
  for (const payment of payments) {
    const present = days.get(payment.on);
    if (present) present.push(payment);
    else days.set(payment.on, [payment]);
  }
  return [...days].map(([day, ofDay], index) => depositOf(ofDay[0]?.account ?? '', day, index + 1, ofDay));
}
