import type { Phrases } from './phrase-book';

/** Who looks into a difference, and what they do. */
export const routePhrases: Phrases = {
  'Balances alone do not say why: reconcile the month by its vouchers, with a SIE 4 export and --by movements (S002-90).':
    [
      'Saldon ensamma säger inte varför: stäm av månaden efter verifikationer, med en SIE 4-export och --by movements (S002-90).',
      'Saldi alene siger ikke hvorfor: afstem måneden efter bilag, med en SIE 4-eksport og --by movements (S002-90).',
    ],
  'Both ledgers have it, with the other sign: one of them booked it on the wrong side. If all of the sub-ledger is so, give --sub-ledger-sign opposite (S002-89).':
    [
      'Båda böckerna har beloppet, med omvänt tecken: en av dem bokförde på fel sida. Är hela kundreskontran så, ge --sub-ledger-sign opposite (S002-89).',
      'Begge moduler har beløbet, med modsat fortegn: et af dem bogførte på den forkerte side. Er hele debitormodulet sådan, så giv --sub-ledger-sign opposite (S002-89).',
    ],
  'In the sub-ledger only: have the voucher read into the general ledger, in the month it belongs to (S002-91, S002-92).':
    [
      'Bara i kundreskontran: läs in verifikationen i huvudboken, i rätt månad (S002-91, S002-92).',
      'Kun i debitormodulet: få bilaget indlæst i finansmodulet, i den rette måned (S002-91, S002-92).',
    ],
  'In the general ledger only: find who booked on a control account by hand, and rebook it through the sub-ledger (S002-89).':
    [
      'Bara i huvudboken: ta reda på vem som bokförde för hand på ett kontrollkonto, och boka om genom kundreskontran (S002-89).',
      'Kun i finansmodulet: find ud af, hvem der bogførte manuelt på en kontrolkonto, og omposter gennem debitormodulet (S002-89).',
    ],
  'The ledgers have it with other amounts: hold the voucher against its document, and correct the ledger that is wrong (S002-89, S002-110).':
    [
      'Böckerna har olika belopp: jämför verifikationen med underlaget, och rätta den bok som har fel (S002-89, S002-110).',
      'Modulerne har forskellige beløb: hold bilaget op mod dokumentet, og ret det modul, der tager fejl (S002-89, S002-110).',
    ],
  'Only in PSRM: find out who sent it, and recall it (FEJL) or record it in the debtor system (S000-11).': [
    'Bara i PSRM: ta reda på vem som skickade den, och återkalla (FEJL) eller registrera i kundreskontran (S000-11).',
    'Kun i PSRM: find ud af, hvem der sendte den, og tilbagekald (FEJL) eller registrer i debitorsystemet (S000-11).',
  ],
  'Only in the debtor system: look for its receipt; without one send it again, for limitation runs on (S000-11).': [
    'Bara i kundreskontran: leta efter kvittensen; skicka annars igen, för preskriptionen löper (S000-11).',
    'Kun i debitorsystemet: led efter kvitteringen; send ellers igen, for forældelsen løber (S000-11).',
  ],
  'Another amount: write the claim in PSRM down (REGU) or up to what is owed, or correct the debtor system (S000-11).':
    [
      'Annat belopp: skriv ned (REGU) eller upp fordran i PSRM till det rätta, eller rätta kundreskontran (S000-11).',
      'Andet beløb: nedskriv (REGU) eller opskriv fordringen i PSRM til det skyldige, eller ret debitorsystemet (S000-11).',
    ],
  'In Opus Debitor only ({}): find its voucher in Kvantum, or put it on the clean-up list (S000-09, S000-10).': [
    'Bara i Opus Debitor ({}): leta upp verifikationen i Kvantum, eller sätt posten på upprensningslistan (S000-09, S000-10).',
    'Kun i Opus Debitor ({}): find bilaget i Kvantum, eller sæt posten på oprydningslisten (S000-09, S000-10).',
  ],
  'In Kvantum only ({}): find whose payment or claim it is, and book it in Opus Debitor (S000-09).': [
    'Bara i Kvantum ({}): ta reda på vems betalning eller fordran det är, och bokför i Opus Debitor (S000-09).',
    'Kun i Kvantum ({}): find ud af, hvis betaling eller fordring det er, og bogfør i Opus Debitor (S000-09).',
  ],
  'Different in the two systems ({}): go through the year item by item (S000-09).': [
    'Olika i de två systemen ({}): gå igenom året post för post (S000-09).',
    'Forskelligt i de to systemer ({}): gennemgå året post for post (S000-09).',
  ],
  'Paid out at the bank (a refund, a fee, a payment of the municipality’s own): note it as no payment of a claim (other-movements), or have the payment taken back that it reverses (S003-26).':
    [
      'Utbetalt på banken (en återbetalning, en avgift, kommunens egen betalning): anteckna det som ingen betalning av en fordran (other-movements), eller återta betalningen som det återför (S003-26).',
      'Udbetalt i banken (en tilbagebetaling, et gebyr, kommunens egen betaling): noter det som ingen betaling af en fordring (other-movements), eller tag den betaling tilbage, som det tilbagefører (S003-26).',
    ],
  'At the bank only: import the bank’s file of that day; no reminder leaves until it is booked (S003-26).': [
    'Bara på banken: läs in bankens fil för den dagen; ingen påminnelse går ut förrän det är bokfört (S003-26).',
    'Kun i banken: indlæs bankens fil for den dag; ingen rykker sendes, før det er bogført (S003-26).',
  ],
  'In the ledger only: ask the bank for the statement of that day, and take back what never came (S003-26).': [
    'Bara i reskontran: be banken om utdraget för den dagen, och återta det som aldrig kom (S003-26).',
    'Kun i debitormodulet: bed banken om udskriften for den dag, og tag det tilbage, der aldrig kom (S003-26).',
  ],
  'Booked with another amount, or twice: hold the bank’s file against the payment, and correct the ledger (S003-26).': [
    'Bokfört med annat belopp, eller två gånger: jämför bankens fil med betalningen, och rätta reskontran (S003-26).',
    'Bogført med et andet beløb, eller to gange: hold bankens fil op mod betalingen, og ret debitormodulet (S003-26).',
  ],
  'A case at KFM that the ledger has not handed over: withdraw it, or record the hand-over (S002-24).': [
    'Ett mål hos Kronofogden som reskontran inte har överlämnat: återkalla det, eller registrera överlämnandet (S002-24).',
    'En sag hos KFM, som debitormodulet ikke har overdraget: træk den tilbage, eller registrer overdragelsen (S002-24).',
  ],
  'KFM does not have it: ask for its case number, and apply again if there is none (S002-26).': [
    'Kronofogden har det inte: fråga efter målnumret, och ansök igen om det saknas (S002-26).',
    'KFM har den ikke: spørg efter sagsnummeret, og ansøg igen, hvis der intet er (S002-26).',
  ],
  'Another amount: tell KFM of the payment or credit that it lacks, or record the one that we lack (S002-27).': [
    'Annat belopp: meddela Kronofogden den betalning eller kreditering som saknas där, eller registrera den som saknas hos oss (S002-27).',
    'Andet beløb: meddel KFM den betaling eller kreditering, som mangler der, eller registrer den, som mangler her (S002-27).',
  ],
  'Intrum monitors what the ledger has not given it: recall it, or record the hand-over (S002-28).': [
    'Intrum bevakar det som reskontran inte har lämnat dit: återkalla, eller registrera överlämnandet (S002-28).',
    'Intrum overvåger det, debitormodulet ikke har givet: tilbagekald, eller registrer overdragelsen (S002-28).',
  ],
  'Nobody watches over its limitation: ask Intrum for the case, and send it again if there is none (S002-31).': [
    'Ingen bevakar preskriptionen: fråga Intrum efter ärendet, och skicka igen om det saknas (S002-31).',
    'Ingen overvåger forældelsen: spørg Intrum efter sagen, og send den igen, hvis der ingen er (S002-31).',
  ],
  'Another amount: look for a payment that only one side has (S002-30).': [
    'Annat belopp: leta efter en betalning som bara en sida har (S002-30).',
    'Andet beløb: led efter en betaling, som kun den ene side har (S002-30).',
  ],
  'Lost: no workflow follows it. "fordring engine check --mend" starts it again.': [
    'Borta: ingen process följer fordran. "fordring engine check --mend" startar den igen.',
    'Mangler: ingen proces følger fordringen. "fordring engine check --mend" starter den igen.',
  ],
  'Orphan: a workflow follows no open claim. Look at the claim’s events before you end it by hand.': [
    'Herrelös: en process följer ingen öppen fordran. Se på fordrans händelser innan du avslutar processen för hand.',
    'Herreløs: en proces følger ingen åben fordring. Se på fordringens hændelser, før du afslutter processen manuelt.',
  ],
  'More than one: a claim has one workflow by its id, so find out who started the other.': [
    'Fler än en: en fordran har en process efter sitt id, så ta reda på vem som startade den andra.',
    'Mere end én: en fordring har én proces efter sit id, så find ud af, hvem der startede den anden.',
  ],
  'In the finance module only: somebody booked on the control account by hand; move it before the declaration leaves (S003-29).':
    [
      'Bara i huvudboken: någon bokförde för hand på kontrollkontot; flytta det innan deklarationen skickas (S003-29).',
      'Kun i finansmodulet: nogen bogførte manuelt på kontrolkontoen; flyt det, før erklæringen sendes (S003-29).',
    ],
  'Post the debtor module’s journal, or correct it, before the declaration leaves (S003-29, S003-31).': [
    'Bokför kundreskontrans journal, eller rätta den, innan deklarationen skickas (S003-29, S003-31).',
    'Bogfør debitormodulets kladde, eller ret den, før erklæringen sendes (S003-29, S003-31).',
  ],
  'Rows of a period that is signed without them, or of which there is no run: begin the run of that period, or open it again with the file that has them; or settle this with the reason.':
    [
      'Rader av en period som är attesterad utan dem, eller som saknar avstämning: börja periodens avstämning, eller öppna den igen med filen som har dem; eller avgör detta med skälet.',
      'Rækker af en periode, der er godkendt uden dem, eller som ingen afstemning har: begynd periodens afstemning, eller åbn den igen med filen, der har dem; eller afgør dette med grunden.',
    ],
  'Both sides stand in the result: find out which of the files it speaks of is not whole.': [
    'Båda sidor står i resultatet: ta reda på vilken av filerna som inte är hel.',
    'Begge sider står i resultatet: find ud af, hvilken af filerne der ikke er hel.',
  ],
  'No line may be so: correct it where it was made.': [
    'Ingen rad får vara så: rätta den där den gjordes.',
    'Ingen linje må være sådan: ret den, hvor den blev lavet.',
  ],
  'Deliver what lies between: {}.': ['Lämna det som ligger emellan: {}.', 'Lever det, der ligger imellem: {}.'],
  'Deliver a file without it, or say why this one is taken as it is: {}': [
    'Lämna en fil utan felet, eller säg varför filen tas som den är: {}',
    'Lever en fil uden fejlen, eller sig, hvorfor filen tages, som den er: {}',
  ],
};
