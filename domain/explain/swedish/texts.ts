import type { CivilDate } from '../../kernel/civil-date';
import type { ExplainedDecision } from '../explained-decision';
import type { ExplanationTexts } from '../explanation-texts';
import { whyKept } from '../withheld';
import { refusalCodeOf } from '../refusal-codes';
import { swedish } from '../written';
import { swedishCorrections, swedishEvents } from './events';
import { swedishNames as names } from './names';
import { swedishRefusals } from './refusals';
import { swedishCauses } from './causes';
import { swedishKept } from './withheld';
import { capital, reason } from './sentences';
import { stepNoun } from '../step-noun';

const { date, amount, list, quote } = swedish;

function span(from: CivilDate, through: CivilDate): string {
  return from === through ? `den ${date(from)}` : `från den ${date(from)} till den ${date(through)}`;
}

function because({ reasonCode, reasonText }: ExplainedDecision): string {
  return reasonText ? quote(reasonText) : reasonCode;
}

function who(decision: ExplainedDecision): string {
  return decision.byRole ? names.roles[decision.byRole] : 'en person';
}

export const swedishTexts: ExplanationTexts = {
  written: swedish,
  names,
  events: swedishEvents,
  corrections: swedishCorrections,
  lateness: ({ guideline, causes }) =>
    `Det är senare än riktlinjens dag, den ${date(guideline)}: ${list(causes.map((cause) => swedishTexts.late[cause.type](cause as never)))}.`,
  late: {
    deferral: ({ grantedOn, newDueOn }) => `anstånd beviljades den ${date(grantedOn)} till den ${date(newDueOn)}`,
    hold: ({ from, through }) => `kravstopp gällde från den ${date(from)} till och med den ${date(through)}`,
    dispute: ({ from, through }) => `fordran var bestridd ${span(from, through)}`,
    plan: ({ from, through }) => `en avbetalningsplan gällde ${span(from, through)}`,
    flag: ({ from, through }) => `kunden hade märkt den så att ingen påminnelse skickas ${span(from, through)}`,
    status: ({ status, from, through }) => `gäldenären var ${names.statuses[status]} ${span(from, through)}`,
    'paid-meanwhile': ({ from, through }) =>
      `ingenting var obetalt ${span(from, through)}, genom pengar som senare togs tillbaka eller flyttades`,
    letter: ({ from, through }) => `ett brev den ${date(from)} gav tid att betala till och med den ${date(through)}`,
    'bank-gate': ({ through }) => `banken var inte avstämd förrän den ${date(through)} (S003-26)`,
    undocumented: () => 'ingenting är antecknat om varför',
  },
  causes: swedishCauses,
  stepWaits: (step, cause) => `${capital(stepNoun(names, step.step, step.kind).name)} väntar: ${cause}.`,
  waits: {
    review: ({ step, kind, decidedOn }) =>
      `${capital(stepNoun(names, step, kind).name)} ligger hos en handläggare${decidedOn ? `, som tog upp den den ${date(decidedOn)}` : ''}.`,
    hold: ({ through }) => `Kravstopp gäller till och med den ${date(through)} och upphör av sig självt.`,
    'with-authority': ({ since }) => `Ärendet ligger hos Kronofogden sedan den ${date(since)}.`,
    'with-court': ({ court, since }) =>
      `Ärendet ligger hos ${names.courts[court]}; senast hördes något den ${date(since)}.`,
    'court-judged': ({ court, since }) =>
      `${capital(names.courts[court])} avgjorde målet den ${date(since)}, och ingen har ännu gjort något med anledning av det.`,
    'court-filing': ({ court, since }) =>
      `Ärendet ska till ${names.courts[court]} sedan den ${date(since)}, och ingen har sagt att ansökan har getts in.`,
    'in-monitoring': ({ since }) => `Fordran är i långtidsbevakning; senast hördes något den ${date(since)}.`,
  },
  standstill: {
    undocumented: ({ step, kind, dueOn }) =>
      step && dueOn
        ? `odokumenterat: ${stepNoun(names, step, kind).definite} skulle ha skett den ${date(dueOn)}, och ingenting är antecknat om varför det uteblev`
        : 'odokumenterat: ingen åtgärd återstår, och ingenting är antecknat om vad fordran väntar på',
    'bank-not-reconciled': ({ step, kind, dueOn }) =>
      `${stepNoun(names, step, kind).definite} skulle ha skett den ${date(dueOn)} och väntar på att banken stäms av (S003-26)`,
    'bank-unread': ({ step, kind, dueOn, needed }) =>
      `${stepNoun(names, step, kind).definite} skulle ha skett den ${date(dueOn)} och väntar på att bankens filer är lästa till och med den ${date(needed)}`,
    'before-person': ({ wait }) =>
      wait.type === 'step'
        ? `${stepNoun(names, wait.step, wait.kind).definite} väntar på ett beslut: ${swedishCauses[wait.cause.type](wait.cause as never)}`
        : wait.type === 'review'
          ? `${stepNoun(names, wait.step, wait.kind).definite} väntar på ett beslut`
          : 'fordran väntar på ett beslut',
    unanswered: ({ wait, months }) =>
      wait.type === 'step'
        ? `inget svar på ${months} månader: ${swedishCauses[wait.cause.type](wait.cause as never)}`
        : wait.type === 'in-monitoring'
          ? `långtidsbevakningen har inte redovisat på ${months} månader (S002-30)`
          : `ingenting har hörts om ärendet på ${months} månader`,
    'case-held': (held) => `ärendet skulle ha överlämnats men hålls kvar: ${whyKept(held, swedishKept)}`,
    undecidable: ({ why }) => `inget kan beslutas om den: ${why}`,
    'time-barred': ({ lastDay }) =>
      `fordran kunde krävas till och med den ${date(lastDay)}, och ingen har avslutat den`,
  },
  leftOut: {
    hold: ({ through }) => `kravstopp gäller till och med den ${date(through)}`,
    respite: ({ until }) => `betalningen får vänta; åtgärden sker den ${date(until)}`,
    'bank-not-reconciled': () => 'banken är inte avstämd (S003-26)',
    'bank-unread': ({ needed }) => `bankens filer är inte lästa till och med den ${date(needed)}`,
  },
  standing: ({ on, claimed, principal, fee, interest, refund, disputed, writtenDown, outcome, ...rest }) => {
    const owed = refund.isPositive() ? ` ${amount(refund)} ska betalas tillbaka till betalaren.` : '';
    const closed = {
      paid: 'är ingenting obetalt: fakturan är betald.',
      credited: 'är ingenting obetalt: fakturan är krediterad.',
      cancelled: 'är ingenting obetalt: fakturan är makulerad.',
      withdrawn: 'är ingenting obetalt: registreringen är återtagen.',
      'written-off': 'krävs ingenting: fordran är avskriven, inte betald.',
      recovered: 'krävs ingenting: fordran är avskriven, och pengar har kommit in efteråt.',
      open: undefined,
    }[outcome];
    if (closed) return `Den ${date(on)} ${closed}${owed}`;
    const { daysPastDue, countedDays, limitation, barredSince } = rest;
    const counted =
      countedDays === daysPastDue ? '' : `, varav ${countedDays} räknas, eftersom kravstopp gällde de andra`;
    const late = daysPastDue === 0 ? '' : ` Förfallodagen passerades för ${daysPastDue} dagar sedan${counted}.`;
    const apart = [
      ...(disputed.isPositive() ? [`${amount(disputed)} av det är bestritt`] : []),
      ...(writtenDown.isPositive() ? [`${amount(writtenDown)} av det är nedskrivet`] : []),
    ];
    const limit = barredSince
      ? ` Den kunde krävas till och med den ${date(limitation ?? on)} och är preskriberad sedan den ${date(barredSince)}.`
      : limitation
        ? ` Fordran kan krävas till och med den ${date(limitation)}.`
        : ' Ingen preskription löper så länge ett rättsligt förfarande pågår.';
    return (
      `Den ${date(on)} ${barredSince ? `är ${amount(claimed)} obetalt` : `krävs ${amount(claimed)}`}: kapital ${amount(principal)}, avgift ${amount(fee)}, ränta ${amount(interest)}.` +
      `${apart.length > 0 ? ` ${capital(list(apart))}.` : ''}${late}${limit}${owed}`
    );
  },
  cost: ({ fee, interest }, { interest: apart, charges }) =>
    (fee.isZero() && interest.isZero()
      ? `Hittills har det inte kostat gäldenären något ${apart || charges ? 'på denna faktura' : 'utöver fakturan'}.`
      : `Hittills har det kostat gäldenären ${amount(fee)} i avgifter och ${amount(interest)} i dröjsmålsränta.`) +
    (apart ? ` Dröjsmålsränta på ${amount(apart)} krävs för sig.` : '') +
    (charges ? ` Avgifter och ränta på ${amount(charges)} krävs på en annan faktura.` : ''),
  ahead: (step, told, { fee, interest }) => {
    const costs = [...(fee ? [`avgift ${amount(fee)}`] : []), ...(interest ? ['dröjsmålsränta till den dagen'] : [])];
    return `${capital(stepNoun(names, step.step, step.kind).name)}, om inget ändras${costs.length > 0 ? `, med ${list(costs)}` : ''}: ${reason(told)}.`;
  },
  waitsForBank: 'Det väntar tills borgenärens bank är avstämd.',
  asksFor: (asked, disputed) => `Den begär ${amount(asked)}, utan det bestridda beloppet ${amount(disputed)}.`,
  nextInstalment: ({ number, missing }) =>
    `Delbetalning ${number} ska vara betald: ${amount(missing)} återstår av den.`,
  barred: (since) => `Fordran är preskriberad sedan den ${date(since)}, och ingen har avslutat den.`,
  mustAct: (actor) => `Den som ska handla är ${names.actors[actor]}.`,
  decided: (decision) => {
    const other = decision.otherRole ? ` och godkänt av ${names.roles[decision.otherRole]}` : '';
    const line = decision.authorityLine ? ` enligt delegation ${decision.authorityLine}` : '';
    return `Beslutat av ${who(decision)}${other}${line}; skäl: ${because(decision)}.`;
  },
  carriedOut: ({ kind, state }) =>
    `${capital(names.kinds[kind].name)} genomfördes${state === 'reversed' ? ' och togs senare tillbaka' : ''}.`,
  pending: (decision) =>
    `${capital(names.kinds[decision.kind].name)}, som ${who(decision)} föreslog den ${date(decision.on)}, väntar på godkännande; skäl: ${because(decision)}.`,
  turnedDown: (decision) => {
    const [by, note] = [decision.otherRole, decision.note];
    const how =
      decision.state === 'withdrawn'
        ? `drogs tillbaka den ${date(decision.on)}`
        : `avslogs den ${date(decision.on)}${by ? ` av ${names.roles[by]}` : ''}`;
    return `${capital(names.kinds[decision.kind].name)}, som ${who(decision)} föreslog, ${how}${note ? `: ${quote(note)}` : ''}.`;
  },
  attempt: ({ kind, asked, byRole, refused, message }) => {
    const who = capital(byRole ? names.roles[byRole] : 'någon');
    const { name, definite } = names.kinds[kind];
    const wanted = {
      decide: `begärde ${name}`,
      approve: `ville godkänna förslaget om ${name}`,
      reject: `ville avslå förslaget om ${name}`,
      withdraw: `ville dra tillbaka förslaget om ${name}`,
      confirm: `ville bekräfta ${definite}`,
    }[asked];
    const code = refusalCodeOf(refused);
    return `${who} ${wanted}. Det nekades: ${code ? `${swedishRefusals[code]}.` : quote(message)}`;
  },
  undelivered: ({ on, step, state, ...kept }) =>
    `${capital(step ? stepNoun(names, step).definite : 'brevet')} den ${date(on)} ${state === 'withheld' ? 'skickades aldrig' : 'har inte skickats än'}: ${whyKept(kept, swedishKept)}.`,
  headings: {
    title: (invoiceNumber, creditorId) => `Faktura ${invoiceNumber} hos ${creditorId}`,
    story: 'Vad som har hänt',
    ahead: 'Vad som kommer',
    waits: 'Vad fordran väntar på',
    refused: 'Vad som har nekats',
  },
};
