/** An element of a page, or text of it. */
export interface PageNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (PageNode | string)[];
}

/** Elements of HTML that have no end. */
const VOID = new Set(['meta', 'br', 'link', 'img', 'input', 'hr']);
const TOKEN =
  /<!DOCTYPE html>|<!--[a-z ]*-->|<(?<end>\/?)(?<name>[A-Za-z][A-Za-z0-9]*)(?<attributes>(?:\s+[a-z][A-Za-z0-9-]*="[^"<]*")*)\s*(?<closed>\/?)>|(?<text>[^<]+)/gy;
const ENTITY = /&(?:#(\d+)|(amp|lt|gt|quot));/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * Reads a page more strictly than browsers do: every element ends where it should, every attribute is in double quotes and
 * comes once, and every `&` begins an entity.
 * @throws Error where it is not so
 */
export function parsePage(text: string): PageNode {
  const root = { name: '', attributes: new Map<string, string>(), children: [] as (PageNode | string)[] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw new Error(`no markup at ${at}: ${text.slice(at, at + 80)}`);
    const top = open.at(-1)!;
    if (groups.text !== undefined) {
      top.children.push(top.name === 'style' ? groups.text : decoded(groups.text));
    } else if (groups.end === '/') {
      if (top.name !== groups.name) throw new Error(`</${groups.name}> ends <${top.name}> at ${at}`);
      open.pop();
    } else if (groups.name !== undefined) {
      const node = { name: groups.name, attributes: attributesOf(groups.attributes!), children: [] };
      top.children.push(node);
      if (groups.closed !== '/' && !VOID.has(groups.name)) open.push(node);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> never ends`);
  return root;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/([a-z][A-Za-z0-9-]*)="([^"]*)"/g)) {
    if (attributes.has(name!)) throw new Error(`${name} comes twice`);
    attributes.set(name!, decoded(value!));
  }
  return attributes;
}

function decoded(text: string): string {
  if (/[&<]/.test(text.replace(ENTITY, ''))) throw new Error(`not escaped: ${text}`);
  return text.replace(ENTITY, (_, code, name) => (code === undefined ? ENTITIES[name]! : String.fromCodePoint(+code)));
}

/** Every element below a node, outermost first. */
export function elements(node: PageNode, name?: string): readonly PageNode[] {
  const below = node.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elements(child)]));
  return name === undefined ? below : below.filter((element) => element.name === name);
}

/** The text of a node, a space between elements, and no two spaces together; that of drawings for phones left out. */
export function textIn(node: PageNode): string {
  return joined(node)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

function joined(node: PageNode): string {
  if (node.name === 'style' || node.attributes.get('class') === 'narrow') return '';
  return node.children.map((child) => (typeof child === 'string' ? child : ` ${joined(child)} `)).join('');
}
