import type { Texts } from '../../../core/texts.ts';
import type { KeyField } from '../../fields.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Dictionary } from '../../rows/dictionary.ts';

/** What the orders know of their customers. */
export interface KnownCustomers {
  /** Ids of the customers of the order ledger, in normal form; the index is the customer's number. */
  readonly customers: Texts;
  /**
   * E-mail addresses that customers had, those of forgotten customers too, so that their interactions are known for
   * theirs: `email[i]`, in lower case, is one of customer `customer[i]`, who had it last on the EpochDay `day[i]`.
   */
  readonly emailOf: { readonly customer: Int32Array; readonly email: Texts; readonly day: Int32Array };
  /** What tells customers apart. */
  readonly key: KeyField;
  /** Names of products, for those that a subject names; none where they are not to be looked for. */
  readonly products: readonly string[];
}

/** Puts texts into a dictionary; the number of each. */
export function addTexts(kernel: Kernel, dictionary: Dictionary, { bytes, starts }: Texts): Int32Array {
  const { calls } = kernel;
  const count = starts.length - 1;
  const codes = new Int32Array(count);
  const first = starts[0]!;
  const at = calls.allocate(bytes.length + LOADED_AT_ONCE) >>> 0;
  dictionary.makeRoom(count, starts[count]! - first);
  kernel.memory().set(bytes, at);
  for (let i = 0; i < count; i++) {
    codes[i] = calls.codeOf(dictionary.pointer, at + starts[i]!, starts[i + 1]! - starts[i]!);
  }
  calls.free(at);
  return codes;
}

/** The kernel loads eight bytes at once, though only those of a text count. */
const LOADED_AT_ONCE = 8;
