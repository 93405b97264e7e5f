/** How the records of a CSV file are written. */
export interface CsvForm {
  readonly delimiter: ',' | ';';
  readonly decimal: '.' | ',';
  readonly days: 'yyyy-MM-dd' | 'dd/MM/yyyy';
  readonly lineEnd: '\n' | '\r\n';
  /** What the file begins with: a byte-order mark tells Excel that it is UTF-8. */
  readonly start: '' | '\ufeff';
  /** Whether digits that Excel would not leave as they are, as a number, are written as a formula that gives their text. */
  readonly keepsDigits: boolean;
}

/** For programs: what Excel does to it on a double click is not its care. */
export const plainForm: CsvForm = {
  delimiter: ',',
  decimal: '.',
  days: 'yyyy-MM-dd',
  lineEnd: '\n',
  start: '',
  keepsDigits: false,
};

/** For a double click in an Excel that has a decimal point. */
export const excelForm: CsvForm = { ...plainForm, lineEnd: '\r\n', start: '\ufeff', keepsDigits: true };

/** For one that has a decimal comma, as in most of Europe: what separates cells is a semicolon there. */
export const excelEuForm: CsvForm = { ...excelForm, delimiter: ';', decimal: ',', days: 'dd/MM/yyyy' };

/** How the numbers of a file of customers are to be read, and its cells told apart: by what its header has around the id. */
export function formOfHeader(header: string): CsvForm {
  const [, before, after] = AROUND_ID.exec(header) ?? [];
  return (after ?? before) === ';' ? excelEuForm : plainForm;
}

const AROUND_ID = /(?:^\ufeff?|([,;]))"?customer_id"?(?:([,;])|$)/;
