import type { Registration } from '../../office/registration/registration';
import { addDays, civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import type { DebtorStatus } from '../../domain/policy/policy';
import { claimIdOf } from '../../domain/claim/claim-id';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';

/**
 * The administrations of the audit, the group that each owns, and what December 2015 proposed to write down of its
 * principal, in tkr without VAT (S002, section 4.2).
 */
export const ADMINISTRATIONS = [
  { id: 'culture', name: 'Kultur- och fritidsförvaltningen', group: '65', tkr: 9 },
  { id: 'management', name: 'Kommunledningsförvaltningen', group: '61', tkr: 26 },
  { id: 'community', name: 'Samhällsbyggnadsförvaltningen', group: '55', tkr: 203 },
  { id: 'technical', name: 'Tekniska förvaltningen', group: '66', tkr: 18 },
  { id: 'social', name: 'Socialförvaltningen', group: '40', tkr: 295 },
  { id: 'education', name: 'Utbildningsförvaltningen', group: '62', tkr: 91 },
  { id: 'care', name: 'Vård- och omsorgsförvaltningen', group: '67', tkr: 767 },
] as const;

/**
 * Claims with VAT: of group 55 with 25 percent, so 284,000 without VAT have the audit's 71,000. The community's own stand by
 * the group; the others are assigned one by one.
 */
export const WITH_VAT: readonly { readonly number: string; readonly owner: string; readonly kronor: number }[] = [
  { number: '550001', owner: 'community', kronor: 253_750 },
  { number: '550002', owner: 'management', kronor: 32_500 },
  { number: '550003', owner: 'technical', kronor: 22_500 },
  { number: '550004', owner: 'culture', kronor: 11_250 },
  { number: '550005', owner: 'social', kronor: 35_000 },
];

/** 644 demands of 180 kronor come to 115,920; what 267 tkr of the social administration have no VAT. */
const DEMANDED = [
  { group: '40', kronor: 267_000, claims: 152 },
  { group: '62', kronor: 91_000, claims: 52 },
  { group: '67', kronor: 767_000, claims: 440 },
] as const;

/** Due on Friday 4 September 2015; reminded on the 11th, demanded on Monday the 21st, seventeen days late. */
export const DEMANDED_DAYS = {
  due: '2015-09-04',
  reminder: '2015-09-11',
  demand: '2015-09-21',
  bankrupt: '2015-09-28',
};

/** Every claim of a creditor that the audit's December proposes to write down, before anything happened to it. */
export function decemberOf(creditorId: string): {
  readonly demanded: readonly Registration[];
  readonly withVat: readonly Registration[];
} {
  const demanded = DEMANDED.flatMap(({ group, kronor, claims }) => {
    const share = Math.floor(kronor / claims);
    return Array.from({ length: claims }, (_, at) =>
      claimOf(creditorId, {
        number: `${group}${String(at).padStart(4, '0')}`,
        ...{ group, due: DEMANDED_DAYS.due, kronor: at === 0 ? kronor - share * (claims - 1) : share },
      }),
    );
  });
  const withVat = WITH_VAT.map(({ number, kronor }) =>
    claimOf(creditorId, { number, group: '55', kronor, due: '2015-10-30', status: 'deceased' }),
  );
  return { demanded, withVat };
}

export interface ClaimWords {
  readonly number: string;
  readonly group: string;
  readonly kronor: number;
  readonly due: string;
  readonly status?: DebtorStatus;
}

export function claimOf(
  creditorId: string,
  { number, group, kronor, due, status = 'ordinary' }: ClaimWords,
): Registration {
  const dueOn = civilDate(due);
  const issuedOn = addDays(dueOn, -30);
  return {
    debtorId: 'anna',
    claim: {
      ...{
        on: issuedOn,
        claimId: claimIdOf(creditorId, number),
        creditorId,
        invoiceNumber: number,
        invoiceGroup: group,
      },
      ...{ issuedOn, dueOn, amount: Money.of(`${kronor}.00`, 'SEK'), paymentReference: `7${number}` },
      ...{ debtorStatus: status, policyId: seBotkyrka.id, policyVersion: seBotkyrka.version },
    },
  };
}
