import type { Dictionary } from '../../rows/dictionary.ts';
import { ASKING, isLasting } from '../typeIndex.ts';
import type { TypeReading } from '../vocabulary/types.ts';
import { settledIndex } from './entries.ts';

/** What is to be known of a type while rows are read. */
export interface TypeKind {
  /** Whether the cell says nothing. */
  readonly isEmpty: boolean;
  /** Whether it holds always where it has no day. */
  readonly isLasting: boolean;
  /** Whether somebody may ask for something, so that the subject tells what it is about. */
  readonly isAsking: boolean;
}

/** Tells the kind of a type by its code; each cell is looked at once. */
export function createTypeKinds(types: Dictionary, typeOf: (cell: string) => TypeReading): (code: number) => TypeKind {
  const kinds: TypeKind[] = [];
  return (code) => {
    if (code < 0) return { isEmpty: false, isLasting: isLasting(settledIndex(code) ?? code), isAsking: false };
    let kind = kinds[code];
    if (kind === undefined) {
      const reading = typeOf(types.text(code));
      const type = typeof reading === 'object' ? reading?.type : undefined;
      kind = {
        isEmpty: reading === null,
        isLasting: type !== undefined && isLasting(type),
        // In tickets, what is not known is a contact.
        isAsking: type === undefined || ASKING[type] === 1,
      };
      kinds[code] = kind;
    }
    return kind;
  };
}
