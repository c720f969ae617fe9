import type { Phrases } from './phrase-book';

/** Who looks into a difference of KY’s, and what they do. */
export const kyRoutePhrases: Phrases = {
  'Find out which system is wrong: the economy system goes to its supplier (S004-53), KY to a case in MinSupport (S004-54).':
    [
      'Ta reda på vilket system som har fel: ekonomisystemet till leverantören (S004-53), KY till ett ärende i MinSupport (S004-54).',
      'Find ud af, hvilket system der tager fejl: økonomisystemet til leverandøren (S004-53), KY til en sag i MinSupport (S004-54).',
    ],
  'The economy system has what KY never sent: ask its supplier (S004-53).': [
    'Ekonomisystemet har det som KY aldrig skickade: fråga leverantören (S004-53).',
    'Økonomisystemet har det, KY aldrig sendte: spørg leverandøren (S004-53).',
  ],
  'Order Sum pr. enhed from SKAT and give it as the right side, with Detaljer - eIndkomst as the left: then it is compared person by person (S004-76).':
    [
      'Beställ Sum pr. enhed från SKAT och ge den som höger sida, med Detaljer - eIndkomst som vänster: då jämförs person för person (S004-76).',
      'Bestil Sum pr. enhed hos SKAT og giv den som højre side, med Detaljer - eIndkomst som venstre: så sammenlignes person for person (S004-76).',
    ],
  'The status of a refund report follows that of its eIndkomst report (S004-86): reconcile ky-income-register first, then take what is left to a case in MinSupport.':
    [
      'En refusionsrapports status följer eIndkomst-rapportens (S004-86): stäm av ky-income-register först, och ta resten till ett ärende i MinSupport.',
      'En refusionsindberetnings status følger eIndkomst-indberetningens (S004-86): afstem ky-income-register først, og tag resten til en sag i MinSupport.',
    ],
  'Draw the statement of the tax account for the SE number from eIndkomst and give it with --explain tax-account=FILE (S004-98, S004-103).':
    [
      'Hämta skattekontots utdrag för SE-numret från eIndkomst och ge det med --explain tax-account=FILE (S004-98, S004-103).',
      'Træk skattekontoens udskrift for SE-nummeret fra eIndkomst og giv den med --explain tax-account=FILE (S004-98, S004-103).',
    ],
  'A payout without a provision was posted wrongly: correct it by a re-posting (S004-120).': [
    'En utbetalning utan avsättning är felbokförd: rätta genom en ombokning (S004-120).',
    'En udbetaling uden hensættelse er bogført forkert: ret ved en ompostering (S004-120).',
  ],
  'Back to KY: a caseworker corrects the payout and sends it again; it must not go to an error account (S004-111).': [
    'Tillbaka till KY: en handläggare rättar utbetalningen och skickar den igen; den får inte gå till ett felkonto (S004-111).',
    'Tilbage til KY: en sagsbehandler retter udbetalingen og sender den igen; den må ikke gå til en fejlkonto (S004-111).',
  ],
  'Covers and write-offs are made in the debtor system (S004-137): look in its error list for what KY has not received.':
    [
      'Täckningar och avskrivningar görs i kundreskontran (S004-137): leta i fellistan efter det som KY inte har mottagit.',
      'Dækninger og afskrivninger laves i debitorsystemet (S004-137): led i fejllisten efter det, KY ikke har modtaget.',
    ],
  'Draw Detaljer - Debitor of earlier months: a claim may lie long in KY before it is released (S004-148, S004-149).': [
    'Hämta Detaljer - Debitor för tidigare månader: ett krav kan ligga länge i KY innan det frigörs (S004-148, S004-149).',
    'Træk Detaljer - Debitor for tidligere måneder: et krav kan ligge længe i KY, før det frigives (S004-148, S004-149).',
  ],
  'Booked and not set off by KY: find out who posted on the account for FUB.': [
    'Bokfört och inte kvittat av KY: ta reda på vem som bokförde på kontot för FUB.',
    'Bogført og ikke modregnet af KY: find ud af, hvem der bogførte på kontoen for FUB.',
  ],
  'Set off by KY and not booked: look for the voucher on the list of failed postings (S004-20).': [
    'Kvittat av KY och inte bokfört: leta efter verifikationen på listan över misslyckade bokföringar (S004-20).',
    'Modregnet af KY og ikke bogført: led efter bilaget på listen over fejlede posteringer (S004-20).',
  ],
  'Approved in KY and not paid and posted: ask the invoice system where it lies (S004-161, S004-166).': [
    'Godkänd i KY och inte betald och bokförd: fråga fakturasystemet var den ligger (S004-161, S004-166).',
    'Godkendt i KY og ikke betalt og bogført: spørg fakturasystemet, hvor den ligger (S004-161, S004-166).',
  ],
  'Paid without KY’s approval: find out who released it (S004-159).': [
    'Betald utan KY:s godkännande: ta reda på vem som släppte den (S004-159).',
    'Betalt uden KY’s godkendelse: find ud af, hvem der frigav den (S004-159).',
  ],
  'Not approved and on no list: look for it in KY’s three invoice reports (S004-167).': [
    'Inte godkänd och på ingen lista: leta i KY:s tre fakturarapporter (S004-167).',
    'Ikke godkendt og på ingen liste: led i KY’s tre fakturarapporter (S004-167).',
  ],
};
