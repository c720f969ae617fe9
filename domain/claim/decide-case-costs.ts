import type { CivilDate } from '../kernel/civil-date';
import type { Rulebook } from '../policy/rulebook';
import type { Answer } from './answer';
import type { Claim } from './claim';
import { performanceOfKind } from './claim';
import type { ClaimCommand } from './commands';
import type { CaseCost } from '../policy/case-cost';
import { notAsked } from './too-early';

/** The costs of a case that an application, a ruling or an enforcement made, beside what letters cost. */
export function decideCaseCosts(
  claim: Claim,
  command: Extract<ClaimCommand, { type: 'RecordCaseCosts' }>,
  rulebook: Rulebook,
): Answer {
  const { costsId, incurredOn: on, costs } = command;
  const begun = beginningOf(claim);
  if (!begun) return notAsked('The claim has not been handed over, so its case has no costs yet');
  if (on < begun) {
    return notAsked(`The case began on ${begun} and has no costs of ${on}; check the day`);
  }
  const charged: CaseCost[] = [];
  for (const { cost, amount, paragraph } of costs) {
    const known = claim.caseCosts.find(
      (earlier) => earlier.on >= begun && earlier.costs.some((of) => of.cost === cost),
    );
    if (known || charged.some((earlier) => earlier.cost === cost)) {
      const when = known ? ` on ${known.on}` : ' in the same fact';
      return { refused: 'already-recorded', message: `The ${cost} of this case is charged${when} already.` };
    }
    const { currency } = claim.invoiced;
    if (amount.currency !== currency)
      return notAsked(`The ${cost} is in ${amount.currency}, and the claim in ${currency}`);
    if (!amount.isPositive()) return notAsked(`The ${cost} must be over nought, not ${amount.toString()}`);
    const lawful = rulebook.caseCost(cost, on, claim.invoiced);
    if (lawful && amount.isOver(lawful.most)) {
      return notAsked(
        `The ${cost} is ${amount.toString()}, and the law allows ${lawful.most.toString()} (${lawful.paragraph}); correct the amount`,
      );
    }
    const by = lawful?.paragraph ?? paragraph;
    if (by === undefined) {
      return notAsked(`No figure is recorded for the ${cost} on ${on}; name the paragraph by which it is charged`);
    }
    charged.push({ cost, amount, paragraph: by });
  }
  if (charged.length === 0) return notAsked('No cost is named; name at least one');
  return { events: [{ type: 'CaseCostsAdded', on, costsId, costs: charged }] };
}

/** The latest step that brought the claim before an agency, an authority or a court. */
function beginningOf(claim: Claim): CivilDate | undefined {
  const began = (['agency', 'hand-over', 'court'] as const).flatMap((kind) => performanceOfKind(claim, kind)?.on ?? []);
  return began.sort().at(-1);
}
