import { isByHand } from '../../payment/hand-payment-id';
import type { EventParts, ExplanationTexts } from '../explanation-texts';
import { swedish } from '../written';
import { swedishNames as names } from './names';
import type { ToldInstalment } from '../told-instalments';
import { capital, charges, coverage, reason, withoutFee } from './sentences';
import { whyWithheld } from '../withheld';
import { swedishWithheld } from './withheld';
import { stepNoun } from '../step-noun';
import { isServiceCost, NOTICE_COST, type CaseCost } from '../../policy/case-cost';
import { isStandingService } from '../../policy/service-rules';

const { date, amount, list, quote } = swedish;

function because({ correction }: EventParts): string {
  return swedishCorrections[correction.type](correction as never);
}

export const swedishCorrections: ExplanationTexts['corrections'] = {
  'late-payment': ({ receivedOn }) => `en betalning den ${date(receivedOn)} blev känd först efter kravet`,
  'payment-taken-back': () => 'betalningen som hade rättat dem har tagits tillbaka',
  deferral: ({ from }) => `anstånd gäller från den ${date(from)}`,
  credit: ({ documentNumber, effectiveOn }) =>
    `kreditering ${documentNumber} sänkte fakturan från den ${date(effectiveOn)}`,
  'set-off': ({ on }) => `skulden kvittades den ${date(on)}, före kravet`,
  'dispute-ended': ({ on, dismissed }) =>
    `tvisten avslutades den ${date(on)}, och ${amount(dismissed)} behöver inte betalas`,
  'interest-stopped': ({ from, paragraph }) => `ingen ränta löper från den ${date(from)} (${paragraph})`,
  'decision-taken-back': () => 'beslutet som de vilade på har tagits tillbaka',
  recorded: ({ reason: recorded }) =>
    whyWithheld(recorded, swedishWithheld, date) ?? `enligt noteringen: ${quote(recorded)}`,
};

/** `: 1) 400,00 … den 1 …; 2) …`, each with what came in on it. */
function eachOf(instalments: readonly ToldInstalment[]): string {
  const told = instalments.map(({ number, dueOn, amount: due, paid }) => {
    const part = paid.isPositive() ? `, ${amount(paid)} betalt` : '';
    return `${number}) ${amount(due)} den ${date(dueOn)}${paid.equals(due) ? ', betald' : part}`;
  });
  return told.length > 0 ? `: ${told.join('; ')}` : '';
}

export const swedishEvents: ExplanationTexts['events'] = {
  ClaimRegistered: (
    { invoiceNumber, invoiceGroup, amount: invoiced, dueOn, policyId, policyVersion, interestOn, chargesOn },
    { groupName },
  ) =>
    `Faktura ${invoiceNumber}${interestOn ? ` (dröjsmålsränta för faktura ${interestOn.invoiceNumber})` : ''}${chargesOn ? ` (avgifter på faktura ${chargesOn.invoiceNumber})` : ''} i ${groupName ? `gruppen ${groupName} (${invoiceGroup})` : `grupp ${invoiceGroup}`} på ${amount(invoiced)}, med förfallodag den ${date(dueOn)}, följs upp enligt kravrutin ${policyId} version ${policyVersion}.`,
  StepPerformed: ({ step, kind, total, disputed, feeWithheld }, parts) => {
    const apart = disputed ? `, utan det bestridda beloppet ${amount(disputed)}` : '';
    return `${capital(stepNoun(names, step, kind).name)} på ${amount(total)}${charges(parts.charges)}${withoutFee(feeWithheld)}${apart}, eftersom: ${reason(parts.reason)}.`;
  },
  StepLeftOut: ({ step, kind, unpaidInvoices, asked }) =>
    `${capital(stepNoun(names, step, kind).name)} uteblev: ${unpaidInvoices} av gäldenärens fakturor för tjänsten var obetalda, och regelverket kräver ${asked}.`,
  PaymentReceived: ({ amount: paid, allocation, decisionId, takenAt }) =>
    decisionId === undefined
      ? `${amount(paid)} betalades${takenAt ? { till: ' i kassan', moneyInTransit: ' med kort eller Swish, för hand' }[takenAt] : ''}${coverage(allocation)}.`
      : `En betalning på ${amount(paid)} flyttades hit och räknas från sin egen dag${coverage(allocation)}.`,
  PaymentReversed: ({ amount: taken, decisionId, takenAt, reversalId }) =>
    decisionId === undefined
      ? isByHand(reversalId)
        ? `${amount(taken)} lämnades tillbaka${takenAt === 'till' ? ' ur kassan' : ''}; fordran lever vidare.`
        : `Banken tog tillbaka ${amount(taken)}; fordran lever vidare.`
      : `En betalning på ${amount(taken)} flyttades bort, eftersom den inte gällde fordran; fordran lever vidare.`,
  ChargesCorrected: (event, parts) => {
    const again = event.fee.isNegative() || event.interest.isNegative();
    const [fee, interest] = again ? [event.fee.negated(), event.interest.negated()] : [event.fee, event.interest];
    const fallen = [
      ...(fee.isZero() ? [] : [`avgift ${amount(fee)}`]),
      ...(interest.isZero() ? [] : [`ränta ${amount(interest)}`]),
    ];
    const moved = [
      ...(event.movedToPrincipal.isZero() ? [] : [`${amount(event.movedToPrincipal)} täcker nu kapital`]),
      ...(event.movedToRefund.isZero() ? [] : [`${amount(event.movedToRefund)} ska betalas tillbaka`]),
    ];
    const paid = moved.length > 0 ? `; av det som hade betalats: ${list(moved)}` : '';
    return `${capital(list(fallen))} ${again ? 'krävs igen' : 'föll bort'}: ${because(parts)}${paid}.`;
  },
  JudgmentReceived: ({ outcome, caseNumber }, { court }) => {
    const theCourt = capital(names.courts[court]);
    const said = {
      granted: `${theCourt} biföll kravet`,
      'partly-granted': `${theCourt} biföll kravet delvis`,
      dismissed: `${theCourt} avslog kravet`,
      'struck-off': `${theCourt} avskrev eller avvisade målet utan att pröva kravet`,
    }[outcome];
    return `${said}${caseNumber === undefined ? '' : ` (mål ${caseNumber})`}.`;
  },
  RulingReceived: () => 'Kronofogden meddelade utslag.',
  ReferralAnswered: ({ answer, reason: theirs, lastDay }) =>
    ({
      received: 'Kronofogden tog emot ärendet.',
      rejected: `Kronofogden skickade tillbaka ärendet${theirs ? `: ${quote(theirs)}` : ''}.`,
      objected: `Gäldenären bestred kravet hos Kronofogden${theirs ? `: ${quote(theirs)}` : ''}${lastDay ? `; till och med den ${date(lastDay)} kan kommunen begära att ärendet lämnas över till tingsrätten` : ''}.`,
    })[answer],
  MonitoringAccounted: ({ balance }) => `Långtidsbevakningen redovisade ${amount(balance)} som fortfarande obetalt.`,
  AgencyReported: ({ news, until, reason: theirs }) =>
    ({
      received: 'Inkassobolaget tog emot fordran.',
      demanded: `Inkassobolaget skickade sitt krav${until ? `, med tid till och med den ${date(until)}` : ''}.`,
      applied: 'Inkassobolaget ansökte om betalningsföreläggande hos Kronofogden.',
      ruling: 'Kronofogden meddelade utslag på inkassobolagets ansökan.',
      monitored: 'Inkassobolaget bevakar fordran från och med nu.',
      'plan-agreed': `Inkassobolaget kom överens om avbetalning${until ? ` till och med den ${date(until)}` : ''}.`,
      'plan-ended': 'Den avbetalning som inkassobolaget hade kommit överens om tog slut.',
      returned: `Inkassobolaget lämnade tillbaka fordran${theirs === undefined ? '' : `: ${quote(theirs)}`}.`,
    })[news],
  AgencyAccounted: ({ received, ownFees, commission, balance }) => {
    const kept = [
      ...(ownFees.isZero() ? [] : [`${amount(ownFees)} är bolagets egna avgifter`]),
      ...(commission.isZero() ? [] : [`${amount(commission)} är bolagets ersättning`]),
    ];
    return `Inkassobolaget redovisade ${amount(received)} som inbetalt${kept.length > 0 ? `, varav ${list(kept)}` : ''}, och ${amount(balance)} som fortfarande obetalt.`;
  },
  CaseCostsAdded: ({ costs }) =>
    `${costly(costs, { service: 'Avstängningen', plan: 'Avbetalningsplanen', case: 'Målet' })} kostar gäldenären ${list(costs.map(({ cost, amount: of, paragraph }) => `${amount(of)} i ${names.caseCosts[cost]} (${paragraph})`))}.`,
  AcceptanceAnswered: ({ accepted, receipt }) => {
    const from = receipt === undefined ? '' : ` (handling ${receipt})`;
    return accepted ? `Kunden godkände överlämnandet${from}.` : `Kunden sade nej till överlämnandet${from}.`;
  },
  InterestClaimedApart: ({ way, amount: all, change, waived, givenUp }) => {
    if (givenUp) return `Dröjsmålsränta på ${amount(waived ?? all)} efterges: ingen nästa faktura tog upp den i tid.`;
    if (waived) return `Dröjsmålsränta på ${amount(waived)} krävs inte: den är lägre än vad kravrutinen kräver.`;
    if (way === 'awaits-rate') return 'Dröjsmålsräntan väntar: en referensränta för dess dagar är ännu inte inlagd.';
    if (all.isZero()) return `Dröjsmålsräntan på ${amount(change.negated())} krävs inte längre.`;
    const where = way === 'separate-invoice' ? 'på en egen faktura' : 'på nästa faktura';
    const now = change.equals(all) ? '' : ', i stället för vad som krävdes förut';
    return `Betalningen kom för sent: ränta på ${amount(all)} krävs ${where}${now}.`;
  },
  ChargesClaimedApart: ({ way, amount: all, change, waived, givenUp, backFrom }) => {
    if (givenUp)
      return `Kvarstående avgifter på ${amount(waived ?? all)} efterges: ingen nästa faktura tog upp dem i tid.`;
    if (waived) return `Allt utom avgifter på ${amount(waived)} är betalt, och de efterges.`;
    if (backFrom !== undefined)
      return `Faktura ${backFrom}, som hade avgifter på ${amount(change.negated())}, krediterades: de kommer tillbaka på den här fakturan.`;
    if (all.isZero()) return 'Avgifterna som krävdes för sig krävs på den här fakturan igen.';
    const where = way === 'separate-invoice' ? 'på en egen faktura' : 'på nästa faktura';
    return `Allt utom avgifter på ${amount(all)} är betalt: de krävs ${where}.`;
  },
  FlagChanged: ({ flagged, reason: theirs }) =>
    `${flagged ? 'Kunden märkte fordran så att ingen påminnelse skickas' : 'Kunden tog bort sin märkning'}${theirs ? `: ${quote(theirs)}` : ''}.`,
  DeferralGranted: ({ newDueOn, interestRuns, interestIfMissed }) =>
    `Anstånd beviljades till den ${date(newDueOn)}; dröjsmålsränta löper ${interestIfMissed ? 'bara om den dagen försitts, och då från den ursprungliga förfallodagen' : interestRuns ? 'ändå från den ursprungliga förfallodagen' : 'tidigast från den dagen'}.`,
  StepWithdrawn: ({ step, kind, performedOn }, parts) => {
    const { correction } = parts;
    const why =
      correction.type === 'recorded'
        ? (whyWithheld(correction.reason, swedishWithheld, date) ?? quote(correction.reason))
        : because(parts);
    return `${capital(stepNoun(names, step, kind).definite)} den ${date(performedOn)} räknas som inte skickat: ${why}.`;
  },
  PlanAgreed: ({ instalments, total, interestAgain }, parts) => {
    const count = instalments.length === 1 ? '1 delbetalning' : `${instalments.length} delbetalningar`;
    return `En avbetalningsplan på ${amount(total)} i ${count} avtalades${charges(parts.charges)}${eachOf(parts.instalments)}.${interestAgain ? ' Ingen dröjsmålsränta löper medan planen följs.' : ''}`;
  },
  InstalmentReminded: ({ instalment, missing, payBy }, parts) =>
    `Delbetalning ${instalment} betalades inte, ${amount(missing)} saknas; den kan betalas till och med den ${date(payBy)}, eftersom: ${reason(parts.reason)}.`,
  PlanDefaulted: ({ missing, interestFrom }, parts) =>
    `Avbetalningsplanen upphörde, för ${amount(missing)} saknades fortfarande; fordran går vidare där den stod${interestFrom ? `, och dröjsmålsränta löper igen från den ${date(interestFrom)}` : ''}, eftersom: ${reason(parts.reason)}.`,
  PlanReinstated: ({ added }) =>
    `Avbetalningsplanen togs upp igen; det som hade uteblivit har förlåtits en gång${added ? `, och ${amount(added)} som tillkommit under tiden betalas med den sista avbetalningen` : ''}.`,
  DisputeRaised: ({ amount: part }) =>
    part
      ? `Gäldenären bestred ${amount(part)} av kapitalet; resten går vidare.`
      : 'Gäldenären bestred fordran; alla åtgärder står stilla.',
  DisputeSettled: () => 'Tvisten avslutades; fordran går vidare.',
  HoldPlaced: ({ from, through }) =>
    `Kravstopp: ingen åtgärd vidtas från den ${date(from)} till och med den ${date(through)}.`,
  ClaimCredited: ({ cause, documentNumber, amount: credited, principal, refund }) => {
    if (credited.isNegative()) return `Krediteringen ${documentNumber} på ${amount(credited.negated())} togs tillbaka.`;
    const parts = [
      ...(principal.isZero() ? [] : [`${amount(principal)} mindre är att betala`]),
      ...(refund.isZero() ? [] : [`${amount(refund)} ska betalas tillbaka`]),
    ];
    const what = {
      'credit-note': `Kreditfaktura ${documentNumber} tog tillbaka ${amount(credited)} av fakturan`,
      withdrawal: `Registreringen av ${amount(credited)} togs tillbaka med hela inläsningen ${documentNumber}`,
      cancellation: `Makulering av fakturan (${amount(credited)}, underlag ${documentNumber})`,
      dispute: `Efter tvisten behöver ${amount(credited)} inte betalas (underlag ${documentNumber})`,
    }[cause];
    return `${what}: ${list(parts)}.`;
  },
  ClaimWrittenDown: ({ amount: down }) =>
    down.isNegative()
      ? `Nedskrivningen på ${amount(down.negated())} togs tillbaka.`
      : `Nedskrivning med ${amount(down)} som befarad förlust; gäldenären är skyldig lika mycket som förut.`,
  ClaimWrittenOff: ({ ground, fee, interest, principal, vat }) => {
    const tax = vat.isZero() ? '' : `, varav ${amount(vat)} är moms att återfå`;
    return `Fordran på ${amount(principal.plus(fee).plus(interest))} avskrevs, eftersom ${names.writeOffGrounds[ground]}${tax}.`;
  },
  ClaimReinstated: ({ fee, interest, principal }, { reinstatedBy }) => {
    const again = principal.plus(fee).plus(interest);
    if (again.isNegative()) return `${amount(again.negated())} skrivs av på nytt, eftersom betalningen togs tillbaka.`;
    return `${amount(again)} som hade avskrivits krävs igen, eftersom ${reinstatedBy === 'payment' ? 'en betalning kom in' : 'avskrivningen togs tillbaka'}.`;
  },
  SetOffBooked: ({ amount: setOff, against, allocation }) =>
    `Kvittning: ${amount(setOff)} kvittades mot ${against}${coverage(allocation)}.`,
  SetOffTakenBack: ({ amount: setOff }) => `Kvittningen på ${amount(setOff)} togs tillbaka.`,
  LimitationInterrupted: ({ by, endedOn, proof }) => {
    const how = {
      acknowledged: 'gäldenären erkände skulden',
      'written-demand-received': 'ett skriftligt krav nådde gäldenären',
      proceedings: endedOn
        ? `ett rättsligt förfarande pågick till den ${date(endedOn)}`
        : 'ett rättsligt förfarande pågår',
    }[by];
    return `Preskriptionen avbröts: ${how} (bevis: ${quote(proof)}).`;
  },
  PolicyChanged: ({ policyId, policyVersion, fromPolicyId, fromPolicyVersion }) =>
    `Fordran följs nu upp enligt kravrutin ${policyId} version ${policyVersion} i stället för ${fromPolicyId} version ${fromPolicyVersion}.`,
  DebtorStatusChanged: ({ debtorId, status, effects }) => {
    const isOwn = debtorId === undefined;
    const follows = [
      ...(effects?.stops
        ? [
            `${isOwn ? 'ingen åtgärd vidtas' : 'inget krav ställs på den gäldenären'} förrän en handläggare beslutar något annat`,
          ]
        : []),
      ...(effects?.waitsThrough
        ? [
            `${isOwn ? 'ingen åtgärd vidtas' : 'inget krav ställs på den gäldenären'} före dagen efter den ${date(effects.waitsThrough)}`,
          ]
        : []),
      ...(effects?.interestStopsOn ? [`ingen ränta löper från den ${date(effects.interestStopsOn)}`] : []),
    ];
    const who = isOwn ? 'Gäldenären' : `Medgäldenären ${debtorId}`;
    return `${who} är ${names.statuses[status]}${follows.length > 0 ? `: ${list(follows)}` : ''}.`;
  },
  DebtorAddressChanged: ({ address }) =>
    ({
      protected: 'Gäldenärens adress är skyddad och skrivs inte ut någonstans.',
      moved: 'Gäldenären har flyttat; brev går till den nya adressen.',
      open: 'Gäldenärens adress är inte längre skyddad.',
    })[address],
  LiableDebtorChanged: ({ debtorId, liable }) =>
    `Gäldenär ${debtorId} är ${liable ? 'också betalningsskyldig för hela fordran' : 'inte längre betalningsskyldig'}.`,
  FeeWaived: ({ amount: waived }) => `En avgift på ${amount(waived)} krävs inte längre.`,
  CourtRouteTaken: (_event, { court }) =>
    court === 'district-court'
      ? 'Fordran går till tingsrätten i stället för till Kronofogden.'
      : 'Fordran går till förvaltningsrätten i stället för att få ett inkassokrav.',
  FiledAtCourt: ({ court, caseNumber, receipt }) =>
    `Ansökan gavs in till ${court}: mål ${caseNumber}, handling ${receipt}.`,
  CourtTransferRequested: ({ receipt }) =>
    `Kommunen begärde att ärendet lämnas över till tingsrätten: handling ${receipt}.`,
  ReferralRecalled: ({ reason: theirs }, { recalledFrom }) =>
    `Ärendet återkallades från ${recalledFrom === 'agency' ? 'inkassobolaget' : 'Kronofogden'}${theirs in names.recallReasons ? `, eftersom ${names.recallReasons[theirs] ?? ''}` : ''}.`,
  ServiceChanged: ({ service, change, checklist }) => {
    const conditions =
      checklist.length > 0
        ? `; villkor som prövats och är uppfyllda: ${list(checklist.map((code) => names.conditions[code] ?? code))}`
        : '';
    return `${capital(serviceName(service))} ${names.serviceChanges[change]}${conditions}.`;
  },
  DecisionReversed: (_event, { reversed }) =>
    reversed
      ? `${capital(names.kinds[reversed.kind].definite)} den ${date(reversed.on)} togs tillbaka.`
      : 'Ett beslut togs tillbaka.',
};

function serviceName(service: string): string {
  return isStandingService(service) ? names.services[service] : names.ownService(service);
}

/** What it is that costs the debtor something. */
function costly(
  costs: readonly CaseCost[],
  words: { readonly service: string; readonly plan: string; readonly case: string },
): string {
  if (costs.every(({ cost }) => isServiceCost(cost))) return words.service;
  return costs.every(({ cost }) => cost === NOTICE_COST) ? words.plan : words.case;
}
