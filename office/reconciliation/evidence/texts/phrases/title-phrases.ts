import type { Phrases } from './phrase-book';

/** What recipes are called, and what a reconciliation proves. */
export const titlePhrases: Phrases = {
  'KY against the economy system': ['KY mot ekonomisystemet', 'KY mod økonomisystemet'],
  'KY against eIndkomst': ['KY mot eIndkomst', 'KY mod eIndkomst'],
  'KY against Ydelsesrefusion': ['KY mot Ydelsesrefusion', 'KY mod Ydelsesrefusion'],
  'provision against settlement': ['avsättning mot avräkning', 'hensættelse mod afregning'],
  'KY against NemKonto': ['KY mot NemKonto', 'KY mod NemKonto'],
  'KY against the debtor system': ['KY mot kundreskontran', 'KY mod debitorsystemet'],
  'KY against the invoice system': ['KY mot fakturasystemet', 'KY mod fakturasystemet'],
  'KY’s set-offs for child maintenance': ['KY:s kvittningar för underhållsbidrag', 'KY’s modregninger for børnebidrag'],
  'the general ledger against the sub-ledger': ['huvudboken mot kundreskontran', 'finansmodulet mod debitormodulet'],
  'the debtor system against PSRM': ['kundreskontran mot PSRM', 'debitorsystemet mod PSRM'],
  'Opus Debitor against Kvantum, by area': [
    'Opus Debitor mot Kvantum, efter område',
    'Opus Debitor mod Kvantum, efter område',
  ],
  'the bank against the ledger': ['banken mot reskontran', 'banken mod debitormodulet'],
  'KFM’s cases against the ledger': ['Kronofogdens mål mot reskontran', 'KFM’s sager mod debitormodulet'],
  'Intrum’s accounts against the ledger': ['Intrums redovisning mot reskontran', 'Intrums regnskab mod debitormodulet'],
  'the engine against the ledger': ['processmotorn mot reskontran', 'procesmotoren mod debitormodulet'],
  'the client’s monthly declaration': ['kundens månadsförklaring', 'kundens månedlige erklæring'],
  'everything that KY posted has arrived in the economy system, or the error list says why not': [
    'allt som KY har bokfört har kommit fram till ekonomisystemet, eller så säger fellistan varför inte',
    'alt, hvad KY har bogført, er nået frem til økonomisystemet, eller fejllisten siger hvorfor ikke',
  ],
  'what KY reported to eIndkomst is what SKAT approved, field by field and person by person': [
    'det som KY har rapporterat till eIndkomst är det som SKAT har godkänt, fält för fält och person för person',
    'det, KY har indberettet til eIndkomst, er det, SKAT har godkendt, felt for felt og person for person',
  ],
  'what KY reported for refund has reached Ydelsesrefusion; it differs by what eIndkomst rejected and no more': [
    'det som KY har rapporterat för refusion har nått Ydelsesrefusion; skillnaden är vad eIndkomst har avvisat och inget mer',
    'det, KY har indberettet til refusion, er nået frem til Ydelsesrefusion; det afviger kun med det, eIndkomst har afvist',
  ],
  'what KY provided for A-tax, AM, ATP and OP was settled with SKAT and ATP, but for what eIndkomst rejected': [
    'det som KY har avsatt för A-skat, AM, ATP och OP är avräknat med SKAT och ATP, utom det som eIndkomst har avvisat',
    'det, KY har hensat til A-skat, AM, ATP og OP, er afregnet med SKAT og ATP, bortset fra det, eIndkomst har afvist',
  ],
  'the account Hensættelse Bankudbetaling is nought for each recipient: all that was provided was paid out': [
    'kontot Hensættelse Bankudbetaling är noll för varje mottagare: allt avsatt är utbetalt',
    'kontoen Hensættelse Bankudbetaling er nul for hver modtager: alt hensat er udbetalt',
  ],
  'claims reach the debtor system, covers and write-offs come back to KY, and the accounts mirror each other': [
    'krav når kundreskontran, täckningar och avskrivningar kommer tillbaka till KY, och kontona speglar varandra',
    'krav når debitorsystemet, dækninger og afskrivninger kommer tilbage til KY, og kontiene spejler hinanden',
  ],
  'every eFaktura that KY approved was received, paid and posted, and none that it rejected was paid': [
    'varje eFaktura som KY har godkänt är mottagen, betald och bokförd, och ingen avvisad är betald',
    'hver eFaktura, som KY har godkendt, er modtaget, betalt og bogført, og ingen afvist er betalt',
  ],
  'the control accounts 15190 and 15191 are the sub-ledger, voucher by voucher and in the same month': [
    'kontrollkontona 15190 och 15191 stämmer med kundreskontran, verifikation för verifikation och i samma månad',
    'kontrolkontiene 15190 og 15191 stemmer med debitormodulet, bilag for bilag og i samme måned',
  ],
  'what KY set off for UDK Debitor is booked, and each request is set off or still open': [
    'det som KY har kvittat för UDK Debitor är bokfört, och varje begäran är kvittad eller ännu öppen',
    'det, KY har modregnet for UDK Debitor, er bogført, og hver anmodning er modregnet eller stadig åben',
  ],
  'each claim handed over, recalled, written down or up stands in PSRM as in the debtor system': [
    'varje fordran som är överlämnad, återkallad eller ned- eller uppskriven står i PSRM som i kundreskontran',
    'hver fordring, der er oversendt, tilbagekaldt eller ned- eller opskrevet, står i PSRM som i debitorsystemet',
  ],
  'property tax, parking and prepayments are the same in Opus Debitor and Kvantum, each year again': [
    'fastighetsskatt, parkering och förskott är lika i Opus Debitor och Kvantum, varje år för sig',
    'ejendomsskat, parkering og forudbetalinger er ens i Opus Debitor og Kvantum, år for år',
  ],
  'every claim handed to KFM is a case there, with the amount that the ledger has': [
    'varje fordran som är överlämnad till Kronofogden är ett mål där, med reskontrans belopp',
    'hver fordring, der er overdraget til KFM, er en sag der, med debitormodulets beløb',
  ],
  'what Intrum monitors is what the ledger says it was given, and what it collected has arrived': [
    'det som Intrum bevakar är det som reskontran säger att Intrum har fått, och det inkasserade har kommit fram',
    'det, Intrum overvåger, er det, debitormodulet siger, at Intrum har fået, og det inddrevne er modtaget',
  ],
  'the debtor module is the finance module, overdue items are declared, and the client acknowledges it': [
    'kundreskontran stämmer med huvudboken, förfallna poster är deklarerade, och kunden bekräftar det',
    'debitormodulet stemmer med finansmodulet, forfaldne poster er erklæret, og kunden bekræfter det',
  ],
  'every movement at the bank is booked, and nothing else is: until then no reminder leaves': [
    'varje rörelse på banken är bokförd, och inget annat: förrän dess går ingen påminnelse ut',
    'hver bevægelse i banken er bogført, og intet andet er: før da sendes ingen rykker',
  ],
  'exactly one open workflow follows each open claim: none is lost, none follows nothing': [
    'precis en öppen process följer varje öppen fordran: ingen är borta, och ingen följer inget',
    'præcis én åben proces følger hver åben fordring: ingen mangler, og ingen følger intet',
  ],
};
