import * as z from 'zod';
import { printable } from '../../core/printable.ts';
import { keyed, LONGEST_NAME } from '../rules.ts';

const line = z
  .string()
  .trim()
  .refine((text) => printable(text) === text, 'write one line, without control or invisible characters');

const playbookSchema = keyed({
  title: line
    .min(1, 'a title needs a letter')
    .max(LONGEST_NAME, `a title has at most ${LONGEST_NAME} characters`)
    .exactOptional(),
  goal: line.exactOptional(),
  action: line.exactOptional(),
  offer: line.exactOptional(),
  avoid: line.exactOptional(),
});

/** Playbooks of one's own from a config file, by segment; an empty text takes what the built-in one says away. */
export const ownPlaybooksSchema = z.record(z.string(), playbookSchema);
