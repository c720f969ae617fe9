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
  return fileOf('bgmax-2015.txt', depositsOf(payments));
}

/** The same deposits, in one BgMax file for each month. */
export function botkyrkaMonthlyBankFiles({ payments }: BotkyrkaYear): SampleBankFile[] {
  const months = new Map<string, BgMaxDeposit[]>();
  for (const deposit of depositsOf(payments)) {
    const month = deposit.depositedOn.slice(0, 7);
    const present = months.get(month);
    if (present) present.push(deposit);
    else months.set(month, [deposit]);
  }
  return [...months].map(([month, deposits]) => fileOf(`bgmax-${month}.txt`, deposits));
}

function fileOf(name: string, deposits: readonly BgMaxDeposit[]): SampleBankFile {
  const lastDay = deposits.at(-1)?.depositedOn ?? ('2015-12-31' as CivilDate);
  return { name, format: 'bgmax', content: writeBgMax({ writtenAt: writtenAtOf(lastDay), deposits }) };
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
