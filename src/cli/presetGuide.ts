import { Failure } from '../core/failure.ts';
import type { Channel, InteractionType } from '../core/interactions.ts';
import { nearest } from '../core/nearest.ts';
import { quoted } from '../core/printable.ts';
import { interactionPresets } from '../read/interactions/presets/index.ts';
import type { InteractionPreset, ProfileState } from '../read/interactions/presets/preset.ts';
import { presets } from '../read/layout/presets/index.ts';
import type { Preset } from '../read/layout/presets/preset.ts';

/** What is known of an export format, as plain data. Headers are in normal form: lower-case letters and digits. */
export interface PresetGuide {
  readonly name: string;
  readonly title: string;
  readonly of: 'orders' | 'interactions';
  /** Why it is not read as it is, and what to do instead; null where it is. */
  readonly refused: { readonly reason: string; readonly instead: string } | null;
  readonly how_to_export: readonly string[];
  readonly reads: readonly string[];
  /** Sets of headers, one of which is all there; none where it takes what no other claims. */
  readonly told_by: readonly (readonly string[])[];
  readonly fields: readonly FieldGuide[];
  /** Of profiles, one a person: what they can say. */
  readonly states: readonly StateGuide[];
}

/** Where a field comes from: the first of some headers, or what several make together. */
export interface FieldGuide {
  readonly field: string;
  /** What it is called where several columns make it; null where it is one column. */
  readonly made_of: string | null;
  readonly headers: readonly string[];
}

export interface StateGuide {
  readonly type: InteractionType;
  readonly channel: Channel;
  /** The header of what says so; null where its day does, or the kind of file. */
  readonly header: string | null;
  /** Headers of its day, the preferred one first. */
  readonly dates: readonly string[];
}

/** Every known export format, those of orders first. */
export function presetGuides(): readonly PresetGuide[] {
  return [...presets.map(guideOfOrders), ...interactionPresets.map(guideOfInteractions)];
}

/**
 * The formats of a name; two where orders and interactions share it.
 * @throws Failure where there is none
 */
export function guidesNamed(name: string): readonly PresetGuide[] {
  const guides = presetGuides();
  const named = guides.filter((guide) => guide.name === name.toLowerCase());
  if (named.length > 0) return named;
  const names = [...new Set(guides.map((guide) => guide.name))];
  const near = nearest(name, names);
  throw new Failure(
    'usage',
    `no preset is named ${quoted(name)}`,
    near === undefined ? 'rfm presets lists them' : `did you mean ${near}?`,
  );
}

function guideOfOrders(preset: Preset): PresetGuide {
  const { name, title, required, columns, computed = {}, refusal, howToExport, reads } = preset;
  return {
    name,
    title,
    of: 'orders',
    refused: refusal === undefined ? null : { reason: refusal.reason, instead: refusal.hint },
    how_to_export: howToExport,
    reads,
    told_by: required,
    fields: [
      ...fieldsOf(columns),
      ...Object.entries(computed).map(([field, made]) => ({ field, made_of: made.name, headers: made.from })),
    ],
    states: [],
  };
}

function guideOfInteractions(preset: InteractionPreset): PresetGuide {
  const { name, title, required, columns, resolvedElse, profile, howToExport, reads } = preset;
  const { resolved = [] } = columns;
  return {
    name,
    title,
    of: 'interactions',
    refused: null,
    how_to_export: howToExport,
    reads,
    told_by: required.length === 0 ? [] : [required],
    fields: fieldsOf(resolvedElse.length === 0 ? columns : { ...columns, resolved: [...resolved, ...resolvedElse] }),
    states: profile === undefined ? [] : profile.states.map(stateGuide),
  };
}

function fieldsOf(columns: Readonly<Record<string, readonly string[]>>): readonly FieldGuide[] {
  return Object.entries(columns).map(([field, headers]) => ({ field, made_of: null, headers }));
}

function stateGuide({ type, channel, when, date }: ProfileState): StateGuide {
  const header = when !== 'dated' && 'header' in when ? when.header : null;
  return { type, channel, header, dates: date };
}
