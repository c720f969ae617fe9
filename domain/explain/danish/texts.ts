import type { CivilDate } from '../../kernel/civil-date';
import type { ExplainedDecision } from '../explained-decision';
import type { ExplanationTexts } from '../explanation-texts';
import { whyKept } from '../withheld';
import { refusalCodeOf } from '../refusal-codes';
import { danish } from '../written';
import { danishCorrections, danishEvents } from './events';
import { danishNames as names } from './names';
import { danishRefusals } from './refusals';
import { danishCauses } from './causes';
import { danishKept } from './withheld';
import { capital, reason } from './sentences';
import { stepNoun } from '../step-noun';

const { date, amount, list, quote } = danish;

function span(from: CivilDate, through: CivilDate): string {
  return from === through ? `den ${date(from)}` : `fra den ${date(from)} til den ${date(through)}`;
}

function because({ reasonCode, reasonText }: ExplainedDecision): string {
  return reasonText ? quote(reasonText) : reasonCode;
}

function who(decision: ExplainedDecision): string {
  return decision.byRole ? names.roles[decision.byRole] : 'en person';
}

export const danishTexts: ExplanationTexts = {
  written: danish,
  names,
  events: danishEvents,
  corrections: danishCorrections,
  lateness: ({ guideline, causes }) =>
    `Det er senere end retningslinjens dag, den ${date(guideline)}: ${list(causes.map((cause) => danishTexts.late[cause.type](cause as never)))}.`,
  late: {
    deferral: ({ grantedOn, newDueOn }) => `der blev den ${date(grantedOn)} givet henstand til den ${date(newDueOn)}`,
    hold: ({ from, through }) => `der var rykkerstop fra den ${date(from)} til og med den ${date(through)}`,
    dispute: ({ from, through }) => `der var indsigelse mod fordringen ${span(from, through)}`,
    plan: ({ from, through }) => `der gjaldt en afdragsordning ${span(from, through)}`,
    flag: ({ from, through }) => `kunden havde markeret, at den ikke skulle rykkes, ${span(from, through)}`,
    status: ({ status, from, through }) => `debitor var ${names.statuses[status]} ${span(from, through)}`,
    'paid-meanwhile': ({ from, through }) =>
      `intet var ubetalt ${span(from, through)} på grund af penge, der senere blev taget tilbage eller flyttet`,
    letter: ({ from, through }) => `et brev den ${date(from)} gav frist til den ${date(through)}`,
    'bank-gate': ({ through }) => `banken var ikke afstemt før den ${date(through)} (S003-26)`,
    undocumented: () => 'der er ikke noteret noget om hvorfor',
  },
  causes: danishCauses,
  stepWaits: (step, cause) => `${capital(stepNoun(names, step.step, step.kind).name)} venter: ${cause}.`,
  waits: {
    review: ({ step, kind, decidedOn }) =>
      `${capital(stepNoun(names, step, kind).name)} ligger hos en sagsbehandler${decidedOn ? `, som tog den op den ${date(decidedOn)}` : ''}.`,
    hold: ({ through }) => `Rykkerstoppet gælder til og med den ${date(through)} og ophører af sig selv.`,
    'with-authority': ({ since }) => `Sagen er hos inddrivelsesmyndigheden siden den ${date(since)}.`,
    'with-court': ({ court, since }) =>
      `Sagen er hos ${names.courts[court]}; senest hørtes der noget den ${date(since)}.`,
    'court-judged': ({ court, since }) =>
      `${capital(names.courts[court])} afgjorde sagen den ${date(since)}, og ingen har endnu handlet efter det.`,
    'court-filing': ({ court, since }) =>
      `Sagen skal til ${names.courts[court]} siden den ${date(since)}, og ingen har sagt, at ansøgningen er indgivet.`,
    'in-monitoring': ({ since }) => `Fordringen er i langtidsovervågning; senest hørtes der noget den ${date(since)}.`,
  },
  standstill: {
    undocumented: ({ step, kind, dueOn }) =>
      step && dueOn
        ? `udokumenteret: ${stepNoun(names, step, kind).definite} skulle være sket den ${date(dueOn)}, og der er ikke noteret noget om, hvorfor det udeblev`
        : 'udokumenteret: der er ikke flere skridt, og der er ikke noteret noget om, hvad fordringen venter på',
    'bank-not-reconciled': ({ step, kind, dueOn }) =>
      `${stepNoun(names, step, kind).definite} skulle være sket den ${date(dueOn)} og venter på, at banken bliver afstemt (S003-26)`,
    'bank-unread': ({ step, kind, dueOn, needed }) =>
      `${stepNoun(names, step, kind).definite} skulle være sket den ${date(dueOn)} og venter på, at bankens filer er læst til og med den ${date(needed)}`,
    'before-person': ({ wait }) =>
      wait.type === 'step'
        ? `${stepNoun(names, wait.step, wait.kind).definite} venter på en beslutning: ${danishCauses[wait.cause.type](wait.cause as never)}`
        : wait.type === 'review'
          ? `${stepNoun(names, wait.step, wait.kind).definite} venter på en beslutning`
          : 'fordringen venter på en beslutning',
    unanswered: ({ wait, months }) =>
      wait.type === 'step'
        ? `intet svar i ${months} måneder: ${danishCauses[wait.cause.type](wait.cause as never)}`
        : wait.type === 'in-monitoring'
          ? `langtidsovervågningen har ikke aflagt regnskab i ${months} måneder (S002-30)`
          : `der er ikke hørt noget om sagen i ${months} måneder`,
    'case-held': (held) => `sagen skulle være overdraget, men holdes tilbage: ${whyKept(held, danishKept)}`,
    undecidable: ({ why }) => `der kan intet besluttes om den: ${why}`,
    'time-barred': ({ lastDay }) =>
      `fordringen kunne kræves til og med den ${date(lastDay)}, og ingen har afsluttet den`,
  },
  leftOut: {
    hold: ({ through }) => `rykkerstoppet gælder til og med den ${date(through)}`,
    respite: ({ until }) => `betalingen kan vente; skridtet tages den ${date(until)}`,
    'bank-not-reconciled': () => 'banken er ikke afstemt (S003-26)',
    'bank-unread': ({ needed }) => `bankens filer er ikke læst til og med den ${date(needed)}`,
  },
  standing: ({ on, claimed, principal, fee, interest, refund, disputed, writtenDown, outcome, ...rest }) => {
    const owed = refund.isPositive() ? ` ${amount(refund)} skal betales tilbage til betaleren.` : '';
    const closed = {
      paid: 'er intet ubetalt: fakturaen er betalt.',
      credited: 'er intet ubetalt: fakturaen er krediteret.',
      cancelled: 'er intet ubetalt: fakturaen er annulleret.',
      withdrawn: 'er intet ubetalt: registreringen er trukket tilbage.',
      'written-off': 'kræves intet: fordringen er afskrevet, ikke betalt.',
      recovered: 'kræves intet: fordringen er afskrevet, og der er kommet penge ind bagefter.',
      open: undefined,
    }[outcome];
    if (closed) return `Den ${date(on)} ${closed}${owed}`;
    const { daysPastDue, countedDays, limitation, barredSince } = rest;
    const counted = countedDays === daysPastDue ? '' : `, hvoraf ${countedDays} tæller, da der var rykkerstop de andre`;
    const late = daysPastDue === 0 ? '' : ` Forfaldsdagen er overskredet med ${daysPastDue} dage${counted}.`;
    const apart = [
      ...(disputed.isPositive() ? [`${amount(disputed)} af det er omtvistet`] : []),
      ...(writtenDown.isPositive() ? [`${amount(writtenDown)} af det er nedskrevet`] : []),
    ];
    const limit = barredSince
      ? ` Den kunne kræves til og med den ${date(limitation ?? on)} og er forældet siden den ${date(barredSince)}.`
      : limitation
        ? ` Fordringen kan kræves til og med den ${date(limitation)}.`
        : ' Der løber ingen forældelse, så længe retslige skridt er i gang.';
    return (
      `Den ${date(on)} ${barredSince ? `er ${amount(claimed)} ubetalt` : `kræves ${amount(claimed)}`}: hovedstol ${amount(principal)}, gebyr ${amount(fee)}, renter ${amount(interest)}.` +
      `${apart.length > 0 ? ` ${capital(list(apart))}.` : ''}${late}${limit}${owed}`
    );
  },
  cost: ({ fee, interest }, { interest: apart, charges }) =>
    (fee.isZero() && interest.isZero()
      ? `Indtil nu har det ikke kostet debitor noget ${apart || charges ? 'på denne faktura' : 'ud over fakturaen'}.`
      : `Indtil nu har det kostet debitor ${amount(fee)} i gebyrer og ${amount(interest)} i morarenter.`) +
    (apart ? ` Morarenter på ${amount(apart)} kræves for sig.` : '') +
    (charges ? ` Gebyrer og renter på ${amount(charges)} kræves på en anden faktura.` : ''),
  ahead: (step, told, { fee, interest }) => {
    const costs = [...(fee ? [`gebyr ${amount(fee)}`] : []), ...(interest ? ['morarenter til den dag'] : [])];
    return `${capital(stepNoun(names, step.step, step.kind).name)}, hvis intet ændrer sig${costs.length > 0 ? `, med ${list(costs)}` : ''}: ${reason(told)}.`;
  },
  waitsForBank: 'Det venter, til kreditors bank er afstemt.',
  asksFor: (asked, disputed) => `Det beder om ${amount(asked)}, uden det omtvistede beløb ${amount(disputed)}.`,
  nextInstalment: ({ number, missing }) => `Rate ${number} skal være betalt: der mangler ${amount(missing)}.`,
  barred: (since) => `Fordringen er forældet siden den ${date(since)}, og ingen har afsluttet den.`,
  mustAct: (actor) => `Den, der skal handle, er ${names.actors[actor]}.`,
  decided: (decision) => {
    const other = decision.otherRole ? ` og godkendt af ${names.roles[decision.otherRole]}` : '';
    const line = decision.authorityLine ? ` efter bemyndigelse ${decision.authorityLine}` : '';
    return `Besluttet af ${who(decision)}${other}${line}; begrundelse: ${because(decision)}.`;
  },
  carriedOut: ({ kind, state }) =>
    `${capital(names.kinds[kind].name)} blev gennemført${state === 'reversed' ? ' og senere taget tilbage' : ''}.`,
  pending: (decision) =>
    `${capital(names.kinds[decision.kind].name)}, som ${who(decision)} foreslog den ${date(decision.on)}, venter på godkendelse; begrundelse: ${because(decision)}.`,
  turnedDown: (decision) => {
    const [by, note] = [decision.otherRole, decision.note];
    const how =
      decision.state === 'withdrawn'
        ? `blev trukket tilbage den ${date(decision.on)}`
        : `blev afvist den ${date(decision.on)}${by ? ` af ${names.roles[by]}` : ''}`;
    return `${capital(names.kinds[decision.kind].name)}, som ${who(decision)} foreslog, ${how}${note ? `: ${quote(note)}` : ''}.`;
  },
  attempt: ({ kind, asked, byRole, refused, message }) => {
    const who = capital(byRole ? names.roles[byRole] : 'nogen');
    const { name, definite } = names.kinds[kind];
    const wanted = {
      decide: `bad om ${name}`,
      approve: `ville godkende forslaget om ${name}`,
      reject: `ville afvise forslaget om ${name}`,
      withdraw: `ville trække forslaget om ${name} tilbage`,
      confirm: `ville bekræfte ${definite}`,
    }[asked];
    const code = refusalCodeOf(refused);
    return `${who} ${wanted}. Det blev afvist: ${code ? `${danishRefusals[code]}.` : quote(message)}`;
  },
  undelivered: ({ on, step, state, ...kept }) =>
    `${capital(step ? stepNoun(names, step).definite : 'brevet')} den ${date(on)} ${state === 'withheld' ? 'blev aldrig sendt' : 'er endnu ikke sendt'}: ${whyKept(kept, danishKept)}.`,
  headings: {
    title: (invoiceNumber, creditorId) => `Faktura ${invoiceNumber} hos ${creditorId}`,
    story: 'Hvad der er sket',
    ahead: 'Hvad der kommer',
    waits: 'Hvad fordringen venter på',
    refused: 'Hvad der er afvist',
  },
};
