import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import type { AgencyCaseRecord } from '../../../formats/counterparts/agency';
import type { Fordring } from '../../../formats/counterparts/gaeldsstyrelsen-records';
import type { IntrumCase } from '../../../formats/counterparts/intrum';
import type { KfmApplication } from '../../../formats/counterparts/kfm';

const sek = (amount: string) => Money.of(amount, 'SEK');
const dkk = (amount: string) => Money.of(amount, 'DKK');

/** Made-up people. The Swedish number has a serial of Skatteverket's test range (238), the Danish is CPR's known test person. */
export const debtor = {
  debtorIdentity: '199001012385',
  debtorName: 'Åsa Östlund-Järvinen',
  debtorStreet: 'Ängsvägen 14 B',
  debtorPostalCode: '999 02',
  debtorCity: 'Björkvik',
  debtorAddress: undefined,
};

/** Somebody whose address no file may say: the mark stands where it would have stood. */
export const protectedDebtor = {
  ...debtor,
  debtorStreet: undefined,
  debtorPostalCode: undefined,
  debtorCity: undefined,
  debtorAddress: 'protected' as const,
};

export const start = { creditorId: 'bjorkvik', sequence: 7, writtenOn: civilDate('2016-03-17') };

export const application: KfmApplication = {
  instruction: 'application',
  caseId: 'bjorkvik/2015-004711',
  debtKind: 'fee',
  ...debtor,
  principal: { amount: sek('1200.00'), dueOn: civilDate('2016-01-31') },
  ground: {
    invoiceNumber: '2015-004711',
    description: 'Barnomsorg | januari 2016',
    issuedOn: civilDate('2016-01-01'),
    demandedOn: civilDate('2016-02-17'),
  },
  interest: [
    {
      from: civilDate('2016-01-31'),
      to: civilDate('2016-02-17'),
      base: sek('1200.00'),
      ratePercent: '8.00',
      amount: sek('4.46'),
    },
  ],
  costs: [{ kind: 'collection-demand', chargedOn: civilDate('2016-02-17'), amount: sek('180.00') }],
};

export const monitored: IntrumCase = {
  record: 'case',
  caseId: 'bjorkvik/2015-004711',
  ...debtor,
  rulingCaseId: '01-12345-16',
  ruledOn: civilDate('2016-06-20'),
  invoiceNumber: '2015-004711',
  description: 'Barnomsorg, januari 2016',
  principal: sek('1200.00'),
  interest: sek('4.46'),
  costs: sek('180.00'),
  limitationOn: civilDate('2026-06-20'),
};

export const fordring: Fordring = {
  record: 'fordring',
  fordringshaverreference: 'aasby/2016-100',
  hovedfordringsreference: undefined,
  art: 'INDR',
  fordringstypekode: 'KFDAINS',
  restgaeld: dkk('2345.50'),
  hovedstol: dkk('3345.50'),
  periodeStart: civilDate('2016-01-01'),
  periodeSlut: civilDate('2016-01-31'),
  stiftelsesdato: civilDate('2016-01-01'),
  forfaldsdato: civilDate('2016-01-04'),
  srb: civilDate('2016-01-15'),
  foraeldelsesdato: civilDate('2019-01-15'),
  domsdato: undefined,
  forligsdato: undefined,
  skyldnerArt: 'CPR',
  skyldnerNummer: '2512489996',
  beskrivelse: 'Dagtilbud, januar 2016',
};

/** A claim that a collection agency is to demand. */
export const givenToAgency: AgencyCaseRecord = {
  record: 'case',
  caseId: 'bjorkvik/1',
  ...debtor,
  invoiceNumber: '1',
  description: 'Hyror',
  issuedOn: civilDate('2016-01-02'),
  dueOn: civilDate('2016-02-01'),
  demandedOn: undefined,
  principal: sek('1200.00'),
  interest: sek('0.00'),
  costs: sek('0.00'),
  limitationOn: civilDate('2026-02-01'),
};
