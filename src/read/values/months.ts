import { plainLetters } from './plainLetters.ts';

/** 1-12 for a month's name in English, Italian, German, French or Spanish, full or short, without its dot. */
export function monthOf(name: string): number | undefined {
  return MONTHS.get(plainLetters(name));
}

/** 0 (Sunday) to 6 for a weekday's name in the same languages, full or short, without its dot. */
export function weekdayOf(name: string): number | undefined {
  return WEEKDAYS.get(plainLetters(name));
}

const MONTH_NAMES = [
  'january januar janvier gennaio enero jan janv gen genn ene janner jaenner',
  'february februar fevrier febbraio febrero feb febr fevr fev febbr feber',
  'march marz maerz mars marzo mar mrz',
  'april avril aprile abril apr avr abr',
  'may mai maggio mayo mag magg',
  'june juni juin giugno junio jun giu',
  'july juli juillet luglio julio jul juil lug',
  'august aout agosto aug aou ago',
  'september septembre settembre septiembre setiembre sep sept set sett',
  'october oktober octobre ottobre octubre oct okt ott',
  'november novembre noviembre nov',
  'december dezember decembre dicembre diciembre dec dez dic',
];

const WEEKDAY_NAMES = [
  'sunday sonntag dimanche domenica domingo sun so dim dom',
  'monday montag lundi lunedi lunes mon mo lun',
  'tuesday dienstag mardi martedi martes tue tues di mar',
  'wednesday mittwoch mercredi mercoledi miercoles wed mi mer mie',
  'thursday donnerstag jeudi giovedi jueves thu thur thurs do jeu gio jue',
  'friday freitag vendredi venerdi viernes fri fr ven vie',
  'saturday samstag sonnabend samedi sabato sabado sat sa sam sab',
];

const MONTHS = numbered(MONTH_NAMES, 1);
const WEEKDAYS = numbered(WEEKDAY_NAMES, 0);

function numbered(names: readonly string[], first: number): ReadonlyMap<string, number> {
  return new Map(names.flatMap((line, index) => line.split(' ').map((name) => [name, index + first] as const)));
}
