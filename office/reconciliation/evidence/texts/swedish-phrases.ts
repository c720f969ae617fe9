/** What recipes say in English, in Swedish: their titles, and all that those say that a Swedish town runs every month. */
export const swedishPhrases: Readonly<Record<string, string>> = {
  'KY against the economy system': 'KY mot ekonomisystemet',
  'KY against eIndkomst': 'KY mot eIndkomst',
  'KY against Ydelsesrefusion': 'KY mot Ydelsesrefusion',
  'provision against settlement': 'avsättning mot avräkning',
  'KY against NemKonto': 'KY mot NemKonto',
  'KY against the debtor system': 'KY mot kundreskontran',
  'KY against the invoice system': 'KY mot fakturasystemet',
  'KY’s set-offs for child maintenance': 'KY:s kvittningar för underhållsbidrag',
  'the general ledger against the sub-ledger': 'huvudboken mot kundreskontran',
  'the debtor system against PSRM': 'kundreskontran mot PSRM',
  'Opus Debitor against Kvantum, by area': 'Opus Debitor mot Kvantum, efter område',
  'the bank against the ledger': 'banken mot reskontran',
  'KFM’s cases against the ledger': 'Kronofogdens mål mot reskontran',
  'Intrum’s accounts against the ledger': 'Intrums redovisning mot reskontran',
  'the engine against the ledger': 'processmotorn mot reskontran',
  'the client’s monthly declaration': 'kundens månadsförklaring',
  'every movement at the bank is booked, and nothing else is: until then no reminder leaves':
    'varje rörelse på banken är bokförd, och inget annat: förrän dess går ingen påminnelse ut',
  'the control accounts 15190 and 15191 are the sub-ledger, voucher by voucher and in the same month':
    'kontrollkontona 15190 och 15191 stämmer med kundreskontran, verifikation för verifikation och i samma månad',
  'exactly one open workflow follows each open claim: none is lost, none follows nothing':
    'precis en öppen process följer varje öppen fordran: ingen är borta, och ingen följer inget',
  'the bank': 'banken',
  'the ledger': 'reskontran',
  'the ledger’s bank and suspense accounts': 'reskontrans bankkonto och observationskonto',
  'the general ledger': 'huvudboken',
  'the sub-ledger': 'kundreskontran',
  'the difference as the accounting unit stated it': 'differensen som ekonomienheten har angett den',
  'no payment of a claim (the bank’s own fees, transfers), noted by a person':
    'ingen betalning av en fordran (bankens egna avgifter, överföringar), antecknad av en person',
  'booked in a neighbouring period': 'bokförd i en intilliggande period',
  'on the error list of the transfer: not read into the general ledger':
    'på överföringens fellista: inte inläst i huvudboken',
  'in the other ledger in a neighbouring month: the cut-off was missed':
    'i den andra boken i en intilliggande månad: periodiseringen missades',
  'the bank: opening balance + all movements = closing balance':
    'banken: ingående saldo + alla rörelser = utgående saldo',
  'the ledger: its bank account before + the movements it has booked = its bank account at the end':
    'reskontran: bankkontot före + bokförda rörelser = bankkontot vid slutet',
  'what the bank’s balance changed by, less the difference = what the ledger’s bank account changed by':
    'ändringen av bankens saldo, minus differensen = ändringen av reskontrans bankkonto',
  'payments in suspense = the suspense account': 'betalningar under utredning = observationskontot',
  'general ledger − sub-ledger = the difference that the accounting unit stated':
    'huvudboken − kundreskontran = differensen som ekonomienheten har angett',
  'what both ledgers carry forward is the same': 'vad båda böckerna för över är detsamma',
};
