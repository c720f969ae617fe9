import type { CivilDate } from '../../domain/civil-date';
import type { Money } from '../../domain/money';
import { InputRefused, type InputProblem } from '../input-error';
import { counterpartLayout, type CounterpartFile, type FileStart, type Located, type RecordOf } from './counterpart-file';
import { amount, choice, date, formed, optional, text } from './field-types';
import { RECALL_REASONS, REDUCTION_CAUSES, caseId, debtorFields } from './party-fields';

/**
 * Applications for payment orders (*betalningsföreläggande*) to Kronofogden, in a layout of our own.
 *
 * Kronofogden's *Digitala filtjänster* names its records (start, type of debt, principal, ground, end) and its answers
 * (confirmation with faults per case, ruling), but the field positions could not be read; the layout here follows the
 * names and nothing more. It awaits their current technical description, and a translation to it.
 */
const applications = counterpartLayout({
  name: 'FORDRING-KFM-APPLICATION',
  version: '1',
  currency: 'SEK',
  records: {
    debt: { code: '01', opensCase: true, fields: { caseId, debtKind: choice(['fee', 'rent', 'other']), ...debtorFields } },
    principal: { code: '02', opensCase: false, fields: { amount: amount('SEK'), dueOn: date } },
    ground: {
      code: '03',
      opensCase: false,
      fields: { invoiceNumber: text(40), description: text(200), issuedOn: date, demandedOn: date },
    },
    interest: {
      code: '06',
      opensCase: false,
      fields: { from: date, to: date, base: amount('SEK'), ratePercent: formed(/^\d{1,2}\.\d{2,4}$/, 'a rate such as 8.00'), amount: amount('SEK') },
    },
    cost: { code: '07', opensCase: false, fields: { kind: choice(['collection-demand', 'reminder', 'instalment-plan']), chargedOn: date, amount: amount('SEK') } },
    withdrawal: { code: '08', opensCase: false, fields: { caseId, on: date, reason: choice(RECALL_REASONS) } },
    reduction: { code: '09', opensCase: false, fields: { caseId, on: date, cause: choice(REDUCTION_CAUSES), amount: amount('SEK') } },
  },
});

type ApplicationRecord = RecordOf<{
  [Name in keyof (typeof applications)['records']]: (typeof applications)['records'][Name];
}>;
