/** What recipes say in English, in Danish: their titles, and all that those say that a Danish client runs every month. */
export const danishPhrases: Readonly<Record<string, string>> = {
  'KY against the economy system': 'KY mod økonomisystemet',
  'KY against eIndkomst': 'KY mod eIndkomst',
  'KY against Ydelsesrefusion': 'KY mod Ydelsesrefusion',
  'provision against settlement': 'hensættelse mod afregning',
  'KY against NemKonto': 'KY mod NemKonto',
  'KY against the debtor system': 'KY mod debitorsystemet',
  'KY against the invoice system': 'KY mod fakturasystemet',
  'KY’s set-offs for child maintenance': 'KY’s modregninger for børnebidrag',
  'the general ledger against the sub-ledger': 'finansmodulet mod debitormodulet',
  'the debtor system against PSRM': 'debitorsystemet mod PSRM',
  'Opus Debitor against Kvantum, by area': 'Opus Debitor mod Kvantum, efter område',
  'the bank against the ledger': 'banken mod debitormodulet',
  'KFM’s cases against the ledger': 'KFM’s sager mod debitormodulet',
  'Intrum’s accounts against the ledger': 'Intrums regnskab mod debitormodulet',
  'the engine against the ledger': 'procesmotoren mod debitormodulet',
  'the client’s monthly declaration': 'kundens månedlige erklæring',
  'everything that KY posted has arrived in the economy system, or the error list says why not':
    'alt, hvad KY har bogført, er nået frem til økonomisystemet, eller fejllisten siger hvorfor ikke',
  'what KY reported to eIndkomst is what SKAT approved, field by field and person by person':
    'det, KY har indberettet til eIndkomst, er det, SKAT har godkendt, felt for felt og person for person',
  'what KY reported for refund has reached Ydelsesrefusion; it differs by what eIndkomst rejected and no more':
    'det, KY har indberettet til refusion, er nået frem til Ydelsesrefusion; det afviger kun med det, eIndkomst har afvist',
  'what KY provided for A-tax, AM, ATP and OP was settled with SKAT and ATP, but for what eIndkomst rejected':
    'det, KY har hensat til A-skat, AM, ATP og OP, er afregnet med SKAT og ATP, bortset fra det, eIndkomst har afvist',
  'the account Hensættelse Bankudbetaling is nought for each recipient: all that was provided was paid out':
    'kontoen Hensættelse Bankudbetaling er nul for hver modtager: alt hensat er udbetalt',
  'claims reach the debtor system, covers and write-offs come back to KY, and the accounts mirror each other':
    'krav når debitorsystemet, dækninger og afskrivninger kommer tilbage til KY, og kontiene spejler hinanden',
  'every eFaktura that KY approved was received, paid and posted, and none that it rejected was paid':
    'hver eFaktura, som KY har godkendt, er modtaget, betalt og bogført, og ingen afvist er betalt',
  'every movement at the bank is booked, and nothing else is: until then no reminder leaves':
    'hver bevægelse i banken er bogført, og intet andet er: før da sendes ingen rykker',
  'the debtor module is the finance module, overdue items are declared, and the client acknowledges it':
    'debitormodulet stemmer med finansmodulet, forfaldne poster er erklæret, og kunden bekræfter det',
  'exactly one open workflow follows each open claim: none is lost, none follows nothing':
    'præcis én åben proces følger hver åben fordring: ingen mangler, og ingen følger intet',
  'the bank': 'banken',
  'the ledger': 'debitormodulet',
  'the ledger’s bank and suspense accounts': 'debitormodulets bankkonto og mellemregningskonto',
  'no payment of a claim (the bank’s own fees, transfers), noted by a person':
    'ingen betaling af en fordring (bankens egne gebyrer, overførsler), noteret af en person',
  'booked in a neighbouring period': 'bogført i en naboperiode',
  'the bank: opening balance + all movements = closing balance': 'banken: primosaldo + alle bevægelser = ultimosaldo',
  'the ledger: its bank account before + the movements it has booked = its bank account at the end':
    'debitormodulet: bankkontoen før + bogførte bevægelser = bankkontoen ved slutningen',
  'what the bank’s balance changed by, less the difference = what the ledger’s bank account changed by':
    'ændringen i bankens saldo, minus differencen = ændringen i debitormodulets bankkonto',
  'payments in suspense = the suspense account': 'betalinger til afklaring = mellemregningskontoen',
};
