import { isByHand } from '../../payment/hand-payment-id';
import type { EventParts, ExplanationTexts } from '../explanation-texts';
import { danish } from '../written';
import { danishNames as names } from './names';
import type { ToldInstalment } from '../told-instalments';
import { capital, charges, coverage, reason, withoutFee } from './sentences';
import { whyWithheld } from '../withheld';
import { danishWithheld } from './withheld';
import { stepNoun } from '../step-noun';
import { isServiceCost, NOTICE_COST, type CaseCost } from '../../policy/case-cost';
import { isStandingService } from '../../policy/service-rules';

const { date, amount, list, quote } = danish;

function because({ correction }: EventParts): string {
  return danishCorrections[correction.type](correction as never);
}

export const danishCorrections: ExplanationTexts['corrections'] = {
  'late-payment': ({ receivedOn }) => `en betaling den ${date(receivedOn)} blev først kendt efter kravet`,
  'payment-taken-back': () => 'betalingen, der havde rettet dem, er taget tilbage',
  deferral: ({ from }) => `der er henstand fra den ${date(from)}`,
  credit: ({ documentNumber, effectiveOn }) =>
    `kreditering ${documentNumber} nedsatte fakturaen fra den ${date(effectiveOn)}`,
  'set-off': ({ on }) => `gælden blev modregnet den ${date(on)}, før kravet`,
  'dispute-ended': ({ on, dismissed }) =>
    `indsigelsen blev afsluttet den ${date(on)}, og ${amount(dismissed)} skal ikke betales`,
  'interest-stopped': ({ from, paragraph }) => `der løber ingen renter fra den ${date(from)} (${paragraph})`,
  'decision-taken-back': () => 'beslutningen, de hvilede på, er taget tilbage',
  recorded: ({ reason: recorded }) =>
    whyWithheld(recorded, danishWithheld, date) ?? `ifølge noteringen: ${quote(recorded)}`,
};

/** `: 1) 400,00 … den 1 …; 2) …`, each with what came in on it. */
function eachOf(instalments: readonly ToldInstalment[]): string {
  const told = instalments.map(({ number, dueOn, amount: due, paid }) => {
    const part = paid.isPositive() ? `, ${amount(paid)} betalt` : '';
    return `${number}) ${amount(due)} den ${date(dueOn)}${paid.equals(due) ? ', betalt' : part}`;
  });
  return told.length > 0 ? `: ${told.join('; ')}` : '';
}

export const danishEvents: ExplanationTexts['events'] = {
  ClaimRegistered: (
    { invoiceNumber, invoiceGroup, amount: invoiced, dueOn, policyId, policyVersion, interestOn, chargesOn },
    { groupName },
  ) =>
    `Faktura ${invoiceNumber}${interestOn ? ` (morarenter for faktura ${interestOn.invoiceNumber})` : ''}${chargesOn ? ` (gebyrer på faktura ${chargesOn.invoiceNumber})` : ''} i ${groupName ? `gruppen ${groupName} (${invoiceGroup})` : `gruppe ${invoiceGroup}`} på ${amount(invoiced)} med forfaldsdag den ${date(dueOn)} følges op efter forretningsgang ${policyId} version ${policyVersion}.`,
  StepPerformed: ({ step, kind, total, disputed, feeWithheld }, parts) => {
    const apart = disputed ? `, uden det omtvistede beløb ${amount(disputed)}` : '';
    return `${capital(stepNoun(names, step, kind).name)} på ${amount(total)}${charges(parts.charges)}${withoutFee(feeWithheld)}${apart}, fordi: ${reason(parts.reason)}.`;
  },
  StepLeftOut: ({ step, kind, unpaidInvoices, asked }) =>
    `${capital(stepNoun(names, step, kind).name)} blev udeladt: ${unpaidInvoices} af debitors fakturaer for ydelsen var ubetalte, og regelsættet kræver ${asked}.`,
  PaymentReceived: ({ amount: paid, allocation, decisionId, takenAt }) =>
    decisionId === undefined
      ? `${amount(paid)} blev betalt${takenAt ? { till: ' i kassen', moneyInTransit: ' med kort eller mobil, i hånden' }[takenAt] : ''}${coverage(allocation)}.`
      : `En betaling på ${amount(paid)} blev flyttet hertil og regnes fra sin egen dag${coverage(allocation)}.`,
  PaymentReversed: ({ amount: taken, decisionId, takenAt, reversalId }) =>
    decisionId === undefined
      ? isByHand(reversalId)
        ? `${amount(taken)} blev givet tilbage${takenAt === 'till' ? ' fra kassen' : ''}; fordringen består.`
        : `Banken tog ${amount(taken)} tilbage; fordringen består.`
      : `En betaling på ${amount(taken)} blev flyttet væk, fordi den ikke gjaldt fordringen; fordringen består.`,
  ChargesCorrected: (event, parts) => {
    const again = event.fee.isNegative() || event.interest.isNegative();
    const [fee, interest] = again ? [event.fee.negated(), event.interest.negated()] : [event.fee, event.interest];
    const fallen = [
      ...(fee.isZero() ? [] : [`gebyr ${amount(fee)}`]),
      ...(interest.isZero() ? [] : [`renter ${amount(interest)}`]),
    ];
    const moved = [
      ...(event.movedToPrincipal.isZero() ? [] : [`${amount(event.movedToPrincipal)} dækker nu hovedstol`]),
      ...(event.movedToRefund.isZero() ? [] : [`${amount(event.movedToRefund)} skal betales tilbage`]),
    ];
    const paid = moved.length > 0 ? `; af det betalte: ${list(moved)}` : '';
    return `${capital(list(fallen))} ${again ? 'kræves igen' : 'faldt bort'}: ${because(parts)}${paid}.`;
  },
  JudgmentReceived: ({ outcome, caseNumber }, { court }) => {
    const theCourt = capital(names.courts[court]);
    const said = {
      granted: `${theCourt} gav medhold i kravet`,
      'partly-granted': `${theCourt} gav delvist medhold i kravet`,
      dismissed: `${theCourt} gav ikke medhold i kravet`,
      'struck-off': `${theCourt} hævede eller afviste sagen uden at tage stilling til kravet`,
    }[outcome];
    return `${said}${caseNumber === undefined ? '' : ` (sag ${caseNumber})`}.`;
  },
  RulingReceived: () => 'Inddrivelsesmyndigheden traf afgørelse.',
  ReferralAnswered: ({ answer, reason: theirs, lastDay }) =>
    ({
      received: 'Inddrivelsesmyndigheden modtog sagen.',
      rejected: `Inddrivelsesmyndigheden sendte sagen tilbage${theirs ? `: ${quote(theirs)}` : ''}.`,
      objected: `Debitor gjorde indsigelse hos inddrivelsesmyndigheden${theirs ? `: ${quote(theirs)}` : ''}${lastDay ? `; til og med den ${date(lastDay)} kan kreditor bede om, at sagen går til retten` : ''}.`,
    })[answer],
  MonitoringAccounted: ({ balance }) => `Langtidsovervågningen opgjorde ${amount(balance)} som stadig ubetalt.`,
  AgencyReported: ({ news, until, reason: theirs }) =>
    ({
      received: 'Inkassobureauet modtog fordringen.',
      demanded: `Inkassobureauet sendte sit krav${until ? `, med frist til og med den ${date(until)}` : ''}.`,
      applied: 'Inkassobureauet indgav betalingspåkrav.',
      ruling: 'Der blev truffet afgørelse efter inkassobureauets anmodning.',
      monitored: 'Inkassobureauet overvåger fordringen fra nu af.',
      'plan-agreed': `Inkassobureauet aftalte afdrag${until ? ` til og med den ${date(until)}` : ''}.`,
      'plan-ended': 'De afdrag, som inkassobureauet havde aftalt, ophørte.',
      returned: `Inkassobureauet gav fordringen tilbage${theirs === undefined ? '' : `: ${quote(theirs)}`}.`,
    })[news],
  AgencyAccounted: ({ received, ownFees, commission, balance }) => {
    const kept = [
      ...(ownFees.isZero() ? [] : [`${amount(ownFees)} er bureauets egne gebyrer`]),
      ...(commission.isZero() ? [] : [`${amount(commission)} er bureauets betaling`]),
    ];
    return `Inkassobureauet opgjorde ${amount(received)} som modtaget${kept.length > 0 ? `, heraf ${list(kept)}` : ''}, og ${amount(balance)} som stadig ubetalt.`;
  },
  CaseCostsAdded: ({ costs }) =>
    `${costly(costs, { service: 'Lukningen', plan: 'Afdragsordningen', case: 'Sagen' })} koster debitor ${list(costs.map(({ cost, amount: of, paragraph }) => `${amount(of)} i ${names.caseCosts[cost]} (${paragraph})`))}.`,
  AcceptanceAnswered: ({ accepted, receipt }) => {
    const from = receipt === undefined ? '' : ` (bilag ${receipt})`;
    return accepted ? `Kunden accepterede overdragelsen${from}.` : `Kunden afviste overdragelsen${from}.`;
  },
  InterestClaimedApart: ({ way, amount: all, change, waived, givenUp }) => {
    if (givenUp) return `Morarenter på ${amount(waived ?? all)} frafaldes: ingen næste faktura tog dem med i tide.`;
    if (waived) return `Morarenter på ${amount(waived)} kræves ikke: de er mindre end rykkerproceduren kræver.`;
    if (way === 'awaits-rate') return 'Morarenterne venter: en referencesats for deres dage er endnu ikke registreret.';
    if (all.isZero()) return `Morarenterne på ${amount(change.negated())} kræves ikke længere.`;
    const where = way === 'separate-invoice' ? 'på en faktura for sig' : 'på den næste faktura';
    const now = change.equals(all) ? '' : ', i stedet for det, der blev krævet før';
    return `Betalingen kom for sent: renter på ${amount(all)} kræves ${where}${now}.`;
  },
  ChargesClaimedApart: ({ way, amount: all, change, waived, givenUp, backFrom }) => {
    if (givenUp)
      return `Resterende gebyrer på ${amount(waived ?? all)} frafaldes: ingen næste faktura tog dem med i tide.`;
    if (waived) return `Alt undtagen gebyrer på ${amount(waived)} er betalt, og de frafaldes.`;
    if (backFrom !== undefined)
      return `Faktura ${backFrom}, som havde gebyrer på ${amount(change.negated())}, blev krediteret: de kommer tilbage på denne faktura.`;
    if (all.isZero()) return 'Gebyrerne, der blev krævet for sig, kræves på denne faktura igen.';
    const where = way === 'separate-invoice' ? 'på en faktura for sig' : 'på den næste faktura';
    return `Alt undtagen gebyrer på ${amount(all)} er betalt: de kræves ${where}.`;
  },
  FlagChanged: ({ flagged, reason: theirs }) =>
    `${flagged ? 'Kunden markerede, at fordringen ikke skal rykkes' : 'Kunden fjernede sin markering'}${theirs ? `: ${quote(theirs)}` : ''}.`,
  DeferralGranted: ({ newDueOn, interestRuns, interestIfMissed }) =>
    `Der blev givet henstand til den ${date(newDueOn)}; morarenter løber ${interestIfMissed ? 'kun hvis den dag overskrides, og da fra den oprindelige forfaldsdag' : interestRuns ? 'alligevel fra den oprindelige forfaldsdag' : 'tidligst fra den dag'}.`,
  StepWithdrawn: ({ step, kind, performedOn }, parts) => {
    const { correction } = parts;
    const why =
      correction.type === 'recorded'
        ? (whyWithheld(correction.reason, danishWithheld, date) ?? quote(correction.reason))
        : because(parts);
    return `${capital(stepNoun(names, step, kind).definite)} den ${date(performedOn)} regnes som ikke sendt: ${why}.`;
  },
  PlanAgreed: ({ instalments, total, interestAgain }, parts) => {
    const count = instalments.length === 1 ? '1 rate' : `${instalments.length} rater`;
    return `Der blev aftalt en afdragsordning på ${amount(total)} i ${count}${charges(parts.charges)}${eachOf(parts.instalments)}.${interestAgain ? ' Der løber ingen morarenter, mens ordningen følges.' : ''}`;
  },
  InstalmentReminded: ({ instalment, missing, payBy }, parts) =>
    `Rate ${instalment} blev ikke betalt, der mangler ${amount(missing)}; den kan betales til og med den ${date(payBy)}, fordi: ${reason(parts.reason)}.`,
  PlanDefaulted: ({ missing, interestFrom }, parts) =>
    `Afdragsordningen bortfaldt, for der manglede stadig ${amount(missing)}; fordringen går videre, hvor den stod${interestFrom ? `, og der løber igen morarenter fra den ${date(interestFrom)}` : ''}, fordi: ${reason(parts.reason)}.`,
  PlanReinstated: ({ added }) =>
    `Afdragsordningen blev genoptaget; det udeblevne er tilgivet en gang${added ? `, og ${amount(added)}, der er kommet til imens, betales med den sidste rate` : ''}.`,
  DisputeRaised: ({ amount: part }) =>
    part
      ? `Debitor gjorde indsigelse mod ${amount(part)} af hovedstolen; resten går videre.`
      : 'Debitor gjorde indsigelse mod fordringen; alle skridt står stille.',
  DisputeSettled: () => 'Indsigelsen blev afsluttet; fordringen går videre.',
  HoldPlaced: ({ from, through }) =>
    `Rykkerstop: intet skridt foretages fra den ${date(from)} til og med den ${date(through)}.`,
  ClaimCredited: ({ cause, documentNumber, amount: credited, principal, refund }) => {
    if (credited.isNegative())
      return `Krediteringen ${documentNumber} på ${amount(credited.negated())} blev taget tilbage.`;
    const parts = [
      ...(principal.isZero() ? [] : [`der skyldes ${amount(principal)} mindre`]),
      ...(refund.isZero() ? [] : [`${amount(refund)} skal betales tilbage`]),
    ];
    const what = {
      'credit-note': `Kreditnota ${documentNumber} tog ${amount(credited)} af fakturaen tilbage`,
      withdrawal: `Registreringen af ${amount(credited)} blev trukket tilbage med hele indlæsningen ${documentNumber}`,
      cancellation: `Fakturaen blev annulleret (${amount(credited)}, bilag ${documentNumber})`,
      dispute: `Efter indsigelsen skal ${amount(credited)} ikke betales (bilag ${documentNumber})`,
    }[cause];
    return `${what}: ${list(parts)}.`;
  },
  ClaimWrittenDown: ({ amount: down }) =>
    down.isNegative()
      ? `Nedskrivningen på ${amount(down.negated())} blev taget tilbage.`
      : `Nedskrivning med ${amount(down)} som forventet tab; debitor skylder det samme som før.`,
  ClaimWrittenOff: ({ ground, fee, interest, principal, vat }) => {
    const tax = vat.isZero() ? '' : `, heraf ${amount(vat)} i moms, som kan fås tilbage`;
    return `Fordringen på ${amount(principal.plus(fee).plus(interest))} blev afskrevet, fordi ${names.writeOffGrounds[ground]}${tax}.`;
  },
  ClaimReinstated: ({ fee, interest, principal }, { reinstatedBy }) => {
    const again = principal.plus(fee).plus(interest);
    if (again.isNegative()) return `${amount(again.negated())} afskrives igen, fordi betalingen blev taget tilbage.`;
    return `${amount(again)}, der var afskrevet, kræves igen, fordi ${reinstatedBy === 'payment' ? 'der kom en betaling' : 'afskrivningen blev taget tilbage'}.`;
  },
  SetOffBooked: ({ amount: setOff, against, allocation }) =>
    `Modregning: ${amount(setOff)} blev modregnet i ${against}${coverage(allocation)}.`,
  SetOffTakenBack: ({ amount: setOff }) => `Modregningen på ${amount(setOff)} blev taget tilbage.`,
  LimitationInterrupted: ({ by, endedOn, proof }) => {
    const how = {
      acknowledged: 'debitor erkendte gælden',
      'written-demand-received': 'et skriftligt krav nåede debitor',
      proceedings: endedOn ? `retslige skridt blev afsluttet den ${date(endedOn)}` : 'retslige skridt er i gang',
    }[by];
    return `Forældelsen blev afbrudt: ${how} (bevis: ${quote(proof)}).`;
  },
  PolicyChanged: ({ policyId, policyVersion, fromPolicyId, fromPolicyVersion }) =>
    `Fordringen følges nu op efter forretningsgang ${policyId} version ${policyVersion} i stedet for ${fromPolicyId} version ${fromPolicyVersion}.`,
  DebtorStatusChanged: ({ debtorId, status, effects }) => {
    const isOwn = debtorId === undefined;
    const follows = [
      ...(effects?.stops
        ? [`${isOwn ? 'intet skridt foretages' : 'den debitor opkræves ikke'}, før en sagsbehandler beslutter andet`]
        : []),
      ...(effects?.waitsThrough
        ? [
            `${isOwn ? 'intet skridt foretages' : 'den debitor opkræves ikke'} før dagen efter den ${date(effects.waitsThrough)}`,
          ]
        : []),
      ...(effects?.interestStopsOn ? [`der løber ingen renter fra den ${date(effects.interestStopsOn)}`] : []),
    ];
    const who = isOwn ? 'Debitor' : `Meddebitor ${debtorId}`;
    return `${who} er ${names.statuses[status]}${follows.length > 0 ? `: ${list(follows)}` : ''}.`;
  },
  DebtorAddressChanged: ({ address }) =>
    ({
      protected: 'Debitors adresse er beskyttet og skrives ingen steder.',
      moved: 'Debitor er flyttet; breve sendes til den nye adresse.',
      open: 'Debitors adresse er ikke længere beskyttet.',
    })[address],
  LiableDebtorChanged: ({ debtorId, liable }) =>
    `Debitor ${debtorId} ${liable ? 'hæfter også for hele fordringen' : 'hæfter ikke længere for fordringen'}.`,
  FeeWaived: ({ amount: waived }) => `Et gebyr på ${amount(waived)} kræves ikke længere.`,
  CourtRouteTaken: (_event, { court }) =>
    court === 'district-court'
      ? 'Fordringen går til byretten i stedet for til inddrivelse.'
      : 'Fordringen går til forvaltningsdomstolen i stedet for at få et betalingspåkrav.',
  FiledAtCourt: ({ court, caseNumber, receipt }) =>
    `Ansøgningen blev indgivet til ${court}: sag ${caseNumber}, bilag ${receipt}.`,
  CourtTransferRequested: ({ receipt }) => `Kreditor bad om, at sagen går til retten: bilag ${receipt}.`,
  ReferralRecalled: ({ reason: theirs }, { recalledFrom }) =>
    `Sagen blev kaldt tilbage fra ${recalledFrom === 'agency' ? 'inkassobureauet' : 'inddrivelse'}${theirs in names.recallReasons ? `, fordi ${names.recallReasons[theirs] ?? ''}` : ''}.`,
  ServiceChanged: ({ service, change, checklist }) => {
    const conditions =
      checklist.length > 0
        ? `; betingelser, der er fundet opfyldt: ${list(checklist.map((code) => names.conditions[code] ?? code))}`
        : '';
    return `${capital(serviceName(service))} ${names.serviceChanges[change]}${conditions}.`;
  },
  DecisionReversed: (_event, { reversed }) =>
    reversed
      ? `${capital(names.kinds[reversed.kind].definite)} fra den ${date(reversed.on)} blev taget tilbage.`
      : 'En beslutning blev taget tilbage.',
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
