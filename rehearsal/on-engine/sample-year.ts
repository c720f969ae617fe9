import { createHash } from 'node:crypto';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { Policy } from '../../domain/policy/policy';
import { readBankFile } from '../../formats/recognise-bank-file';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import type { Creditor } from '../../office/creditors/register-creditor';
import type { Rulebook } from '../../domain/policy/rulebook';
import type { DayFile } from './rehearse';
import { withSimulatedAnswers } from './simulated-answers';
import type { Portfolio } from '../portfolio';
import { sampleMunicipality } from '../../sample/sample-municipality';
import type { SamplePortfolio } from '../../sample/sample-portfolio';

/** The invoices are of 2015; rulings and long-term monitoring need the year after. */
export const SAMPLE_UNTIL = civilDate('2016-12-30');

/** The sample municipality, ready to be lived: what it registers, and what becomes known on each day. */
export interface SampleYear {
  readonly sample: SamplePortfolio;
  readonly policy: Policy;
  readonly rulebook: Rulebook;
  readonly creditor: Creditor;
  readonly portfolio: Portfolio;
  /** The municipality's own bank files, and what the monitoring agency paid in. */
  readonly bankFilesOn: (day: CivilDate) => DayFile[];
}

export function sampleYear(): SampleYear {
  const sample = sampleMunicipality();
  const policy = seBotkyrka;
  const rulebook = rulebookOf(policy);
  const files = sample.bankFiles.map(({ name, content }) => ({
    file: readBankFile(content),
    fileName: name,
    sha256: createHash('sha256').update(content).digest(),
  }));
  const { creditorId, name, paymentAccounts } = sample.creditor;
  const fromBank = files.flatMap(({ file }) => file.movements);
  const portfolio = withSimulatedAnswers(
    { creditorId, invoices: sample.invoices, movements: fromBank, facts: sample.facts, bankGate: sample.bankGate },
    rulebook,
    SAMPLE_UNTIL,
  );
  const known = new Set(fromBank.map(({ key }) => key));
  const recovered = portfolio.movements.filter(({ key }) => !known.has(key));
  const filesByDay = new Map<CivilDate | undefined, DayFile[]>();
  for (const file of files) {
    const day = file.file.movements[0]?.receivedOn;
    filesByDay.set(day, [...(filesByDay.get(day) ?? []), file]);
  }
  return {
    sample,
    policy,
    rulebook,
    creditor: { creditorId, name, policy, chart: SWEDISH_SAMPLE_CHART, paymentAccounts },
    portfolio,
    bankFilesOn: (day) => {
      const movements = recovered.filter(({ receivedOn }) => receivedOn === day);
      const agency = {
        file: { format: 'bgmax' as const, movements },
        fileName: `payments of the monitoring agency, ${day}`,
        sha256: createHash('sha256').update(JSON.stringify(movements)).digest(),
      };
      return [...(filesByDay.get(day) ?? []), ...(movements.length > 0 ? [agency] : [])];
    },
  };
}
