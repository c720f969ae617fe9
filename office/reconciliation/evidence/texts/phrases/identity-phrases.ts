import type { Phrases } from './phrase-book';

/** Identities of payouts, claims, invoices and ledgers. */
export const identityPhrases: Phrases = {
  'the intermediate account = minus the sum of all restance accounts': [
    'mellankontot = minus summan av alla restancekonton',
    'mellemregningskontoen = minus summen af alle restancekonti',
  ],
  'KY to debtor system: the movements agree, but for what is explained': [
    'KY till kundreskontran: rörelserna stämmer, utom det förklarade',
    'KY til debitorsystem: bevægelserne stemmer, bortset fra det forklarede',
  ],
  'debtor system to KY: the movements agree, but for what is explained': [
    'kundreskontran till KY: rörelserna stämmer, utom det förklarade',
    'debitorsystem til KY: bevægelserne stemmer, bortset fra det forklarede',
  ],
  'the restance accounts: opening and movements lead to the closing balance': [
    'restancekontona: ingående saldo och rörelser leder till utgående saldo',
    'restancekontiene: primosaldo og bevægelser fører til ultimosaldoen',
  ],
  'the intermediate accounts: opening and movements lead to the closing balance': [
    'mellankontona: ingående saldo och rörelser leder till utgående saldo',
    'mellemregningskontiene: primosaldo og bevægelser fører til ultimosaldoen',
  ],
  'movements of the restance accounts in the trial balance = the debtor system’s movements': [
    'restancekontonas rörelser i råbalansen = kundreskontrans rörelser',
    'restancekontienes bevægelser i råbalancen = debitorsystemets bevægelser',
  ],
  'postings on the restance accounts = the debtor system’s movements': [
    'bokföringar på restancekontona = kundreskontrans rörelser',
    'posteringer på restancekontiene = debitorsystemets bevægelser',
  ],
  'postings on the intermediate account = minus KY’s movements': [
    'bokföringar på mellankontot = minus KY:s rörelser',
    'posteringer på mellemregningskontoen = minus KY’s bevægelser',
  ],
  'restance accounts at the date = the debtor system’s total at the date': [
    'restancekonton per dagen = kundreskontrans summa per dagen',
    'restancekonti pr. dagen = debitorsystemets sum pr. dagen',
  ],
  'each restance account = minus the intermediate account of its group (Prisme)': [
    'varje restancekonto = minus sin grupps mellankonto (Prisme)',
    'hver restancekonto = minus sin gruppes mellemregningskonto (Prisme)',
  ],
  'claims by the month of creation = Sum - Debitorregistreringer': [
    'krav efter skapandemånad = Sum - Debitorregistreringer',
    'krav efter oprettelsesmåned = Sum - Debitorregistreringer',
  ],
  'claims that KY sent (step 1) are booked on restance accounts (step 2)': [
    'krav som KY har skickat (steg 1) är bokförda på restancekonton (steg 2)',
    'krav, som KY har sendt (trin 1), er bogført på restancekonti (trin 2)',
  ],
  'covers that are paid (step 3) are re-posted to income (steps 4 and 5)': [
    'betalda täckningar (steg 3) är ombokade till intäkt (steg 4 och 5)',
    'betalte dækninger (trin 3) er omposteret til indtægt (trin 4 og 5)',
  ],
  'what KY approved is what it told the invoice system to post': [
    'det som KY har godkänt är det som fakturasystemet fick bokföra',
    'det, KY har godkendt, er det, fakturasystemet fik besked om at bogføre',
  ],
  'the first voucher of manual invoices balances: the draw on the APØ account is what is provided': [
    'första verifikationen för manuella fakturor balanserar: uttaget på APØ-kontot är det avsatta',
    'første bilag til manuelle fakturaer balancerer: trækket på APØ-kontoen er det hensatte',
  ],
  'the second voucher of manual invoices balances: the request to NemKonto is what is settled': [
    'andra verifikationen för manuella fakturor balanserar: begäran till NemKonto är det avräknade',
    'andet bilag til manuelle fakturaer balancerer: anmodningen til NemKonto er det afregnede',
  ],
  'what manual invoices provide for payout is requested': [
    'det som manuella fakturor avsätter för utbetalning är begärt',
    'det, manuelle fakturaer hensætter til udbetaling, er anmodet',
  ],
  'each approved manual invoice has its draw on the APØ account': [
    'varje godkänd manuell faktura har sitt uttag på APØ-kontot',
    'hver godkendt manuel faktura har sit træk på APØ-kontoen',
  ],
  'manual invoices paid to an account number = Udbetalinger til kontonumre': [
    'manuella fakturor betalda till ett kontonummer = Udbetalinger til kontonumre',
    'manuelle fakturaer betalt til et kontonummer = Udbetalinger til kontonumre',
  ],
  'each citizen’s APØ account: opening, provisions and draws lead to the closing balance': [
    'varje medborgares APØ-konto: ingående saldo, avsättningar och uttag leder till utgående saldo',
    'hver borgers APØ-konto: primosaldo, hensættelser og træk fører til ultimosaldoen',
  ],
  'the APØ account in total = the citizens’ APØ accounts': [
    'APØ-kontot totalt = medborgarnas APØ-konton',
    'APØ-kontoen i alt = borgernes APØ-konti',
  ],
  'draws on the APØ account in total = the citizens’ draws': [
    'uttag på APØ-kontot totalt = medborgarnas uttag',
    'træk på APØ-kontoen i alt = borgernes træk',
  ],
  'the APØ account in total: its movements lead to the closing balance': [
    'APØ-kontot totalt: rörelserna leder till utgående saldo',
    'APØ-kontoen i alt: bevægelserne fører til ultimosaldoen',
  ],
  'draws on the APØ accounts = manual invoices and eFakturaer that are posted on them': [
    'uttag på APØ-kontona = manuella fakturor och eFakturaer som är bokförda på dem',
    'træk på APØ-kontiene = manuelle fakturaer og eFakturaer, der er bogført på dem',
  ],
  'general ledger − sub-ledger = the difference that the accounting unit stated': [
    'huvudboken − kundreskontran = differensen som ekonomienheten har angett',
    'finansmodulet − debitormodulet = differencen, som regnskabsenheden har angivet',
  ],
  'what both ledgers carry forward is the same': [
    'vad båda böckerna för över är detsamma',
    'det, begge moduler fører over, er det samme',
  ],
  'requests that KY has = requests that UDK Debitor sent': [
    'begäran som KY har = begäran som UDK Debitor har skickat',
    'anmodninger, KY har = anmodninger, UDK Debitor har sendt',
  ],
  'requested − set off = still open': ['begärt − kvittat = ännu öppet', 'anmodet − modregnet = stadig åbent'],
  'PSRM: additions + write-ups − recalls − write-downs = the basis that it states': [
    'PSRM: tillgång + uppskrivning − återkallelse − nedskrivning = underlaget som PSRM anger',
    'PSRM: tilgang + opskrivning − tilbagekaldelse − nedskrivning = grundlaget, som PSRM angiver',
  ],
  'ours: additions + write-ups − recalls − write-downs, less what is explained = the basis that PSRM states': [
    'vår sida: tillgång + uppskrivning − återkallelse − nedskrivning, minus det förklarade = underlaget som PSRM anger',
    'vores: tilgang + opskrivning − tilbagekaldelse − nedskrivning, minus det forklarede = grundlaget, som PSRM angiver',
  ],
  'collected − commission = remitted': ['inkasserat − provision = utbetalat', 'inddrevet − provision = afregnet'],
  'the declaration states the debtor module': [
    'deklarationen anger kundreskontran',
    'erklæringen angiver debitormodulet',
  ],
  'the declaration states the finance module': ['deklarationen anger huvudboken', 'erklæringen angiver finansmodulet'],
  'what the period began with + its movements = the debtor module': [
    'periodens ingående saldo + rörelser = kundreskontran',
    'periodens primosaldo + bevægelser = debitormodulet',
  ],
  'not due + overdue of every age = the debtor module': [
    'inte förfallet + förfallet av varje ålder = kundreskontran',
    'ikke forfaldent + forfaldent af enhver alder = debitormodulet',
  ],
  'the declaration states what is overdue': ['deklarationen anger det förfallna', 'erklæringen angiver det forfaldne'],
  'the bank: opening balance + all movements = closing balance': [
    'banken: ingående saldo + alla rörelser = utgående saldo',
    'banken: primosaldo + alle bevægelser = ultimosaldo',
  ],
  'the ledger: its bank account before + the movements it has booked = its bank account at the end': [
    'reskontran: bankkontot före + bokförda rörelser = bankkontot vid slutet',
    'debitormodulet: bankkontoen før + bogførte bevægelser = bankkontoen ved slutningen',
  ],
  'what the bank’s balance changed by, less the difference = what the ledger’s bank account changed by': [
    'ändringen av bankens saldo, minus differensen = ändringen av reskontrans bankkonto',
    'ændringen i bankens saldo, minus differencen = ændringen i debitormodulets bankkonto',
  ],
  'payments in suspense = the suspense account': [
    'betalningar under utredning = observationskontot',
    'betalinger til afklaring = mellemregningskontoen',
  ],
};
