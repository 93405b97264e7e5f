import type { BadRow } from '../core/badRow.ts';
import type { EpochDay } from '../core/day.ts';
import type { ClosedEmails, PersonEmails } from '../core/emails.ts';
import { Failure } from '../core/failure.ts';
import type { InteractionLedger, InteractionType } from '../core/interactions.ts';
import type { Phrase } from '../core/language.ts';
import { printable, quoted } from '../core/printable.ts';
import { countOfTexts, type Texts } from '../core/texts.ts';
import { type BadRowLimit, checkBadRows } from './badRowLimit.ts';
import type { Inputs } from './bytes/source.ts';
import type { FileFindings } from './findings.ts';
import { type InteractionAccount, matchingPhrase } from './interactions/account/account.ts';
import { interactionsLeftOut } from './interactions/account/leftOut.ts';
import { interactionNotices } from './interactions/account/notices.ts';
import { answerInteractionDates, interactionFindings } from './interactions/findings.ts';
import { looksLikeOrders } from './interactions/layout/layout.ts';
import { ledgerOf } from './interactions/ledger/ledger.ts';
import { closedEmailsOf } from './interactions/people/closedEmails.ts';
import { customerOfEmail, enterCustomers, knownIdentifiers } from './interactions/people/identifiers.ts';
import { joinPeople } from './interactions/people/joinPeople.ts';
import type { KnownCustomers } from './interactions/people/knownCustomers.ts';
import { countMatches, type Matches } from './interactions/people/matches.ts';
import { namesOf, takeProducts } from './interactions/products.ts';
import {
  type InteractionReadingChoices,
  openInteractions,
  type ReadInteractionFile,
  readInteractionFile,
} from './interactions/readInteractionFile.ts';
import { createInteractionDictionaries, PROFILE } from './interactions/rows/entries.ts';
import { createTypeKinds } from './interactions/rows/typeKinds.ts';
import { withoutForgottenRows } from './interactions/settle/forgottenRows.ts';
import { type InteractionTallies, interactionsOf } from './interactions/settle/interactions.ts';
import { dropRepeated } from './interactions/settle/overlap.ts';
import { settleEntries } from './interactions/settle/settledEntries.ts';
import { createTypeReader } from './interactions/vocabulary/types.ts';
import type { IsForgotten } from './orders/forgotten.ts';
import { joinOrderIds } from './rows/identity.ts';
import type { EarlierFindings } from './rows/readings.ts';
import { NONE } from './rows/rows.ts';

export type { KnownCustomers } from './interactions/people/knownCustomers.ts';

/** What the user said about interactions; what is left out is detected. */
export interface InteractionChoices extends Omit<InteractionReadingChoices, 'key'> {
  /** More words for types; they go before those that are known. */
  readonly types: Readonly<Record<string, InteractionType>>;
  readonly maxBadRows: BadRowLimit;
  /** Who is to be left out for good; without it, nobody. */
  readonly isForgotten?: IsForgotten | undefined;
  /** How many interactions are later is said; they are in the ledger all the same. */
  readonly asOf: EpochDay;
}

/** Everything that exports of interactions say. */
export interface InteractionsRead {
  readonly ledger: InteractionLedger;
  readonly emails: PersonEmails;
  /** E-mails that somebody unsubscribed or that bounced. */
  readonly closedEmails: ClosedEmails;
  readonly files: readonly FileFindings[];
  readonly badRows: readonly BadRow[];
  readonly account: InteractionAccount;
}

/**
 * Reads exports of interactions, and joins them to the customers of the orders.
 * @throws Failure where a file cannot be read, or its dates can be read two ways and nothing decides, or too many rows
 * are bad
 */
export async function readInteractions(
  paths: readonly string[],
  choices: InteractionChoices,
  earlier: EarlierFindings,
  orders: KnownCustomers,
  inputs: Inputs,
): Promise<InteractionsRead> {
  if (choices.map.phone !== undefined && orders.key !== 'phone') {
    throw new Failure(
      'usage',
      '--map i.phone: people are told by their phone number only where orders are',
      'add --key phone, or map i.customer or i.email',
    );
  }
  inputs.onStage?.('read');
  const dictionaries = createInteractionDictionaries();
  const entered = enterCustomers(dictionaries, orders);
  const reading = { ...choices, key: orders.key };
  const typeOf = createTypeReader(choices.types);
  const plan = {
    readsSubjects: orders.products.length > 0,
    compareRows: paths.length > 1,
    typeOf: createTypeKinds(dictionaries.types, typeOf),
  };
  const files: ReadInteractionFile[] = [];
  for (const path of paths) {
    const opened = await openInteractions(path, reading, inputs);
    files.push(await readInteractionFile(opened, reading, earlier, dictionaries, plan));
  }
  inputs.onStage?.('interactions');
  checkMapped(files, choices.map);
  const dates = answerInteractionDates(files, choices.dateFormat, earlier);
  joinOrderIds(
    files.map(({ decoded }) => decoded),
    dictionaries.ids,
  );
  const identifiers = knownIdentifiers(files, dictionaries, entered, orders);
  const wordings = Array.from({ length: dictionaries.wordings.size() }, (_, n) => dictionaries.wordings.wording(n));
  const mayLackDay = wordings.map(({ type }) => type === PROFILE || plan.typeOf(type).isLasting);
  const settled = settleEntries(files, dates, mayLackDay);
  const { entries } = settled;
  const joined = joinPeople(entries, dictionaries, identifiers, orders, choices.isForgotten);
  const forgotten = withoutForgottenRows(settled.badRows, files, entries, joined.forgotten, joined.namesForgotten);
  const badRowsByFile = forgotten.badRows;
  const badRows = badRowsByFile.flat();
  const records = files.reduce((sum, { decoded }) => sum + decoded.records, 0);
  checkBadRows(
    onePerLine(badRows),
    records - forgotten.rows - forgotten.badRowsLeft,
    choices.maxBadRows,
    'rfm inspect -i',
  );
  checkSomeRead(files, records, badRows.length);
  const repeated = dropRepeated(
    entries,
    files,
    dictionaries.ids.size(),
    (entry) => {
      const mention = joined.mentions.of[entry]!;
      return mention === NONE ? NONE : joined.people.person[mention]!;
    },
    (entry) => wordings[entries.wording[entry]!]!.type,
  );
  const { interactions, tallies } = interactionsOf(
    entries,
    files,
    joined.mentions.of,
    joined.people.person,
    dictionaries,
    typeOf,
  );
  checkNoOrders(files, tallies);
  const products = takeProducts(entries, interactions, dictionaries, orders.products);
  const categories = namesOf(dictionaries.categories);
  const customers = countOfTexts(orders.customers);
  const matches = countMatches(entries, joined, tallies.rowsOf, customerOfEmail(identifiers, orders.key), customers);
  const { subscribed } = matches;
  const persons = { customers, strangers: joined.people.strangers, subscribed };
  const { ledger, place, sameStates, lastAlone } = ledgerOf(entries, interactions, products.names, categories, persons);
  const closedEmails = closedEmailsOf(entries, interactions, joined.mentions, dictionaries);
  return {
    ledger,
    emails: emailsInLedger(matches.emailOf, place, closedEmails.texts),
    closedEmails,
    files: files.map((file, f) => interactionFindings(file, dates[f]!, onePerLine(badRowsByFile[f]!))),
    badRows,
    account: {
      rows: records,
      badRows: onePerLine(badRows).length,
      interactions: ledger.day.length,
      matched: matches.matched,
      leftOut: interactionsLeftOut(
        tallies,
        repeated,
        { rows: forgotten.rows, badRows: forgotten.badRowsLeft },
        dictionaries.types,
      ),
      matching: matchingPhrase(matches.matched, orders.key),
      notices: [
        ...sharedIdNotices(repeated.sharedIds),
        ...interactionNotices(files, dictionaries, tallies, {
          later: countAfter(ledger.day, choices.asOf),
          asOf: choices.asOf,
          sharedEmails: matches.sharedEmails,
          sharedLinks: matches.sharedLinks,
          productsOfSubjects: products.ofSubjects,
          sameStates,
          lastAlone,
        }),
      ],
    },
  };
}

function sharedIdNotices(files: readonly string[]): readonly Phrase[] {
  return files.map((file) => ({
    en: `${printable(file)}: one id stands for several people or types, as that of a mailing does, so interactions are told by all three`,
    it: `${printable(file)}: un id vale per più persone o tipi, come quello di un invio: le interazioni si distinguono per tutti e tre`,
  }));
}

/** E-mails of the people who are in the ledger, by their number there. */
function emailsInLedger({ person, email }: Matches['emailOf'], place: Int32Array, texts: Texts): PersonEmails {
  const persons = new Int32Array(person.length);
  const codes = new Int32Array(person.length);
  let count = 0;
  for (let pair = 0; pair < person.length; pair++) {
    if (place[person[pair]!] === NONE) continue;
    persons[count] = place[person[pair]!]!;
    codes[count++] = email[pair]!;
  }
  return {
    person: persons.subarray(0, count),
    texts,
    codes: codes.subarray(0, count),
  };
}

/** Fails where a column that was named is in none of the files. */
function checkMapped(files: readonly ReadInteractionFile[], map: InteractionChoices['map']): void {
  for (const [field, name] of Object.entries(map)) {
    if (files.some(({ layout }) => layout.mapped.some((one) => one === field))) continue;
    throw new Failure(
      'input',
      `no file of interactions has a column ${quoted(name)} (--map i.${field}=${name})`,
      `rfm inspect -i ${files[0]!.file} shows its columns`,
    );
  }
}

/** Fails where there are rows and none can be read. */
function checkSomeRead(files: readonly ReadInteractionFile[], records: number, badRows: number): void {
  if (records === 0 || files.some(({ decoded }) => decoded.rows.count > 0)) return;
  throw new Failure(
    'input',
    `${files.map(({ file }) => file).join(', ')}: none of the ${records} rows can be read: ${badRows} are bad`,
    `rfm inspect -i ${files[0]!.file} shows why`,
  );
}

/** Fails where a file has the columns of orders, and none of its types is one of interactions. */
function checkNoOrders(
  files: readonly ReadInteractionFile[],
  { unknownOfFile, interactionsOfFile }: InteractionTallies,
): void {
  files.forEach(({ file, layout }, f) => {
    if (interactionsOfFile[f]! > 0 || unknownOfFile[f] === 0 || !looksLikeOrders(layout)) return;
    throw new Failure(
      'input',
      `${file}: looks like an export of orders, not of interactions: no type in it is known`,
      'name it as an argument without -i, or say in the config what its types are: "interaction_types"',
    );
  });
}

function countAfter(days: Int32Array, last: EpochDay): number {
  let count = 0;
  for (let i = 0; i < days.length; i++) if (days[i]! > last) count++;
  return count;
}

/** One bad row of each line: several values of a row may be bad. */
function onePerLine(badRows: readonly BadRow[]): readonly BadRow[] {
  return badRows.filter(({ file, line }, i) => file !== badRows[i - 1]?.file || line !== badRows[i - 1]?.line);
}
