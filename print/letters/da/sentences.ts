import type { LetterContent } from '../../../domain/letters/letter';
import type { LetterSection, LetterWords } from '../letter-texts';
import { danishFigures } from '../../paper/written-figures';

/** Sentences that several of the Danish letters share. A sentence that ends with an amount takes its full stop from `kr.` */
export function unpaid(words: LetterWords): string {
  return words.partlyPaid
    ? `Vi har modtaget en del af betalingen for faktura ${words.invoiceNumber}, som forfaldt den ${words.dueOn}, men ikke det hele.`
    : `Vi har ikke modtaget betaling for faktura ${words.invoiceNumber}, som forfaldt den ${words.dueOn}.`;
}

export function ifNotPaid(words: LetterWords): LetterSection {
  return { heading: 'Hvis du ikke betaler', paragraphs: consequence(words) };
}

export function consequence(words: LetterWords): string[] {
  const unlessPaid = words.atOnce
    ? 'Betaler du ikke straks'
    : `Har vi ikke modtaget betalingen senest den ${words.lastDay}`;
  switch (words.consequence.type) {
    case 'reminder':
      return [`${unlessPaid}, sender vi en rykker.`];
    case 'second-reminder':
      return [
        `${unlessPaid}, sender vi en 2. rykker. Betaler du heller ikke da, kan kravet blive overdraget ` +
          'til inddrivelse hos Gældsstyrelsen.',
      ];
    case 'collection-demand': {
      const costs = [
        ...(words.comingFee ? [`et gebyr på ${words.comingFee}`] : []),
        ...(words.comingInterest ? ['morarenter fra forfaldsdagen'] : []),
      ];
      const added = costs.length > 0 ? ` Så kommer der ${costs.join(' og ')} oveni.` : '';
      return [`${unlessPaid}, sender vi et betalingspåkrav.${added}`];
    }
    case 'administrative-court':
      return [`${unlessPaid}, kan vi indbringe sagen for retten.`];
    case 'district-court':
      return [
        `${unlessPaid}, kan vi anlægge sag ved byretten. Det kan medføre yderligere omkostninger, som du kan komme til at betale.`,
      ];
    case 'agency':
      return [
        `${unlessPaid}, overdrager vi kravet til et inkassobureau. Det kan medføre yderligere omkostninger, som du kan komme til at betale.`,
      ];
    case 'distraint':
      return [
        `${unlessPaid}, kan kommunen foretage udlæg for kravet. Det medfører yderligere omkostninger, som du skal betale.`,
      ];
    case 'enforcement':
      return [
        `${unlessPaid}, kan vi overdrage kravet til inddrivelse hos Gældsstyrelsen uden at skrive til dig igen. ` +
          'Dette brev er den skriftlige underretning om overdragelsen efter gældsinddrivelseslovens § 2, stk. 4. ' +
          'Gældsstyrelsen kan blandt andet trække i din løn, modregne i penge, du har til gode hos det offentlige, og foretage udlæg. ' +
          'Der kommer inddrivelsesrente og eventuelt gebyrer oveni.',
      ];
    case 'suspension':
      return [
        `Er skylden ikke betalt senest den ${words.lastDay}, kan barnets plads ophøre. Inden da vurderer en sagsbehandler din sag.`,
      ];
    case 'sanction':
      return [
        `Er gælden ikke betalt senest den ${words.lastDay}, kan ydelsen, som fakturaen gælder, blive lukket. Inden da vurderer en sagsbehandler din sag.`,
      ];
    case 'with-authority':
      return ['Sagen ligger allerede hos Gældsstyrelsen. Betaler du ikke, fortsætter den der.'];
    case 'with-agency':
      return ['Sagen ligger allerede hos inkassobureauet. Betaler du ikke, fortsætter den der.'];
    case 'in-court':
      return ['Sagen ligger allerede hos retten. Betaler du ikke, fortsætter den der.'];
    case 'stays-open':
      return [
        `Betaler du ikke ${words.atOnce ? 'straks' : `senest den ${words.lastDay}`}, står skylden fortsat åben hos os, og vi bliver ved med at opkræve den.`,
      ];
  }
}

/** How the invoice stands after a decision, and what is to be paid next. */
export function standing(words: LetterWords): string {
  if (!words.toPay) return words.standsStill || words.timeBarred ? '' : 'Der er ikke mere at betale på fakturaen.';
  if (words.inPlan) {
    return `Afdragsordningen gælder som før: det næste beløb er ${words.toPay} og betales senest den ${words.lastDay}.`;
  }
  return `Der mangler at blive betalt ${words.toPay}, ${words.atOnce ? 'som skal betales straks' : `senest den ${words.lastDay}`}.`;
}

/** What follows, where something is to be paid and no plan says what follows. */
export function afterDecision(words: LetterWords): { whatHappensNext?: LetterSection } {
  return words.toPay && !words.inPlan ? { whatHappensNext: ifNotPaid(words) } : {};
}

export function objection(words: LetterWords): LetterSection {
  return {
    heading: 'Hvis du ikke er enig, eller ikke kan betale nu',
    paragraphs: [
      `Mener du, at kravet helt eller delvist er forkert, skal du gøre indsigelse senest den ${words.lastDay}. Skriv hvorfor til ${words.email} eller ` +
        `${words.postalAddress}. Vi tager stilling, før vi foretager os mere. ` +
        `Har du brug for henstand eller en afdragsordning? Ring ${words.phone} inden da.`,
    ],
  };
}

export function agreementQuestions(words: LetterWords): LetterSection {
  return {
    heading: 'Hvis noget ikke passer',
    paragraphs: [`Er noget i aftalen forkert? Kontakt os straks: ${words.email}, telefon ${words.phone}.`],
  };
}

export function contact(words: LetterWords): LetterSection {
  const help = words.toPay ? ` Kan du ikke betale${words.atOnce ? '' : ' til tiden'}? Kontakt os.` : '';
  return {
    heading: 'Hvis noget ikke passer',
    paragraphs: [
      `Har du spørgsmål, eller mener du, at noget er forkert? Kontakt os: ${words.email}, telefon ${words.phone}, eller ${words.postalAddress}.${help}`,
    ],
  };
}

/** What any letter may have to add below its account. */
export function danishAsides(letter: LetterContent): string[] {
  const { standsStill, fallenAway, owedBack, noLongerOwedBack, jointlyLiable } = letter;
  const { amount } = danishFigures;
  const paragraphs: string[] = [];
  if (standsStill && letter.kind !== 'dispute-received') {
    paragraphs.push(
      `Du har gjort indsigelse mod ${amount(standsStill)} Det beløb er ikke med her, og vi opkræver det ikke, så længe sagen om det står på.`,
    );
  }
  if (fallenAway) {
    const parts = [
      ...(fallenAway.fee.isPositive() ? [`gebyrer på ${amount(fallenAway.fee)}`] : []),
      ...(fallenAway.interest.isPositive() ? [`renter på ${amount(fallenAway.interest)}`] : []),
    ];
    const counted = fallenAway.countedOnInvoice.isPositive()
      ? ` Heraf havde du betalt ${amount(fallenAway.countedOnInvoice)}, som nu er regnet med på fakturaen.`
      : '';
    paragraphs.push(`Det, vi har opkrævet for meget, bortfalder: ${parts.join(' og ')}${counted}`);
  }
  if (owedBack) paragraphs.push(`Du har betalt mere, end du skylder. Vi betaler dig ${amount(owedBack)} tilbage.`);
  if (noLongerOwedBack) {
    paragraphs.push(`De ${amount(noLongerOwedBack)}, som vi skulle have betalt tilbage, bliver derfor ikke udbetalt.`);
  }
  if (jointlyLiable) {
    paragraphs.push(
      'I er flere, der hæfter solidarisk for skylden: hver af jer skylder hele beløbet, men det skal kun betales én gang. ' +
        'Hver af jer har fået sit eget brev med samme indhold.',
    );
  }
  return paragraphs;
}
