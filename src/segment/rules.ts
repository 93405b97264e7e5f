import * as z from 'zod';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/nearest.ts';
import { printable, quoted } from '../core/printable.ts';
import { type Condition, parseCondition } from './conditions.ts';

export interface SegmentRule {
  readonly name: string;
  readonly when: Condition;
  /** What the segment's customers have in common, in one line. */
  readonly why: string;
  /** What to do for them, in one line. */
  readonly action: string;
}

/** Rules in the order in which they are tried: a customer belongs to the first that matches. */
export interface SegmentSet {
  readonly name: string;
  readonly description: string;
  /** Segment of the customers that no rule matches; undefined where the rules cover everybody. */
  readonly rest: string | undefined;
  readonly needs: 'money' | undefined;
  /** Number of bins that the rules are written for; undefined where any will do. */
  readonly bins: number | undefined;
  readonly rules: readonly SegmentRule[];
}

/** Segment of the customers that no rule matches, in sets that leave some out. */
export const OTHERS = 'Others';

/** The name of a segment as a file name without its ending: `Can't Lose Them` is `cant-lose-them`. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/['’‘ʼ´\u0060]/g, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

// Sixty characters of any alphabet, with the endings that files get, fit into the 255 bytes of a file name.
export const LONGEST_NAME = 60;
/** Segments that the program fills by itself. */
const takenSlugs: ReadonlySet<string> = new Set([slug(OTHERS), 'prospects']);

// In a JSON Schema, a condition is what the schema of config files defines.
const conditionSchema = z
  .unknown()
  .meta({ $ref: '#/$defs/condition' })
  .transform((condition, context): Condition => {
    try {
      parseCondition(condition);
      return condition as Condition;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const message = error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
      context.issues.push({ code: 'custom', message, input: condition });
      return z.NEVER;
    }
  });

/** An object with these keys alone; of a mistyped one the nearest is suggested. */
export function keyed<const S extends z.core.$ZodLooseShape>(shape: S) {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const near = nearest(issue.keys[0]!, Object.keys(shape));
      const hint = near === undefined ? `there are ${Object.keys(shape).join(', ')}` : `did you mean ${near}?`;
      return `no key is named ${quoted(issue.keys[0]!)}; ${hint}`;
    },
  });
}

const ruleSchema = keyed({
  name: z
    .string()
    .trim()
    .max(LONGEST_NAME, `a segment name has at most ${LONGEST_NAME} characters`)
    .refine((name) => slug(name) !== '', 'a segment name needs a letter or a digit')
    .refine((name) => printable(name) === name, 'a segment name must not hold control or invisible characters')
    .refine((name) => !takenSlugs.has(slug(name)), 'this segment name is taken: the program fills that segment itself'),
  when: conditionSchema,
  why: z.string().trim().default(''),
  action: z.string().trim().default(''),
});

/** Rules from a config file or a file of their own, in the order in which they are tried. */
export const segmentRulesSchema = z
  .array(ruleSchema)
  .min(1, 'give at least one rule')
  .superRefine((rules, context) => {
    const nameBySlug = new Map<string, string>();
    rules.forEach(({ name }, i) => {
      const first = nameBySlug.get(slug(name));
      if (first === undefined) {
        nameBySlug.set(slug(name), name);
        return;
      }
      const hint = 'put several regions of one segment into one rule with any';
      const message =
        first === name
          ? `two rules are named "${name}"; ${hint}`
          : `"${first}" and "${name}" would share the file ${slug(name)}.csv; rename one`;
      context.addIssue({ code: 'custom', message, path: [i, 'name'] });
    });
  });

/** A set of one's own with a name: what a file of rules may hold besides the rules alone. */
export const segmentSetSchema = keyed({
  name: z
    .string()
    .trim()
    .min(1, 'name the set')
    .max(LONGEST_NAME, `the name of a set has at most ${LONGEST_NAME} characters`)
    .refine((name) => printable(name) === name, 'the name of a set must not hold control or invisible characters'),
  description: z.string().trim().default('rules of your own'),
  bins: z.int('give a whole number').min(2, 'give 2 to 10').max(10, 'give 2 to 10').optional(),
  rules: segmentRulesSchema,
});

/** Rules of one's own, alone or as a named set. */
type OwnRules = z.output<typeof segmentRulesSchema> | z.output<typeof segmentSetSchema>;

/** The set that rules of one's own make; customers that they leave out are `Others`. */
export function ownSet(rules: OwnRules | readonly SegmentRule[]): SegmentSet {
  const own = 'rules' in rules ? rules : { name: 'own', description: 'rules of your own', bins: undefined, rules };
  return { ...own, bins: own.bins, rest: OTHERS, needs: undefined };
}

/** The set of an earlier run by its recorded rules; who matches none of them is in `Others`, whatever set it was. */
export function earlierSet(
  name: string,
  rules: readonly { readonly name: string; readonly when: unknown; readonly why: string; readonly action: string }[],
  bins: number,
): SegmentSet {
  return {
    name,
    description: 'rules of an earlier run',
    rest: OTHERS,
    needs: undefined,
    bins,
    rules: rules.map((rule) => ({ ...rule, when: checkedCondition(rule.when) })),
  };
}

function checkedCondition(condition: unknown): Condition {
  parseCondition(condition);
  return condition as Condition;
}

/** Throws a usage failure where a set cannot work with these scores. */
export function checkSet(set: SegmentSet, bins: number, hasMoney: boolean): void {
  if (set.bins !== undefined && set.bins !== bins) {
    const hint = `give --bins ${set.bins}, or write rules for ${bins} bins`;
    throw new Failure('usage', `the segments ${set.name} are made for ${set.bins} bins, not ${bins}`, hint);
  }
  if (set.needs === 'money' && !hasMoney) {
    throw new Failure('usage', `the segments ${set.name} need money scores`, 'use --segments grid or rf without money');
  }
}
