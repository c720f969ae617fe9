import { CHANGE_ANSWER_RECORD, changeRecords } from './change-records';
import type { RecordLayout, RecordOf } from './counterpart-file';
import { amount, choice, date, formed, optional, text } from './field-types';
import { caseId, debtorFields } from './party-fields';

/**
 * An application is a line 01, 02 and 03 and any number of lines 04, at most one line 05, and any number of lines
 * 06 and 07, in this order.
 */
export const KFM_APPLICATION_RECORDS = {
  debt: {
    code: '01',
    opensCase: true,
    fields: { caseId, debtKind: choice(['fee', 'rent', 'other']), ...debtorFields },
  },
  principal: { code: '02', opensCase: false, fields: { amount: amount('SEK'), dueOn: date } },
  ground: {
    code: '03',
    opensCase: false,
    fields: { invoiceNumber: text(40), description: text(200), issuedOn: date, demandedOn: date },
  },
  /** One more who owes the whole claim (solidarity). */
  liable: { code: '04', opensCase: false, fields: debtorFields },
  /** The judgment by which the debtor owes it: Kronofogden enforces, and no payment order is applied for. */
  title: { code: '05', opensCase: false, fields: { judgedOn: date, court: text(80), caseNumber: text(40) } },
  /** `to` is the first day that no longer bears interest. */
  interest: {
    code: '06',
    opensCase: false,
    fields: {
      from: date,
      to: date,
      base: amount('SEK'),
      ratePercent: formed(/^\d{1,2}\.\d{2,4}$/, 'a rate such as 8.00'),
      amount: amount('SEK'),
    },
  },
  cost: {
    code: '07',
    opensCase: false,
    fields: {
      kind: choice([
        'collection-demand',
        'reminder',
        'instalment-plan',
        'closing',
        'opening',
        'court-fee',
        'own-work',
        'notice',
      ]),
      chargedOn: date,
      amount: amount('SEK'),
    },
  },
  ...changeRecords({ withdrawal: '08', reduction: '09', raise: '10', notice: '11' }),
} as const satisfies Record<string, RecordLayout>;

export type KfmApplicationRecord = RecordOf<typeof KFM_APPLICATION_RECORDS>;

export const KFM_ANSWER_RECORDS = {
  receipt: {
    code: '20',
    opensCase: true,
    fields: {
      caseId,
      on: date,
      status: choice(['approved', 'rejected']),
      /** Kronofogden's own number of an approved case. */
      authorityCaseId: optional(text(40)),
      /** What was wrong with a rejected one. */
      fault: optional(text(200)),
    },
  },
  /** What became of a change that was told: a line 08 to 11. */
  change: CHANGE_ANSWER_RECORD,
  ruling: {
    code: '30',
    opensCase: true,
    fields: {
      caseId,
      on: date,
      authorityCaseId: text(40),
      /** `objected`: no ruling yet; `on` is the day of the notice from which the creditor's time runs. */
      outcome: choice(['payment-order', 'struck-off', 'moved-to-court', 'objected']),
      /** What the debtor was ordered to pay; 0.00 without an order. */
      awarded: amount('SEK'),
    },
  },
} as const satisfies Record<string, RecordLayout>;

export type KfmAnswer = RecordOf<typeof KFM_ANSWER_RECORDS>;
