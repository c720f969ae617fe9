import type { Phrases } from './phrase-book';

/** Why an identity was not tested, why a row does not count, and what every line must keep. */
export const reasonPhrases: Phrases = {
  '{} ({}) was not given': ['{} ({}) lämnades inte', '{} ({}) blev ikke leveret'],
  '{} ({}) has nothing of “{}”': ['{} ({}) har inget av ”{}”', '{} ({}) har intet af ”{}”'],
  '{} ({}) does not say what balance it began and ended with': [
    '{} ({}) anger inte ingående och utgående saldo',
    '{} ({}) angiver ikke primo- og ultimosaldo',
  ],
  '{} ({}) does not say what balance every account began and ended with': [
    '{} ({}) anger inte varje kontos ingående och utgående saldo',
    '{} ({}) angiver ikke hver kontos primo- og ultimosaldo',
  ],
  'no row is there that it could fail by': [
    'det finns ingen rad som kontrollen kunde falla på',
    'der er ingen række, som kontrollen kunne fejle på',
  ],
  'the files do not say enough': ['filerna säger inte tillräckligt', 'filerne siger ikke nok'],
  'KY names some accounts neither operating nor intermediate': [
    'KY kallar några konton varken drift eller mellan',
    'KY kalder nogle konti hverken drift eller mellemregning',
  ],
  'something else than what was rejected explains some of it': [
    'något annat än det avvisade förklarar en del',
    'noget andet end det afviste forklarer en del',
  ],
  'a list or another month explains some of it': [
    'en lista eller en annan månad förklarar en del',
    'en liste eller en anden måned forklarer en del',
  ],
  'the sums are told by the month of creation, and this run goes by acceptance': [
    'summorna är efter skapandemånad, och denna avstämning går efter godkännande',
    'summerne er efter oprettelsesmåned, og denne afstemning går efter accept',
  ],
  'something is left, which is told by itself': [
    'något återstår, vilket anges för sig',
    'noget resterer, hvilket er angivet for sig',
  ],
  'of another period': ['av en annan period', 'af en anden periode'],
  'of the other side': ['av den andra sidan', 'af den anden side'],
  'awaiting release': ['väntar på frigivning', 'afventer frigivelse'],
  'no part of the basis, such as a covering': [
    'ingen del av underlaget, såsom en täckning',
    'ikke en del af grundlaget, såsom en dækning',
  ],
  'rejected by the authority: there it never happened': [
    'avvisat av myndigheten: där har det aldrig hänt',
    'afvist af myndigheden: der er det aldrig sket',
  ],
  'closed at KFM': ['avslutat hos Kronofogden', 'afsluttet hos KFM'],
  'not handed over yet': ['ännu inte överlämnat', 'endnu ikke overdraget'],
  'taken back': ['återtaget', 'taget tilbage'],
  'with another counterpart': ['hos en annan motpart', 'hos en anden modpart'],
  'no workflow needed': ['ingen process behövs', 'ingen proces nødvendig'],
  'a tax or the AM contribution, which is not refunded': [
    'en skatt eller AM-bidraget, som inte refunderas',
    'en skat eller AM-bidraget, som ikke refunderes',
  ],
  'an account of none of the four contributions': [
    'ett konto för inget av de fyra bidragen',
    'en konto for ingen af de fire bidrag',
  ],
  'an account that is no part of the flow': ['ett konto som inte ingår i flödet', 'en konto, der ikke indgår i flowet'],
  'accepted by the economy system, and so no cause': [
    'godkänt av ekonomisystemet, alltså ingen orsak',
    'accepteret af økonomisystemet, altså ingen årsag',
  ],
  'a draft, which is no posting yet': ['ett utkast, som ännu inte är bokfört', 'en kladde, som endnu ikke er bogført'],
  'no interest': ['ingen ränta', 'ingen rente'],
  'posted by KY itself': ['bokfört av KY självt', 'bogført af KY selv'],
  'no invoice is named: a benefit': ['ingen faktura anges: en förmån', 'ingen faktura er angivet: en ydelse'],
  'no voucher: what a closing balance is off by': [
    'ingen verifikation: vad ett utgående saldo avviker med',
    'intet bilag: det, en ultimosaldo afviger med',
  ],
  'no transaction: what a voucher is off by': [
    'ingen transaktion: vad en verifikation avviker med',
    'ingen transaktion: det, et bilag afviger med',
  ],
  'no transaction: the file’s checksum': [
    'ingen transaktion: filens kontrollsumma',
    'ingen transaktion: filens kontrolsum',
  ],
  'not on a control account of the sub-ledger ({})': [
    'inte på ett kontrollkonto för kundreskontran ({})',
    'ikke på en kontrolkonto for debitormodulet ({})',
  ],
  'not of the sub-ledger’s sections ({})': [
    'inte av kundreskontrans avdelningar ({})',
    'ikke af debitormodulets afdelinger ({})',
  ],
  'status {}: not closed': ['status {}: inte avslutat', 'status {}: ikke afsluttet'],
  'status {}: not rejected': ['status {}: inte avvisat', 'status {}: ikke afvist'],
  'status {}': ['status {}', 'status {}'],
  'decision {}: another list’s': ['beslut {}: en annan listas', 'beslutning {}: en anden listes'],
  'decision: {}': ['beslut: {}', 'beslutning: {}'],
  'decision {}': ['beslut {}', 'beslutning {}'],
  'a claim handed to KFM is more than 500 kronor': [
    'en fordran som överlämnas till Kronofogden är över 500 kronor',
    'en fordring, der overdrages til KFM, er over 500 kroner',
  ],
  'no open item is older than three years: these are for the clean-up list': [
    'ingen öppen post är äldre än tre år: äldre poster hör till upprensningslistan',
    'ingen åben post er ældre end tre år: ældre poster hører til oprydningslisten',
  ],
  'the municipal share of ATP and OP stands on 8.51.52': [
    'den kommunala andelen av ATP och OP står på 8.51.52',
    'den kommunale andel af ATP og OP står på 8.51.52',
  ],
  'an account’s opening balance and vouchers make the closing balance that the export states (#UB)': [
    'ett kontos ingående saldo och verifikationer ger exportens utgående saldo (#UB)',
    'en kontos primosaldo og bilag giver eksportens ultimosaldo (#UB)',
  ],
  'opening + new − paid − reduced − returned = closing': [
    'ingående + nytt − betalt − nedsatt − återlämnat = utgående',
    'primo + nyt − betalt − nedsat − returneret = ultimo',
  ],
  'no monitored claim is time-barred: limitation is interrupted in time': [
    'ingen bevakad fordran är preskriberad: preskriptionen avbryts i tid',
    'ingen overvåget fordring er forældet: forældelsen afbrydes i tide',
  ],
  'an eFaktura is for one citizen only': ['en eFaktura gäller bara en medborgare', 'en eFaktura er kun for én borger'],
  'a credit note is for one invoice only': [
    'en kreditnota gäller bara en faktura',
    'en kreditnota er kun for én faktura',
  ],
  'amounts have no sign, the event says it': [
    'belopp har inget tecken, händelsen anger det',
    'beløb har intet fortegn, hændelsen angiver det',
  ],
  'of an invoice no more is overdue than what is open': [
    'av en faktura är inte mer förfallet än det som är obetalt',
    'af en faktura er ikke mere forfaldent end det, der er åbent',
  ],
  'what is overdue was due before the day of the report': [
    'det förfallna förföll före rapportens dag',
    'det forfaldne forfaldt før rapportens dag',
  ],
  'a posting says what has become of it': [
    'en bokföring säger vad det blev av den',
    'en postering siger, hvad der blev af den',
  ],
  'a time of processing is a time': ['en behandlingstid är en tid', 'et behandlingstidspunkt er et tidspunkt'],
  'interest on the tax account stands on 6.45.51': [
    'ränta på skattekontot står på 6.45.51',
    'rente på skattekontoen står på 6.45.51',
  ],
  'no payout stands on an error account': [
    'ingen utbetalning står på ett felkonto',
    'ingen udbetaling står på en fejlkonto',
  ],
  'a posting has an amount': ['en bokföring har ett belopp', 'en postering har et beløb'],
  'a payout to an account number names the account': [
    'en utbetalning till ett kontonummer anger kontot',
    'en udbetaling til et kontonummer angiver kontoen',
  ],
  'an account with an amount has a name': ['ett konto med belopp har ett namn', 'en konto med et beløb har et navn'],
  'there are at most {} restance accounts of {} groups': [
    'det finns högst {} restancekonton för {}-grupper',
    'der er højst {} restancekonti for {}-grupper',
  ],
  'no more is set off than was requested': ['inte mer kvittas än som begärts', 'der modregnes ikke mere end anmodet'],
  'a request and its set-off are no minus': [
    'en begäran och dess kvittning är inte minus',
    'en anmodning og dens modregning er ikke minus',
  ],
  'SKAT asks for payment 7 to 14 days after KY has reported': [
    'SKAT kräver betalning 7 till 14 dagar efter att KY har rapporterat',
    'SKAT anmoder om betaling 7 til 14 dage efter, at KY har indberettet',
  ],
  'a movement on the tax account says what it is': [
    'en rörelse på skattekontot säger vad den är',
    'en bevægelse på skattekontoen siger, hvad den er',
  ],
  'a line without an income names the field of its deduction': [
    'en rad utan inkomst anger avdragets fält',
    'en linje uden indkomst angiver fradragets felt',
  ],
  'each voucher of the export balances': [
    'varje verifikation i exporten balanserar',
    'hvert bilag i eksporten balancerer',
  ],
  'the export’s checksum (#KSUMMA) fits its contents': [
    'exportens kontrollsumma (#KSUMMA) stämmer med innehållet',
    'eksportens kontrolsum (#KSUMMA) passer med indholdet',
  ],
  'a side that is compared with the ledger is no export of Fordring itself': [
    'en sida som jämförs med reskontran är inte Fordrings egen export',
    'en side, der sammenlignes med debitorbogholderiet, er ikke Fordrings egen eksport',
  ],
  'the file is of the end of the period, or of a later day': [
    'filen är av periodens slut eller av en senare dag',
    'filen er af periodens slutning eller af en senere dag',
  ],
  'a file is of the creditor’s own books': [
    'en fil är av borgenärens egna böcker',
    'en fil er af kreditors egne bøger',
  ],
  'a file is of the fiscal year of the period': [
    'en fil är av periodens räkenskapsår',
    'en fil er af periodens regnskabsår',
  ],
  'what a file has of the other side is what the other file has': [
    'det en fil har av den andra sidan är det som den andra filen har',
    'det, en fil har af den anden side, er det, den anden fil har',
  ],
  'a file is given in one place': ['en fil lämnas på ett ställe', 'en fil afleveres ét sted'],
  'a file has each of its rows once': [
    'en fil har var och en av sina rader en gång',
    'en fil har hver af sine rækker én gang',
  ],
  'each statement begins with the balance that the one before it ended with': [
    'varje utdrag börjar med det saldo som det föregående slutade med',
    'hver udskrift begynder med den saldo, som den forrige sluttede med',
  ],
  'KY posts whole kroner, and figure 5 cuts the øre': [
    'KY bokför hela kroner, och figur 5 skär bort ören',
    'KY bogfører hele kroner, og figur 5 skærer øren væk',
  ],
  'the balances are stated in whole kronor': ['saldona anges i hela kronor', 'saldiene er angivet i hele kroner'],
};
