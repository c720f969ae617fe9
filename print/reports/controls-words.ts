import { CONTROL_OBJECTIVES, MEASURES, type MeasureName, type ObjectiveNumber } from '../../domain/controls/objectives';
import type { ReportLanguage } from './report-words';

interface ControlsWords {
  readonly objectives: Readonly<Record<ObjectiveNumber, string>>;
  readonly measures: Readonly<Record<MeasureName, string>>;
}

/** The eight objectives as the audit writes them (S002-98 to S002-105); the measures are ours. */
const swedish: ControlsWords = {
  objectives: {
    1: 'Tydlig organisation av betalningsbevakning och kravverksamhet',
    2: 'Tydliga och aktuella rutinbeskrivningar',
    3: 'Tillräckliga avräknings- och avstämningsrutiner',
    4: 'Fordringarna existerar, är rätt klassificerade och rätt värderade',
    5: 'Kundreskontra och ekonomisystem överensstämmer',
    6: 'Osäkra fordringar värderegleras vid varje bokslut',
    7: 'Kundförluster beslutas på rätt nivå',
    8: 'Tillräcklig bevakning: påminnelser, ränta, inkassokrav, långtidsbevakning',
  },
  measures: {
    'claims-without-owner': 'öppna fordringar utan förvaltning, eller med flera',
    'administrations-without-contact': 'förvaltningar som ingen svarar för',
    'policy-not-adopted': 'öppna fordringar under en version av regelverket som aldrig fastställts',
    'old-suspense': 'inbetalningar som varit oplacerade i mer än 30 dagar',
    'reconciliations-late': 'avstämningar vars dag passerat utan att någon signerat',
    'closes-late': 'månader vars bokslut började för mer än 45 dagar sedan och inte är klart',
    'gates-without-evidence': 'öppningar av bankspärren utan underlag, de senaste 12 månaderna',
    'open-item-lists-late': 'restlängder de senaste 12 månaderna som ingen gjort eller bekräftat i tid',
    'open-item-lists-stale': 'restlängder de senaste 3 månaderna vars bokföring ändrats sedan dess',
    'declarations-unacknowledged': 'regnskabserklæringar de senaste 12 månaderna som kunden inte kvitterat i tid',
    'deliveries-late': 'leveranser de senaste 12 månaderna som är sena, saknas eller är udda och som ingen förklarat',
    'claims-unreadable': 'fordringar vars händelser eller regler inte kan läsas',
    'disputed-not-doubtful': 'bestridda fordringar som inte är bokförda som osäkra med samma belopp',
    'valuation-incomplete': 'fordringar förfallna mer än ett år som listan eller senaste värderegleringen saknar',
    'control-difference': 'skillnad mellan samlingskonton och fordringar, andel av fordringarna',
    'entries-not-exported': 'verifikationer för dagar som lämnats till huvudboken och som ingen export har',
    'deliveries-incomplete': 'fakturor i leveranser som gått förlorade i ett steg, de senaste 12 månaderna',
    'cut-off': 'verifikationer de senaste 12 månaderna i fel månad, väsentliga eller utan beslutad gräns',
    'closings-without-valuation': 'bokslut de senaste 12 månaderna utan bokförd värdereglering',
    'losses-without-authority': 'nedskrivningar och avskrivningar vars behörighet inte håller ihop',
    'losses-waiting': 'nedskrivningar och avskrivningar som väntat på beslut i mer än 30 dagar',
    'write-down-rounds-missing': 'halvår utan förslag till nedskrivning fast fordringar kommit så långt',
    'standing-still': 'öppna fordringar som står stilla utan dokumenterat skäl',
    'time-barred-open': 'preskriberade fordringar som ingen avslutat',
    'steps-late': 'åtgärder de senaste 12 månaderna som var sena utan dokumenterat skäl',
  },
};

const danish: ControlsWords = {
  objectives: {
    1: 'Klar organisering af betalingsopfølgning og inkasso',
    2: 'Klare og aktuelle forretningsgange',
    3: 'Tilstrækkelige afregnings- og afstemningsrutiner',
    4: 'Fordringerne eksisterer og er rigtigt klassificeret og værdiansat',
    5: 'Debitormodul og finans stemmer overens',
    6: 'Usikre fordringer værdireguleres ved hver afslutning',
    7: 'Tab besluttes på det rigtige niveau',
    8: 'Tilstrækkelig opfølgning: rykkere, renter, inkassokrav, langtidsovervågning',
  },
  measures: {
    'claims-without-owner': 'åbne fordringer uden forvaltning, eller med flere',
    'administrations-without-contact': 'forvaltninger, som ingen svarer for',
    'policy-not-adopted': 'åbne fordringer under en version af reglerne, der aldrig er vedtaget',
    'old-suspense': 'indbetalinger, der har været uplacerede i mere end 30 dage',
    'reconciliations-late': 'afstemninger, hvis dag er passeret, uden at nogen har godkendt dem',
    'closes-late': 'måneder, hvis afslutning begyndte for mere end 45 dage siden og ikke er færdig',
    'gates-without-evidence': 'åbninger af bankspærren uden bilag i de seneste 12 måneder',
    'open-item-lists-late': 'restancelister i de seneste 12 måneder, som ingen har lavet eller bekræftet i tide',
    'open-item-lists-stale': 'restancelister i de seneste 3 måneder, hvis bøger er ændret siden',
    'declarations-unacknowledged':
      'regnskabserklæringer i de seneste 12 måneder, som kunden ikke har kvitteret for i tide',
    'deliveries-late':
      'leverancer i de seneste 12 måneder, der er forsinkede, mangler eller er usædvanlige, og som ingen har forklaret',
    'claims-unreadable': 'fordringer, hvis hændelser eller regler ikke kan læses',
    'disputed-not-doubtful': 'bestridte fordringer, der ikke er bogført som usikre med samme beløb',
    'valuation-incomplete':
      'fordringer forfaldne i mere end et år, som listen eller den seneste værdiregulering mangler',
    'control-difference': 'forskel mellem samlekonti og fordringer, andel af fordringerne',
    'entries-not-exported': 'posteringer for dage, der er afleveret til finansen, og som ingen eksport har',
    'deliveries-incomplete': 'fakturaer i leverancer, som et trin har tabt i de seneste 12 måneder',
    'cut-off': 'posteringer i de seneste 12 måneder i en forkert måned, væsentlige eller uden besluttet grænse',
    'closings-without-valuation': 'afslutninger i de seneste 12 måneder uden bogført værdiregulering',
    'losses-without-authority': 'nedskrivninger og afskrivninger, hvis bemyndigelse ikke hænger sammen',
    'losses-waiting': 'nedskrivninger og afskrivninger, der har ventet på godkendelse i mere end 30 dage',
    'write-down-rounds-missing': 'halvår uden forslag til nedskrivning, selv om fordringer var nået så langt',
    'standing-still': 'åbne fordringer, der står stille uden dokumenteret grund',
    'time-barred-open': 'forældede fordringer, som ingen har afsluttet',
    'steps-late': 'skridt i de seneste 12 måneder, der var sene uden dokumenteret grund',
  },
};

const WORDS: Readonly<Record<Exclude<ReportLanguage, 'en'>, ControlsWords>> = { sv: swedish, da: danish };

export function objectiveIn(language: ReportLanguage, number: number): string {
  const objective = CONTROL_OBJECTIVES.find((one) => one.number === number);
  if (!objective) return String(number);
  return language === 'en' ? objective.title : WORDS[language].objectives[objective.number];
}

export function measureIn(language: ReportLanguage, measure: MeasureName): string {
  return language === 'en' ? MEASURES[measure].says : WORDS[language].measures[measure];
}
