// How cells and rows are written: set once, before anything is printed.

export let delimiter: u8 = 0x2c;
export let decimal: u8 = 0x2e;
/** Whether days are `dd/MM/yyyy`; else they are `yyyy-MM-dd`. */
export let dayFirst: bool = false;
/** What ends a row, the first byte lowest. */
export let lineEnd: u16 = 0x0a;
export let lineEndBytes: usize = 1;
/** Whether digits that are no number but a text are told from other texts. */
export let keepsDigits: bool = false;

export function setForm(separator: u8, mark: u8, isDayFirst: bool, withReturn: bool, withDigits: bool): void {
  delimiter = separator;
  decimal = mark;
  dayFirst = isDayFirst;
  lineEnd = withReturn ? 0x0a0d : 0x0a;
  lineEndBytes = withReturn ? 2 : 1;
  keepsDigits = withDigits;
}
