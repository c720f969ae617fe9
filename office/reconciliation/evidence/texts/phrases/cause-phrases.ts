import type { Phrases } from './phrase-book';

/** What explains a difference. */
export const causePhrases: Phrases = {
  'rejected by the economy system (error list)': [
    'avvisat av ekonomisystemet (fellistan)',
    'afvist af økonomisystemet (fejllisten)',
  ],
  'in KY Detaljer - Finans': ['i KY Detaljer - Finans', 'i KY Detaljer - Finans'],
  'booked in a neighbouring month': ['bokfört i en intilliggande månad', 'bogført i en nabomåned'],
  'rejected by eIndkomst': ['avvisat av eIndkomst', 'afvist af eIndkomst'],
  'reported by hand, which KY cannot register': [
    'rapporterat för hand, vilket KY inte kan registrera',
    'indberettet manuelt, hvilket KY ikke kan registrere',
  ],
  'adjusted by hand on Hensættelse Skat': [
    'justerat för hand på Hensættelse Skat',
    'justeret manuelt på Hensættelse Skat',
  ],
  'in KY’s reports of the month': ['i KY:s inrapporteringar för månaden', 'i KY’s indberetninger for måneden'],
  'approved in a neighbouring month': ['godkänt i en intilliggande månad', 'godkendt i en nabomåned'],
  'received in a neighbouring month': ['mottaget i en intilliggande månad', 'modtaget i en nabomåned'],
  'interest on the tax account, booked on 6.45.51': [
    'ränta på skattekontot, bokförd på 6.45.51',
    'rente på skattekontoen, bogført på 6.45.51',
  ],
  'another event, noted by a person': [
    'en annan händelse, antecknad av en person',
    'en anden hændelse, noteret af en person',
  ],
  'provided by KY': ['avsatt av KY', 'hensat af KY'],
  'posted by KY': ['bokfört av KY', 'bogført af KY'],
  'posted on 6.45.51': ['bokfört på 6.45.51', 'bogført på 6.45.51'],
  'settled in a neighbouring period': ['avräknat i en intilliggande period', 'afregnet i en naboperiode'],
  'returned by NemKonto: back to KY for correction, never to the error account': [
    'returnerat av NemKonto: tillbaka till KY för rättelse, aldrig till felkontot',
    'returneret af NemKonto: tilbage til KY til rettelse, aldrig til fejlkontoen',
  ],
  'in KY’s report on payouts': ['i KY:s rapport om utbetalningar', 'i KY’s rapport om udbetalinger'],
  'in KY’s report on payouts to account numbers': [
    'i KY:s rapport om utbetalningar till kontonummer',
    'i KY’s rapport om udbetalinger til kontonumre',
  ],
  'left the bank account': ['lämnade bankkontot', 'forlod bankkontoen'],
  'on the account for failed payouts': [
    'på kontot för misslyckade utbetalningar',
    'på kontoen for fejlede udbetalinger',
  ],
  'in the posting flow': ['i bokföringsflödet', 'i posteringsflowet'],
  'corrected by a re-posting in a later month': [
    'rättat genom en ombokning i en senare månad',
    'rettet ved en ompostering i en senere måned',
  ],
  'rejected by the debtor system': ['avvisat av kundreskontran', 'afvist af debitorsystemet'],
  'on the debtor system’s error list, not received by KY': [
    'på kundreskontrans fellista, inte mottaget av KY',
    'på debitorsystemets fejlliste, ikke modtaget af KY',
  ],
  'in the debtor system’s balances at the date': [
    'i kundreskontrans saldon per dagen',
    'i debitorsystemets saldi pr. dagen',
  ],
  'in KY’s sums by the month of creation': [
    'i KY:s summor efter skapandemånad',
    'i KY’s summer efter oprettelsesmåned',
  ],
  'created and accepted in different months': [
    'skapat och godkänt i olika månader',
    'oprettet og accepteret i forskellige måneder',
  ],
  'rejected by KY or awaiting it: not paid': [
    'avvisat av KY eller väntar på KY: inte betalt',
    'afvist af KY eller afventer KY: ikke betalt',
  ],
  'filed in error (Fejljournaliseret): not paid': [
    'felregistrerat (Fejljournaliseret): inte betalt',
    'fejljournaliseret: ikke betalt',
  ],
  'in KY’s sums of what is to be posted': ['i KY:s bokföringsunderlag', 'i KY’s sum af posteringsgrundlag'],
  'an approved manual invoice': ['en godkänd manuell faktura', 'en godkendt manuel faktura'],
  'an invoice paid to an account number': [
    'en faktura betald till ett kontonummer',
    'en faktura betalt til et kontonummer',
  ],
  'on the APØ account': ['på APØ-kontot', 'på APØ-kontoen'],
  'on the error list of the transfer: not read into the general ledger': [
    'på överföringens fellista: inte inläst i huvudboken',
    'på overførslens fejlliste: ikke indlæst i finansmodulet',
  ],
  'in the other ledger in a neighbouring month: the cut-off was missed': [
    'i den andra boken i en intilliggande månad: periodiseringen missades',
    'i det andet modul i en nabomåned: periodiseringen blev misset',
  ],
  'requested and not set off yet': ['begärt och ännu inte kvittat', 'anmodet og endnu ikke modregnet'],
  'rejected by PSRM (AFVIST)': ['avvisat av PSRM (AFVIST)', 'afvist af PSRM (AFVIST)'],
  'in hearing (HØRING): not received by PSRM yet, and limitation runs on': [
    'i höring (HØRING): ännu inte mottaget av PSRM, och preskriptionen löper',
    'i høring (HØRING): endnu ikke modtaget af PSRM, og forældelsen løber',
  ],
  'timing: in the other system in a neighbouring month': [
    'tidpunkt: i det andra systemet i en intilliggande månad',
    'tidspunkt: i det andet system i en nabomåned',
  ],
  'on the clean-up list: decided, not yet booked in Kvantum': [
    'på upprensningslistan: beslutat, ännu inte bokfört i Kvantum',
    'på oprydningslisten: besluttet, endnu ikke bogført i Kvantum',
  ],
  'in Kvantum on its way to the debtor system, noted by a person': [
    'i Kvantum på väg till kundreskontran, antecknat av en person',
    'i Kvantum på vej til debitorsystemet, noteret af en person',
  ],
  'booked in a neighbouring period in the other system': [
    'bokfört i en intilliggande period i det andra systemet',
    'bogført i en naboperiode i det andet system',
  ],
  'gone on to monitoring after its ruling, and closed at KFM': [
    'vidare till bevakning efter utslaget, och avslutat hos Kronofogden',
    'gået til overvågning efter afgørelsen, og afsluttet hos KFM',
  ],
  'closed by KFM, its answer not yet recorded': [
    'avslutat av Kronofogden, svaret ännu inte registrerat',
    'afsluttet af KFM, svaret endnu ikke registreret',
  ],
  'paid to KFM, not yet at the bank': [
    'betalt till Kronofogden, ännu inte på banken',
    'betalt til KFM, endnu ikke i banken',
  ],
  'applied for, not yet registered at KFM': [
    'ansökt, ännu inte registrerat hos Kronofogden',
    'ansøgt, endnu ikke registreret hos KFM',
  ],
  'collected by Intrum, not yet at the bank': [
    'inkasserat av Intrum, ännu inte på banken',
    'inddrevet af Intrum, endnu ikke i banken',
  ],
  'returned by Intrum, not yet taken back in the ledger': [
    'återlämnat av Intrum, ännu inte återtaget i reskontran',
    'returneret af Intrum, endnu ikke taget tilbage i debitormodulet',
  ],
  'sent to Intrum, not yet taken in': [
    'skickat till Intrum, ännu inte mottaget',
    'sendt til Intrum, endnu ikke modtaget',
  ],
  'booked by hand in the finance module, to be moved: noted by a person': [
    'bokfört för hand i huvudboken, ska flyttas: antecknat av en person',
    'bogført manuelt i finansmodulet, skal flyttes: noteret af en person',
  ],
  'in the debtor module, its journal not yet posted in the finance module': [
    'i kundreskontran, journalen ännu inte bokförd i huvudboken',
    'i debitormodulet, kladden endnu ikke bogført i finansmodulet',
  ],
  'no payment of a claim (the bank’s own fees, transfers), noted by a person': [
    'ingen betalning av en fordran (bankens egna avgifter, överföringar), antecknad av en person',
    'ingen betaling af en fordring (bankens egne gebyrer, overførsler), noteret af en person',
  ],
  'booked in a neighbouring period': ['bokförd i en intilliggande period', 'bogført i en naboperiode'],
};
