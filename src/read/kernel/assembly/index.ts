// The inner loops of reading, in AssemblyScript, which is TypeScript with the integers of the machine. What kernel.ts calls
// is listed here; the files are best read in the order in which bytes go through them:
//
//   window    a part of the file, and the records that were found in it
//   scan      from the bytes of the window to records and fields
//   rows      which records are rows, and which of these share what the line items of an order share
//   codes     columns of ids: from fields to numbers of texts, by way of dictionary, texts and plainCells
//   contacts  columns that hardly change within a customer
//   days, amounts, rowHash
//   filled    cells that are not empty
//   distinct  which texts of a store are the same
//   lineItems which rows become one
//
// touchedSum and touchedContacts are exported so that the loops that make them, which load what is needed next, stay.
// Pointers (usize) lead to arrays of 32-bit integers, unless something else is said.

export { amountsOf, commas, points, productsOf } from './amounts';
export {
  addedTextsOf,
  addFieldTexts,
  codesOf,
  createCodeColumn,
  freeCodeColumn,
  isAllDigits,
  makeRowRoom,
  repeatingCodesOf,
  touchedSum,
} from './codes';
export {
  contactsOf,
  createContactColumn,
  keepContact,
  makeContactRoom,
  touchedContacts,
} from './contacts';
export { isoDaysOf } from './days';
export { codeOf, createDictionary, freeDictionary, makeRoom, textsOf } from './dictionary';
export { areMonotone, firstsOfSame } from './distinct';
export { filledOf, mayBeMarks, scatter } from './filled';
export { joinItems } from './lineItems';
export { allocate, free, grown } from './memory';
export { addToRowHash, putSeed, rowHash, rowHashesOf, startRowHash } from './rowHash';
export { areRows, areSameIntegers, findRuns, hasInteger, spread } from './rows';
export { count, hasNul, isAscii, next, openQuote, reason, scan } from './scan';
export { addText, arenaOf, createTexts, endOfTexts, freeTexts, makeTextRoom, sizeOfTexts, startsOf } from './texts';
export { bounds, bytes, firstField, lines, openWindow } from './window';
