import { describe, expect, it } from 'vitest';
import { channels, interactionTypes } from '../../../src/core/interactions.ts';
import { interactionFields } from '../../../src/read/interactions/fields.ts';
import { headerSynonyms } from '../../../src/read/interactions/layout/synonyms.ts';
import { channelOf, channelWords } from '../../../src/read/interactions/vocabulary/channels.ts';
import { directionOf, directionWords } from '../../../src/read/interactions/vocabulary/directions.ts';
import { stateOf, stateWords } from '../../../src/read/interactions/vocabulary/states.ts';
import { createTypeReader, SOFT_BOUNCE, typeWords } from '../../../src/read/interactions/vocabulary/types.ts';
import { normalWord } from '../../../src/read/interactions/vocabulary/words.ts';
import { normaliseHeader } from '../../../src/read/layout/synonyms.ts';

const typeOf = createTypeReader({});

/** What a type is read as, in words. */
function typeText(cell: string, reader = typeOf): string {
  const reading = reader(cell);
  if (reading === undefined) return 'unknown';
  if (reading === null) return 'nothing';
  if (reading === SOFT_BOUNCE) return reading;
  const { type, direction, channel } = reading;
  return [interactionTypes[type], ['in', 'out'][direction ?? 2], channels[channel ?? -1]].filter(Boolean).join(' ');
}

describe('the name of a type', () => {
  it.each([
    ['Complaint', 'complaint'],
    ['Incident', 'complaint'],
    ['reclamo', 'complaint'],
    ['Beschwerde', 'complaint'],
    ['réclamation', 'complaint'],
    ['Queja', 'complaint'],
    ['question', 'request'],
    ['richiesta informazioni', 'request'],
    ['Feature Request', 'request'],
    ['RMA', 'return'],
    ['Refund', 'return'],
    ['Rücksendung', 'return'],
    ['task', 'contact'],
    ['ticket', 'contact'],
    ['sent', 'contact out'],
    ['delivered', 'contact out'],
    ['opened', 'open'],
    ['clicked', 'click'],
    ['email_opened', 'open email'],
    ['Opened Email', 'open email'],
    ['Clicked Email', 'click email'],
    ['Received Email', 'contact out email'],
    ['SMS sent', 'contact out sms'],
    ['outbound call', 'contact out phone'],
    ['Inbound phone call', 'contact in phone'],
    ['chiamata in uscita', 'contact out phone'],
    ['Phone call', 'contact phone'],
    ['email', 'contact email'],
    ['spamreport', 'unsubscribe'],
    ['Marked Email as Spam', 'unsubscribe email'],
    ['unsubscribe', 'unsubscribe'],
    ['group_unsubscribe', 'unsubscribe'],
    ['hard bounce', 'bounce'],
    ['Soft Bounce', SOFT_BOUNCE],
    ['email soft bounce', SOFT_BOUNCE],
    ['deferred', SOFT_BOUNCE],
    ['page_view', 'visit'],
    ['session_start', 'visit'],
    ['NPS', 'survey'],
    ['csat', 'survey'],
    ['Newsletter', 'contact out email'],
    ['survey sent', 'survey out'],
    ['Survey email sent', 'survey out email'],
    ['NPS sent', 'survey out'],
    ['Sent CSAT survey by SMS', 'survey out sms'],
    ['Invio di questionario', 'survey out'],
    ['Umfrage versendet', 'survey out'],
    ['encuesta enviada', 'survey out'],
    ['enquête envoyée', 'survey out'],
    ['flyer sent', 'unknown'],
    ['', 'nothing'],
    ['-', 'nothing'],
    ['N/A', 'nothing'],
    ['flyer', 'unknown'],
  ])('%s is %s', (cell, expected) => {
    expect(typeText(cell)).toBe(expected);
  });

  it('that the config says goes before what is known, whatever its case and accents', () => {
    const own = createTypeReader({ 'Dépliant ': 'contact', task: 'request' });
    expect(['depliant', 'DÉPLIANT', 'Task', 'complaint'].map((cell) => typeText(cell, own))).toEqual([
      'contact',
      'contact',
      'request',
      'complaint',
    ]);
  });

  it('is in normal form, and stands for one type alone', () => {
    const meanings = new Map<string, string>();
    for (const [word, type] of typeWords) {
      expect(normalWord(word), word).toBe(word);
      expect(meanings.get(word) ?? type, word).toBe(type);
      meanings.set(word, type);
    }
    expect(meanings.size).toBeGreaterThan(400);
  });
});

describe('words for channels, directions and states', () => {
  it('are in normal form, each once', () => {
    for (const words of [channelWords, directionWords, stateWords]) {
      expect(words.filter((word) => normalWord(word) !== word)).toEqual([]);
    }
  });
  it.each([
    ['E-Mail', 'email'],
    ['Mail', 'email'],
    ['telefono', 'phone'],
    ['Anruf', 'phone'],
    ['Web Form', 'web'],
    ['Portal', 'web'],
    ['Chat', 'chat'],
    ['text', 'sms'],
    ['Twitter', 'social'],
    ['Facebook Post', 'social'],
    ['WhatsApp', 'whatsapp'],
    ['negozio', 'shop'],
    ['lettre', 'post'],
    ['push notification', 'push'],
  ])('%s is %s', (cell, expected) => {
    expect(channels[channelOf(cell)!.channel]).toBe(expected);
  });
  it('may tell the direction, too', () => {
    expect(channelOf('Outbound Email')).toEqual({ channel: channels.indexOf('email'), direction: 1 });
    expect(channelOf('Phone call (incoming)')).toEqual({ channel: channels.indexOf('phone'), direction: 0 });
    expect([channelOf(''), channelOf('pigeon')]).toEqual([null, undefined]);
  });
  it.each([
    ['in', 0],
    ['Outbound', 1],
    ['in uscita', 1],
    ['eingehend', 0],
    ['sortant', 1],
    ['entrante', 0],
    ['', null],
    ['sideways', undefined],
  ])('direction %s is %s', (cell, expected) => {
    expect(directionOf(cell)).toBe(expected);
  });
  it.each([
    ['On-hold', 1],
    ['Waiting on Third Party', 1],
    ['in attesa', 1],
    ['Solved', 2],
    ['risolto', 2],
    ['erledigt', 2],
    ['fermé', 2],
    ['answered', 2],
    ['', 0],
    ['half done', undefined],
  ])('state %s is %s', (cell, expected) => {
    expect(stateOf(cell)).toBe(expected);
  });
});

describe('headers', () => {
  it('are in normal form, and stand for one field alone', () => {
    const fields = new Map<string, string>();
    for (const field of interactionFields) {
      for (const header of headerSynonyms[field]) {
        expect(normaliseHeader(header), header).toBe(header);
        expect(fields.get(header) ?? field, header).toBe(field);
        fields.set(header, field);
      }
    }
  });
});
