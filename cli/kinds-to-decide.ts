import { WRITE_OFF_GROUNDS } from '../domain/decisions/decision-events';
import type { DecidedKind } from '../domain/decisions/decision-rules';
import { lossLineOf } from '../domain/decisions/loss-line';
import type { DecisionRules } from '../domain/authority/authority-matrix';
import { civilDate, type CivilDate } from '../domain/kernel/civil-date';
import type { Claim } from '../domain/claim/claim';
import { COURTS } from '../domain/claim/court-case';
import { claimIdOf } from '../domain/claim/claim-id';
import { planFee, planTotal } from '../domain/decisions/kinds/instalment-plan';
import { Money, type Currency } from '../domain/kernel/money';
import { DEBTOR_STATUSES } from '../domain/policy/policy';
import { STANDING_SERVICES } from '../domain/policy/service-rules';
import type { Rulebook } from '../domain/policy/rulebook';
import { equalInstalments } from '../domain/claim/equal-instalments';
import { WATER_SHUT_OFF_CONDITIONS } from '../policies/statutes/swedish-water-shut-off';
import { listed, needed, optional, optionalAmount, pairs, text, type Given } from './given-words';
import { Refused } from './refusals';

export interface DecidedAbout {
  /** The invoices that were named; none when a whole kind of them is meant. */
  readonly claims: readonly Claim[];
  readonly currency: Currency;
  readonly on: CivilDate;
  readonly rulebookOf: (claim: Claim) => Rulebook;
  readonly rules: DecisionRules;
}

export interface KindToDecide {
  readonly summary: string;
  /** Besides what every kind has. `…` after the description: may be given several times. */
  readonly options: readonly (readonly [flags: string, description: string])[];
  /** Others than named invoices it may be about. */
  readonly wholes?: readonly ('debtor' | 'debtor-kind' | 'debtor-status' | 'group')[];
  readonly terms: (given: Given, about: DecidedAbout) => unknown;
}

const NUMBER = 'of the credit note that tells it';

/** Each kind with its own options. What the terms must be is checked where they are recorded. */
export const KINDS_TO_DECIDE: Readonly<Record<DecidedKind, KindToDecide>> = {
  deferral: {
    summary: 'let payment wait until a new due date, at most three months in all',
    options: [['--until <date>', 'the new due date']],
    terms: (given) => ({ newDueOn: needed(given, 'until') }),
  },
  'instalment-plan': {
    summary: 'let the debt be paid in parts',
    options: [
      ['--parts <number>', 'so many equal parts, month by month'],
      ['--first <date>', 'when the first of them falls due'],
      ['--instalment <date=amount>', 'a part of its own, instead of equal ones …'],
      ['--fee <amount>', 'what the plan costs the debtor (default: what the policy says, or 0.00)'],
    ],
    terms: planTerms,
  },
  'plan-reinstatement': {
    summary: 'let a plan go on that ended because it was not kept',
    options: [],
    terms: () => ({}),
  },
  dispute: {
    summary: 'record that the debtor objects, to the claim or to a part of it',
    options: [['--amount <amount>', 'the disputed part (default: all of it)']],
    terms: (given, about) => ({ ...optionalAmount(given, 'amount', about) }),
  },
  'dispute-settlement': {
    summary: 'end a dispute by judgment, settlement or withdrawal',
    options: [
      ['--dismissed <amount>', 'what the debtor need not pay'],
      ['--number <number>', NUMBER],
    ],
    terms: (given, about) => {
      const amount = text(given, 'dismissed');
      if (amount === undefined) return {};
      return { dismissed: { amount: Money.of(amount, about.currency), documentNumber: needed(given, 'number') } };
    },
  },
  hold: {
    summary: 'stop all steps until a day, of invoices or of a whole debtor, kind or group',
    options: [['--through <date>', 'the last day of the hold; it ends by itself']],
    wholes: ['debtor', 'debtor-kind', 'debtor-status', 'group'],
    terms: (given) => ({ through: needed(given, 'through') }),
  },
  cancellation: { summary: 'cancel an invoice of which no letter has gone out', options: [], terms: () => ({}) },
  'credit-note': {
    summary: 'take an invoice back, whole or in part, by a credit note',
    options: [
      ['--number <number>', 'of the credit note'],
      ['--amount <amount>', 'how much of the invoice (default: all that is left)'],
      ['--part <invoice=amount>', 'how much of each, when one credit note is for several …'],
      ['--effective-on <date>', 'from which day the invoice should have been lower (default: its own)'],
    ],
    terms: creditTerms,
  },
  'payment-move': {
    summary: 'give a payment that matched nothing its place, or move one from the wrong invoice',
    options: [
      ['--payment <id>', 'the payment; fordring match lists those in suspense'],
      ['--from <invoice>', 'the invoice that it is taken from, where it stands on several'],
    ],
    terms: (given, { claims }) => {
      const from = text(given, 'from');
      const stated = from === undefined ? {} : { fromClaimId: claimIdOf(oneOf(claims, '--from').creditorId, from) };
      return { paymentId: needed(given, 'payment'), ...stated };
    },
  },
  'debtor-status': {
    summary: 'record a death, a bankruptcy, a debt restructuring, or that all is ordinary again',
    options: [
      ['--status <status>', DEBTOR_STATUSES.join(', ')],
      ['--died-on <date>', 'the day of death'],
      ['--inventory-on <date>', 'the day of the estate inventory (Sweden)'],
      ['--announced-on <date>', 'the day on which creditors were called to file (Denmark)'],
      ['--opened-on <date>', 'the day on which the bankruptcy or restructuring was opened'],
    ],
    wholes: ['debtor'],
    terms: (given) => ({
      status: needed(given, 'status'),
      ...optional(given, 'died-on', 'diedOn'),
      ...optional(given, 'inventory-on', 'inventoryOn'),
      ...optional(given, 'announced-on', 'announcedOn'),
      ...optional(given, 'opened-on', 'openedOn'),
    }),
  },
  'debtor-address': {
    summary: 'protect an address, note that the debtor has moved, or open it again',
    options: [['--address <how>', 'protected, moved or open']],
    wholes: ['debtor'],
    terms: (given) => ({ address: needed(given, 'address') }),
  },
  'liable-debtor': {
    summary: 'name somebody who owes the whole claim too, or no longer does',
    options: [
      ['--liable <debtor>', 'who owes it too'],
      ['--not-liable <debtor>', 'who no longer does'],
    ],
    terms: (given) => {
      const added = text(given, 'liable');
      if (added !== undefined && text(given, 'not-liable') !== undefined) {
        throw new Refused('Say --liable or --not-liable; the other is a decision of its own.');
      }
      return { debtorId: added ?? needed(given, 'not-liable'), liable: added !== undefined };
    },
  },
  'court-route': {
    summary: 'take the claim to court instead: to the administrative court, or the district court',
    options: [['--to-court <court>', `${COURTS.join(' or ')}, where the policy knows both`]],
    terms: (given) => {
      const court = text(given, 'to-court');
      return court === undefined ? {} : { court };
    },
  },
  'court-filing': {
    summary: 'record that the application was filed with the court',
    options: [
      ['--court <name>', 'which court got it'],
      ['--case-number <number>', "the court's own number of the case"],
      ['--receipt <number>', 'the document that proves it'],
    ],
    terms: (given) => ({
      court: needed(given, 'court'),
      caseNumber: needed(given, 'case-number'),
      receipt: needed(given, 'receipt'),
    }),
  },
  'court-transfer': {
    summary: 'ask that a case to which the debtor objected goes from Kronofogden to court',
    options: [['--receipt <number>', 'the document that proves the request']],
    terms: (given) => ({ receipt: needed(given, 'receipt') }),
  },
  recall: { summary: 'take a case back from the enforcement authority', options: [], terms: () => ({}) },
  'set-off': {
    summary: 'set the debt off against what the creditor owes the debtor',
    options: [
      ['--amount <amount>', 'how much is set off'],
      ['--against <number>', 'the grant or payment that was held back'],
    ],
    terms: (given, { currency }) => ({
      amount: Money.of(needed(given, 'amount'), currency),
      against: needed(given, 'against'),
    }),
  },
  service: {
    summary: 'suspend or restore a service, or ask for payment in advance',
    options: [
      ['--service <service>', `${STANDING_SERVICES.join(', ')}, or a service of the policy's own`],
      ['--change <change>', 'suspended, restored, prepayment-demanded, prepayment-lifted'],
      [
        '--condition <name=note>',
        `what was found of each condition of the law: ${Object.keys(WATER_SHUT_OFF_CONDITIONS).join(', ')} …`,
      ],
    ],
    terms: (given) => ({
      service: needed(given, 'service'),
      change: needed(given, 'change'),
      ...(listed(given, 'condition').length > 0 && {
        conditions: pairs(given, 'condition').map(([condition, note]) => ({ condition, note })),
      }),
    }),
  },
  'write-down': {
    summary: 'book a probable loss; the claim itself lives on',
    options: [
      ['--amount <amount>', 'how much of the principal (default: all that is open, with VAT, fees and interest apart)'],
    ],
    terms: writeDownTerms,
  },
  'write-off': {
    summary: 'give a claim up',
    options: [
      ['--ground <ground>', WRITE_OFF_GROUNDS.join(', ')],
      ['--vat <amount>', 'the VAT in it that is reclaimed'],
    ],
    terms: (given, { claims, currency }) => {
      const vat = text(given, 'vat');
      const of =
        vat === undefined ? [] : [{ claimId: oneOf(claims, '--vat').claimId, amount: Money.of(vat, currency) }];
      return { ground: needed(given, 'ground'), ...(of.length > 0 && { vat: of }) };
    },
  },
  'limitation-interruption': {
    summary: 'record what makes the limitation run anew, with its proof',
    options: [
      ['--by <what>', 'acknowledged, written-demand-received, proceedings'],
      ['--proof <text>', 'which document proves it'],
      ['--ended-on <date>', 'when proceedings ended'],
    ],
    terms: (given) => ({
      by: needed(given, 'by'),
      proof: needed(given, 'proof'),
      ...optional(given, 'ended-on', 'endedOn'),
    }),
  },
  'fee-waiver': {
    summary: 'do not ask for a fee that was charged',
    options: [['--amount <amount>', 'what of the open fees is not asked for']],
    terms: (given, { currency }) => ({ amount: Money.of(needed(given, 'amount'), currency) }),
  },
  'policy-change': {
    summary: 'let claims go on under another policy; what that moves is shown',
    options: [['--policy <id@version>', 'the policy, such as se-botkyrka@2']],
    wholes: ['group'],
    terms: (given) => {
      const written = needed(given, 'policy');
      const [policyId = '', policyVersion = '', ...more] = written.split('@');
      if (policyId === '' || policyVersion === '' || more.length > 0) {
        throw new Refused(`--policy ${written}: write it as ID@VERSION, such as se-botkyrka@2.`);
      }
      return { policyId, policyVersion };
    },
  },
};

function planTerms(given: Given, { claims, currency, on, rulebookOf }: DecidedAbout): unknown {
  const stated = text(given, 'fee');
  const [first] = claims;
  const usual = first ? planFee(rulebookOf(first), on) : Money.zero(currency);
  const fee = stated === undefined ? usual : Money.of(stated, currency);
  const own = pairs(given, 'instalment');
  if (own.length > 0 && (text(given, 'parts') !== undefined || text(given, 'first') !== undefined)) {
    throw new Refused('Say --parts with --first, or each --instalment; not both.');
  }
  if (own.length > 0) {
    return { fee, instalments: own.map(([dueOn, amount]) => ({ dueOn, amount: Money.of(amount, currency) })) };
  }
  const claim = oneOf(claims, 'an instalment plan');
  const parts = Number(needed(given, 'parts'));
  if (!Number.isInteger(parts) || parts < 1) throw new Refused('--parts is a whole number from 1.');
  const total = planTotal(claim, rulebookOf(claim), on, fee);
  return { fee, instalments: equalInstalments(total, { parts, first: civilDate(needed(given, 'first')) }) };
}

function creditTerms(given: Given, { claims, currency }: DecidedAbout): unknown {
  const amount = text(given, 'amount');
  const parts = pairs(given, 'part').map(([invoice, part]) => {
    const claim = claims.find(({ invoiceNumber }) => invoiceNumber === invoice);
    if (!claim) throw new Refused(`--part ${invoice} names an invoice that the credit note is not for.`);
    return { claimId: claim.claimId, amount: Money.of(part, currency) };
  });
  const whole =
    amount === undefined ? [] : [{ claimId: oneOf(claims, '--amount').claimId, amount: Money.of(amount, currency) }];
  const amounts = [...parts, ...whole];
  return {
    documentNumber: needed(given, 'number'),
    ...optional(given, 'effective-on', 'effectiveOn'),
    ...(amounts.length > 0 && { amounts }),
  };
}

function writeDownTerms(given: Given, { claims, currency, rules }: DecidedAbout): unknown {
  const amount = text(given, 'amount');
  const nothing = Money.zero(currency);
  if (amount !== undefined) {
    const { claimId } = oneOf(claims, '--amount');
    const principal = Money.of(amount, currency);
    return { lines: [{ claimId, principal, vat: nothing, fee: nothing, interest: nothing }] };
  }
  const rest = (claim: Claim) =>
    lossLineOf(claim, rules) ?? {
      claimId: claim.claimId,
      principal: nothing,
      vat: nothing,
      fee: nothing,
      interest: nothing,
    };
  return { lines: claims.map(rest) };
}

function oneOf(claims: readonly Claim[], what: string): Claim {
  const [claim, ...others] = claims;
  if (!claim || others.length > 0) throw new Refused(`${what} is for one invoice; name one.`);
  return claim;
}
