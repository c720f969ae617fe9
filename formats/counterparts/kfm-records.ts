import type { RecordLayout, RecordOf } from './counterpart-file';
import { amount, choice, date, formed, optional, text } from './field-types';
import {
  CHANGE_ANSWERS,
  NOTICES,
  RAISE_CAUSES,
  RECALL_REASONS,
  REDUCTION_CAUSES,
  caseId,
  changeId,
  debtorFields,
} from './party-fields';

/**
 * What every change of a case begins with: `on` is the day on which it is told, `effectiveOn` the day from which it
 * counts, such as the day on which a payment came.
 */
const aboutChange = { caseId, changeId, on: date, effectiveOn: date };
/** What is asked for after the change, by our books. */
const balance = amount('SEK');

/** An application is a line 01, 02 and 03 and any number of lines 04, 06 and 07, in this order. */
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
      kind: choice(['collection-demand', 'reminder', 'instalment-plan']),
      chargedOn: date,
      amount: amount('SEK'),
    },
  },
  withdrawal: { code: '08', opensCase: true, fields: { ...aboutChange, reason: choice(RECALL_REASONS) } },
  reduction: {
    code: '09',
    opensCase: true,
    fields: { ...aboutChange, cause: choice(REDUCTION_CAUSES), amount: amount('SEK'), balance },
  },
  raise: {
    code: '10',
    opensCase: true,
    fields: { ...aboutChange, cause: choice(RAISE_CAUSES), amount: amount('SEK'), balance },
  },
  /** A deferral, plan or dispute that leaves the amount as it is; `amount` is the disputed part when it is not all. */
  notice: {
    code: '11',
    opensCase: true,
    fields: { ...aboutChange, notice: choice(NOTICES), until: optional(date), amount: optional(amount('SEK')) },
  },
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
  change: {
    code: '21',
    opensCase: true,
    fields: { caseId, changeId, on: date, answer: choice(CHANGE_ANSWERS), fault: optional(text(200)) },
  },
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
