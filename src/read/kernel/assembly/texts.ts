import { areSame, moved, PADDING } from './memory';

/** Texts one after the other as UTF-8 bytes in one block, numbered as they come; one may come twice. */
@unmanaged
export class Texts {
  arena: usize = 0;
  arenaBytes: usize = 0;
  /** Text `code` is the bytes of the arena from `starts[code]` up to `starts[code + 1]`. */
  starts: usize = 0;
  most: i32 = 0;
  size: i32 = 0;
}

export function createTexts(): Texts {
  const texts = new Texts();
  texts.starts = heap.alloc(4);
  store<u32>(texts.starts, 0);
  return texts;
}

export function freeTexts(texts: Texts): void {
  if (texts.arena !== 0) heap.free(texts.arena);
  heap.free(texts.starts);
  heap.free(changetype<usize>(texts));
}

/** What the allocator gives at most is a little more. */
const LARGEST_BLOCK: usize = 0x3ffffff0;

/** Makes room for more texts and their bytes; only here texts move in memory. */
export function makeTextRoom(texts: Texts, count: i32, bytes: i32): void {
  if (texts.size + count > texts.most) {
    texts.most = max(texts.most << 1, texts.size + count);
    texts.starts = moved(texts.starts, (<usize>texts.size + 1) << 2, (<usize>texts.most + 1) << 2);
  }
  const used = startOfText(texts, texts.size);
  const needed = used + <usize>(bytes + PADDING);
  if (needed > texts.arenaBytes) {
    texts.arenaBytes = max(min(texts.arenaBytes << 1, LARGEST_BLOCK), needed);
    texts.arena = moved(texts.arena, used, texts.arenaBytes);
  }
}

export function arenaOf(texts: Texts): usize {
  return texts.arena;
}

export function startsOf(texts: Texts): usize {
  return texts.starts;
}

export function sizeOfTexts(texts: Texts): i32 {
  return texts.size;
}

/** Where the bytes of a text can be put that is then looked up or added; there has to be room for them. */
export function endOfTexts(texts: Texts, room: i32): usize {
  const end = startOfText(texts, texts.size);
  if (end + <usize>(room + PADDING) > texts.arenaBytes) unreachable();
  return texts.arena + end;
}

/** Adds a text, for which there has to be room; its number. */
export function addText(texts: Texts, from: usize, length: i32): i32 {
  const start = startOfText(texts, texts.size);
  const end = start + <usize>length;
  if (texts.size >= texts.most || end + PADDING > texts.arenaBytes) unreachable();
  // Up to seven bytes more are copied than there are, where the next text will stand.
  for (let i: usize = 0; i < <usize>length; i += 8) store<u64>(texts.arena + start + i, load<u64>(from + i));
  texts.size++;
  store<u32>(texts.starts + ((<usize>texts.size) << 2), <u32>end);
  return texts.size - 1;
}

export function isText(texts: Texts, code: i32, at: usize, length: i32): bool {
  const start = startOfText(texts, code);
  return <i32>(startOfText(texts, code + 1) - start) === length && areSame(texts.arena + start, at, length);
}

export function startOfText(texts: Texts, code: i32): usize {
  return <usize>load<u32>(texts.starts + ((<usize>code) << 2));
}
