import type { Phrases } from './phrase-book';

/** Identities of KY’s accounts and of eIndkomst. */
export const kyIdentityPhrases: Phrases = {
  'Sum - Finans comes to nought': ['Sum - Finans blir noll', 'Sum - Finans går i nul'],
  'operating accounts = minus the intermediate accounts': [
    'driftkonton = minus mellankonton',
    'driftskonti = minus mellemregningskonti',
  ],
  'the economy system comes to nought': ['ekonomisystemet blir noll', 'økonomisystemet går i nul'],
  'the credit differs as the debit does': ['kredit avviker som debet', 'kredit afviger som debet'],
  'each failed voucher balances': ['varje misslyckad verifikation balanserar', 'hvert fejlet bilag balancerer'],
  'Detaljer - Finans, accepted debit = Sum - Finans': [
    'Detaljer - Finans, godkänd debet = Sum - Finans',
    'Detaljer - Finans, accepteret debet = Sum - Finans',
  ],
  'Detaljer - Finans, accepted credit = Sum - Finans': [
    'Detaljer - Finans, godkänd kredit = Sum - Finans',
    'Detaljer - Finans, accepteret kredit = Sum - Finans',
  ],
  'Detaljer - Finans, rejected debit = Detaljer - Finans fejlede': [
    'Detaljer - Finans, avvisad debet = Detaljer - Finans fejlede',
    'Detaljer - Finans, afvist debet = Detaljer - Finans fejlede',
  ],
  'Detaljer - Finans, rejected credit = Detaljer - Finans fejlede': [
    'Detaljer - Finans, avvisad kredit = Detaljer - Finans fejlede',
    'Detaljer - Finans, afvist kredit = Detaljer - Finans fejlede',
  ],
  'Detaljer - Finans: what is not sent balances': [
    'Detaljer - Finans: det som inte är skickat balanserar',
    'Detaljer - Finans: det ikke sendte balancerer',
  ],
  'Detaljer - Finans: what is awaiting balances': [
    'Detaljer - Finans: det som väntar balanserar',
    'Detaljer - Finans: det afventende balancerer',
  ],
  'field {}: KY = confirmed + rejected': ['fält {}: KY = bekräftat + avvisat', 'felt {}: KY = bekræftet + afvist'],
  'field {}: rejected in the details = on the list of failed reports': [
    'fält {}: avvisat i detaljerna = på listan över misslyckade inrapporteringar',
    'felt {}: afvist i detaljerne = på listen over fejlede indberetninger',
  ],
  'field {}: SKAT = confirmed': ['fält {}: SKAT = bekräftat', 'felt {}: SKAT = bekræftet'],
  'field {}: KY − SKAT = rejected': ['fält {}: KY − SKAT = avvisat', 'felt {}: KY − SKAT = afvist'],
  'amounts (fields 13, 14, 37, 38): KY − SKAT = rejected': [
    'belopp (fält 13, 14, 37, 38): KY − SKAT = avvisat',
    'beløb (felt 13, 14, 37, 38): KY − SKAT = afvist',
  ],
  'deductions (fields 15, 16, 46, 47): KY − SKAT = rejected': [
    'avdrag (fält 15, 16, 46, 47): KY − SKAT = avvisat',
    'fradrag (felt 15, 16, 46, 47): KY − SKAT = afvist',
  ],
  'Sum - eIndkomst = the first and the second report of the month': [
    'Sum - eIndkomst = månadens första och andra inrapportering',
    'Sum - eIndkomst = månedens første og anden indberetning',
  ],
  'A-tax reported by hand = what other machines posted on Hensættelse Skat': [
    'A-skat rapporterad för hand = vad andra maskiner bokförde på Hensættelse Skat',
    'A-skat indberettet manuelt = det, andre maskiner bogførte på Hensættelse Skat',
  ],
  'benefits reported for refund = benefits reported to eIndkomst': [
    'förmåner rapporterade för refusion = förmåner rapporterade till eIndkomst',
    'ydelser indberettet til refusion = ydelser indberettet til eIndkomst',
  ],
  'the municipal share of each account is refunded, but for what is explained': [
    'den kommunala andelen av varje konto är refunderad, utom det förklarade',
    'den kommunale andel af hver konto er refunderet, bortset fra det forklarede',
  ],
  "the municipality's share of {} is two thirds": [
    'kommunens andel av {} är två tredjedelar',
    'kommunens andel af {} er to tredjedele',
  ],
  'benefits differ by what eIndkomst rejected': [
    'förmånerna avviker med det som eIndkomst har avvisat',
    'ydelserne afviger med det, eIndkomst har afvist',
  ],
  '{}: KY’s sum = provision': ['{}: KY:s summa = avsättning', '{}: KY’s sum = hensættelse'],
  '{}: KY’s Sum - Finans = provision': ['{}: KY:s Sum - Finans = avsättning', '{}: KY’s Sum - Finans = hensættelse'],
  '{}: settlement = request': ['{}: avräkning = krav', '{}: afregning = anmodning'],
  '{}: provision − settlement = rejected': [
    '{}: avsättning − avräkning = avvisat',
    '{}: hensættelse − afregning = afvist',
  ],
  'the tax account’s movements lead to its last balance': [
    'skattekontots rörelser leder till dess sista saldo',
    'skattekontoens bevægelser fører til dens sidste saldo',
  ],
  'the tax account stands at nought, or at its interest: every request is paid': [
    'skattekontot står på noll, eller på sin ränta: varje krav är betalt',
    'skattekontoen står på nul, eller på sin rente: hver anmodning er betalt',
  ],
  'interest on the tax account = posted on 6.45.51': [
    'ränta på skattekontot = bokfört på 6.45.51',
    'rente på skattekontoen = bogført på 6.45.51',
  ],
  'Hensættelse Bankudbetaling clears to nought, but for what is explained': [
    'Hensættelse Bankudbetaling går jämnt ut, utom det förklarade',
    'Hensættelse Bankudbetaling går i nul, bortset fra det forklarede',
  ],
  'what KY debited on Hensættelse Bankudbetaling = what it credited on Afregning NemKonto': [
    'vad KY debiterade på Hensættelse Bankudbetaling = vad KY krediterade på Afregning NemKonto',
    'det, KY debiterede på Hensættelse Bankudbetaling = det, KY krediterede på Afregning NemKonto',
  ],
  'Afregning NemKonto clears to nought': ['Afregning NemKonto går jämnt ut', 'Afregning NemKonto går i nul'],
  'what KY posted as paid out is what its report on payouts has': [
    'vad KY bokförde som utbetalt är vad rapporten om utbetalningar har',
    'det, KY bogførte som udbetalt, er det, rapporten om udbetalinger har',
  ],
  'what Afregning NemKonto was cleared with = what left the bank account': [
    'vad Afregning NemKonto utjämnades med = vad som lämnade bankkontot',
    'det, Afregning NemKonto blev udlignet med = det, der forlod bankkontoen',
  ],
  'payouts to named accounts = Udbetalinger til kontonumre': [
    'utbetalningar till angivna konton = Udbetalinger til kontonumre',
    'udbetalinger til angivne konti = Udbetalinger til kontonumre',
  ],
  'the account for failed payouts stands at nought: each was moved back by hand': [
    'kontot för misslyckade utbetalningar står på noll: var och en är flyttad tillbaka för hand',
    'kontoen for fejlede udbetalinger står på nul: hver er flyttet tilbage manuelt',
  ],
  'step {} of the posting flow balances': [
    'steg {} i bokföringsflödet balanserar',
    'trin {} i posteringsflowet balancerer',
  ],
  'what is provided for payout (step 2) is requested (step 3)': [
    'det som är avsatt för utbetalning (steg 2) är begärt (steg 3)',
    'det, der er hensat til udbetaling (trin 2), er anmodet (trin 3)',
  ],
  'Afregning NemKonto is cleared on the bank account in the flow': [
    'Afregning NemKonto utjämnas på bankkontot i flödet',
    'Afregning NemKonto udlignes på bankkontoen i flowet',
  ],
};
