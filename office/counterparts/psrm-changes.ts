import { laterOf, type CivilDate } from '../../domain/kernel/civil-date';
import { Money, smallerOf } from '../../domain/kernel/money';
import type { TilbagekaldCode } from '../../formats/counterparts/gaeldsstyrelsen-records';
import type { RecallReason, ReductionCause } from '../../formats/counterparts/party-fields';
import { caseIdOf, changeIdOf } from './case-id';
import type { psrmParts } from './psrm-parts';
import type { GaeldsstyrelsenPort } from './counterpart-port';
import type { CaseMatter } from './case-notices';
import type { CaseChange } from './case-story';
import type { Telling, ToldChange, Unspoken } from './told-change';

/** A case at Gældsstyrelsen, with what its changes are told from. */
export interface PsrmCase {
  readonly claimId: string;
  readonly caseId: string;
  /** What was handed over, claim by claim. */
  readonly handedOver: ReturnType<typeof psrmParts>;
  /** The day on which Gældsstyrelsen took the claim in, as known at an event; until it is known, that of the hand-over. */
  readonly receivedBy: (eventNumber: number) => CivilDate;
}

/**
 * What Gældsstyrelsen is told, in the terms of PSRM: a payment to the creditor is a NEDSKRIV with INDB from the day of the
 * payment, a credit or correction one with REGU from the day of the receipt (or from when it counts, if that is later); what
 * is added is a claim of its own that ranks after the original (BEK 1110/2024 § 7). What is taken away goes from the original
 * first, as PSRM covers it first, and never exceeds what it has left. A payment to the creditor has covered fees and interest
 * that were handed over before the principal, as the ledger books it.
 *
 * A creditor can defer payment of a claim, or have it disputed with effect, only after a recall (GIL § 2, stk. 2 and 11):
 * that is for a person to decide.
 */
export function psrmTellings(
  { claimId, caseId, handedOver, receivedBy }: PsrmCase,
  changes: readonly CaseChange[],
  port: GaeldsstyrelsenPort,
): (Telling | Unspoken)[] {
  const shares = new Shares(caseId, handedOver);
  const count = new Map<number, number>();
  const tellings: (Telling | Unspoken)[] = [];
  const tell = (
    change: CaseChange,
    told: Pick<ToldChange, 'change' | 'reason' | 'reference' | 'effectiveOn'> & { readonly amount: Money },
    how: (about: { aendringsreference: string; on: CivilDate }) => Telling['tell'],
  ): void => {
    const { eventNumber, toldOn } = change;
    const which = (count.get(eventNumber) ?? 0) + 1;
    count.set(eventNumber, which);
    const changeId = changeIdOf(eventNumber, which);
    tellings.push({
      told: { ...told, eventNumber, changeId, toldOn },
      tell: how({ aendringsreference: changeId, on: toldOn }),
    });
  };
  for (const change of changes) {
    const { eventNumber } = change;
    switch (change.change) {
      case 'collected':
        shares.collect(change.amount);
        break;
      case 'notice':
        // Gældsstyrelsen was told a number and no address.
        if (change.notice === 'address-protected') break;
        tellings.push({ eventNumber, kind: 'recall-asked', forAPerson: recallAsked(claimId, change.notice) });
        break;
      case 'raise': {
        const { amount, cause: reason, effectiveOn } = change;
        const reference = caseIdOf(claimId, eventNumber);
        shares.add(reference, amount);
        const virkningsdato = effectiveOn;
        tell(change, { change: 'raise', reason, reference, effectiveOn, amount }, (about) => () => {
          const added = { fordringshaverreference: reference, hovedfordringsreference: caseId, beloeb: amount };
          return port.adjust({
            record: 'opskriv',
            ...about,
            ...added,
            aarsagskode: 'OpskrivRegulering',
            virkningsdato,
          });
        });
        break;
      }
      case 'reduce': {
        const isPaid = PAYMENTS.includes(change.cause);
        const effectiveOn = isPaid ? change.effectiveOn : laterOf(receivedBy(eventNumber), change.effectiveOn);
        for (const { reference, amount } of shares.takeFor(change.cause, change.amount)) {
          const told = { change: 'reduce', reason: change.cause, reference, effectiveOn, amount } as const;
          tell(change, told, (about) => () => {
            const code = { aarsagskode: isPaid ? 'INDB' : 'REGU', virkningsdato: effectiveOn } as const;
            return port.adjust({
              record: 'nedskriv',
              ...about,
              fordringshaverreference: reference,
              ...code,
              beloeb: amount,
            });
          });
        }
        break;
      }
      case 'recall': {
        const { reason } = change;
        const code = RECALL_CODES[reason];
        const effectiveOn = laterOf(receivedBy(eventNumber), change.effectiveOn);
        for (const { reference, amount } of shares.all()) {
          const told = { change: 'recall', reason, reference, effectiveOn, amount } as const;
          tell(change, told, (about) => () => {
            const virkningsdato = code === 'BORT' ? effectiveOn : undefined;
            const recall = { fordringshaverreference: reference, aarsagskode: code, virkningsdato };
            return port.recall({ record: 'tilbagekald', ...about, ...recall });
          });
        }
        break;
      }
    }
  }
  return tellings;
}

const PAYMENTS: readonly ReductionCause[] = ['payment', 'set-off'];

/**
 * BORT: the claim fell away. FEJL: it should never have been sent, and cannot be sent again. HENS is for a claim that
 * lives on with the creditor; the source has no code for a recall without a reason of its own, and this one lets the
 * claim be sent again.
 */
const RECALL_CODES: Readonly<Record<RecallReason, TilbagekaldCode>> = {
  paid: 'BORT',
  credited: 'BORT',
  corrected: 'BORT',
  'written-off': 'BORT',
  agreement: 'BORD',
  deferred: 'HENS',
  disputed: 'KLAG',
  wrong: 'FEJL',
  deceased: 'HENS',
  bankrupt: 'HENS',
  'debt-restructured': 'HENS',
  'liable-debtor': 'HAFT',
  withdrawn: 'HENS',
};

type Matter = Exclude<CaseMatter, 'address-protected'>;

const HAPPENED: Readonly<Record<Matter, string>> = {
  deferred: 'payment was deferred',
  'instalment-plan': 'an instalment plan was agreed on',
  'respite-ended': 'the deferral or plan has ended',
  disputed: 'the claim is disputed',
  'dispute-ended': 'the dispute has ended',
  'liable-debtor': 'who is liable for it has changed',
};

function recallAsked(claimId: string, notice: Matter): string {
  const isOver = notice === 'respite-ended' || notice === 'dispute-ended';
  const what = isOver
    ? 'Nothing needs to be told, unless the claim was recalled for it.'
    : 'That has effect there only after a recall (GIL § 2, stk. 2 and 11): decide whether to recall it.';
  return `${claimId} is with Gældsstyrelsen, and ${HAPPENED[notice]}. ${what}`;
}

interface Part {
  readonly reference: string;
  readonly amount: Money;
}

interface Share {
  readonly reference: string;
  /** What is left of it. */
  amount: Money;
  /** What Gældsstyrelsen covered of it. */
  collected: Money;
}

/** The claims that a case is made of at Gældsstyrelsen: the original, and each that was added, in their rank. */
class Shares {
  private readonly shares: Share[] = [];
  /** Fees and interest that were handed over with the original. */
  private readonly accessories: ReadonlySet<string>;

  constructor(reference: string, { principal, accessories }: PsrmCase['handedOver']) {
    this.add(reference, principal);
    for (const { reference: accessory, amount } of accessories) this.add(accessory, amount);
    this.accessories = new Set(accessories.map((accessory) => accessory.reference));
  }

  takeFor(cause: ReductionCause, amount: Money): Part[] {
    if (!PAYMENTS.includes(cause)) return this.take(amount);
    const [charges, others] = [true, false].map((isCharge) =>
      this.shares.filter(({ reference }) => this.accessories.has(reference) === isCharge),
    );
    return this.take(amount, [...(charges ?? []), ...(others ?? [])]);
  }

  add(reference: string, amount: Money): void {
    this.shares.push({ reference, amount, collected: Money.zero(amount.currency) });
  }

  /** Takes the amount from the first in rank that has anything left, and goes on. */
  take(amount: Money, shares: readonly Share[] = this.shares): Part[] {
    let rest = amount;
    return shares.flatMap((share) => {
      const part = smallerOf(share.amount, rest);
      if (!part.isPositive()) return [];
      share.amount = share.amount.minus(part);
      rest = rest.minus(part);
      return [{ reference: share.reference, amount: part }];
    });
  }

  /** What was covered there, the first in rank first; a negative amount opens again what was covered last. */
  collect(amount: Money): void {
    if (amount.isNegative()) {
      this.uncover(amount.negated());
      return;
    }
    for (const part of this.take(amount)) {
      const share = this.shares.find(({ reference }) => reference === part.reference);
      if (share) share.collected = share.collected.plus(part.amount);
    }
  }

  /** Everything that is left, and the original also when nothing is left of it: the case as a whole is taken back. */
  all(): Part[] {
    const rest = this.shares.filter((share, index) => index === 0 || share.amount.isPositive());
    return rest.map(({ reference, amount }) => ({ reference, amount }));
  }

  private uncover(amount: Money): void {
    let rest = amount;
    for (const share of this.shares.toReversed()) {
      const part = smallerOf(share.collected, rest);
      share.collected = share.collected.minus(part);
      share.amount = share.amount.plus(part);
      rest = rest.minus(part);
    }
    const [original] = this.shares;
    if (original) original.amount = original.amount.plus(rest);
  }
}
