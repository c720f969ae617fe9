import { civilDate } from '../../domain/kernel/civil-date';
import { performanceOf, type Claim } from '../../domain/claim/claim';
import type { StepName } from '../../domain/policy/policy';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import type { ClaimFact } from '../../formats/facts/dated-fact';
import { invoiceLine } from '../../rehearsal/portfolio-line';
import { preview } from '../../rehearsal/preview';
import { sampleMunicipality } from '../../sample/sample-municipality';
import { portfolioOf } from './read-back';

const rulebook = rulebookOf(seBotkyrka);
const until = civilDate('2016-06-30');
const ruledOn = civilDate('2016-05-02');

function groupsTaking(claims: readonly Claim[], step: StepName): string[] {
  const taking = claims.filter((claim) => invoiceLine(claim, rulebook, until).steps.some((line) => line.step === step));
  return [...new Set(taking.map(({ invoiceGroup }) => invoiceGroup))].sort();
}

describe.each([2015, 7, 1066])('The year of the sample municipality of seed %d', (seed) => {
  const portfolio = portfolioOf(sampleMunicipality(seed));
  const { claims } = preview(portfolio, rulebook, until);

  test('has every step that a payment or its absence leads to', () => {
    for (const step of ['reminder', 'demand', 'warning', 'referral'] as const) {
      expect(groupsTaking(claims, step).length).toBeGreaterThanOrEqual(5);
    }
    expect(groupsTaking(claims, 'suspension-notice')).toEqual(['62']);
    expect(groupsTaking(claims, 'suspension-due')).toEqual(['62']);
    expect(groupsTaking(claims, 'shut-off-review')).toEqual(['55']);
    expect(groupsTaking(claims, 'set-off-review')).toEqual(['premises-hire']);
    expect(groupsTaking(claims, 'administrative-court')).toEqual(['placed-children-care', 'social-area']);
    expect(groupsTaking(claims, 'monitoring')).toEqual([]);
  });

  test('ends in long-term monitoring when rulings come, but not for the bankrupt and the dead', () => {
    const referred = claims.filter((claim) => performanceOf(claim, 'referral'));
    const rulings = referred.map(({ invoiceNumber }): ClaimFact => {
      return {
        on: ruledOn,
        invoiceNumber,
        command: { type: 'RecordRuling', rulingId: `ruling-${invoiceNumber}`, ruledOn },
      };
    });
    const ruled = preview({ ...portfolio, facts: [...portfolio.facts, ...rulings] }, rulebook, until).claims;
    const monitored = ruled.filter((claim) => performanceOf(claim, 'monitoring'));
    expect(monitored.length).toBeGreaterThanOrEqual(5);
    expect(monitored.filter(({ debtorStatus }) => debtorStatus !== 'ordinary')).toEqual([]);
    const spared = ruled.filter((claim) => claim.rulingOn && claim.debtorStatus !== 'ordinary');
    expect(spared.map(({ debtorStatus }) => debtorStatus).sort()).toEqual(['bankrupt', 'deceased']);
  });

  test('has a settled dispute that is demanded late, and deferrals that are kept and broken', () => {
    const settled = portfolio.facts.find(({ command }) => command.type === 'SettleDispute');
    const disputed = claims.find(({ invoiceNumber }) => invoiceNumber === settled?.invoiceNumber);
    const demand = disputed && performanceOf(disputed, 'demand');
    expect(demand && demand.on > demand.plannedOn && demand.on >= (settled?.on ?? '')).toBe(true);

    const deferred = claims.filter(({ deferredTo }) => deferredTo !== undefined);
    const [kept, ...broken] = deferred.sort((one, other) => one.performed.length - other.performed.length);
    expect(kept?.performed).toEqual([]);
    expect(kept?.payments.length).toBe(1);
    expect(broken.map((claim) => performanceOf(claim, 'demand') !== undefined)).toEqual([true]);
  });
});
