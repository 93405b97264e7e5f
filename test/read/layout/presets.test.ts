import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderFields } from '../../../src/read/fields.ts';
import { detectLayout } from '../../../src/read/layout/layout.ts';
import { detectPreset, presets } from '../../../src/read/layout/presets/index.ts';
import { normaliseHeader } from '../../../src/read/layout/synonyms.ts';

describe.each(presets.map((preset) => [preset.name, preset] as const))('the preset %s', (_, preset) => {
  it('has a name of its own, in lower case, and a title', () => {
    expect(presets.filter(({ name }) => name === preset.name)).toEqual([preset]);
    expect(preset.name).toMatch(/^[a-z0-9-]+$/);
    expect(preset.title).not.toBe('');
  });

  it('lists headers in normal form, for fields that exist', () => {
    const { required, orderLevelAmounts, rowRefunds = [], columns, computed = {}, firstRowOnly } = preset;
    const headers = [
      ...required.flat(),
      ...orderLevelAmounts,
      ...rowRefunds,
      ...Object.values(columns).flat(),
      ...Object.values(computed).flatMap(({ from, also = [] }) => [...from, ...also]),
      ...(firstRowOnly === undefined ? [] : [firstRowOnly.order, ...firstRowOnly.items]),
    ];
    expect(headers.filter((header) => normaliseHeader(header) !== header || header === '')).toEqual([]);
    const fields = [...Object.keys(columns), ...Object.keys(computed)];
    expect(fields.filter((field) => !orderFields.some((one) => one === field))).toEqual([]);
    expect(Object.keys(computed).filter((field) => field in columns)).toEqual([]);
  });

  it('asks for no other cells than it names', () => {
    const texts = [
      '',
      '0',
      '5.00',
      '-2.50',
      '1,234.50',
      'refund',
      'payment',
      'test',
      'false',
      'yes',
      'lost',
      'debit',
      '--',
    ];
    fc.assert(
      fc.property(fc.infiniteStream(fc.constantFrom(...texts)), fc.boolean(), (stream, goesOn) => {
        const said = new Map<string, string>();
        const cellsBut = (names: ReadonlySet<string>, row: string) => (header: string) => {
          if (!names.has(header)) throw new Error(`it asks for ${header}`);
          const key = `${row} ${header}`;
          if (!said.has(key)) said.set(key, stream.next().value);
          return said.get(key)!;
        };
        for (const { from, also = [], value } of Object.values(preset.computed ?? {})) {
          const names = new Set([...from, ...also]);
          value(cellsBut(names, 'own'), goesOn ? cellsBut(names, 'first') : undefined, () => '');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says who bought, when, and for how much, or why nobody can know', () => {
    const {
      customer,
      email,
      date,
      amount,
      quantity,
      unit_price: unitPrice,
    } = { ...preset.columns, ...preset.computed };
    const says = [customer ?? email, date, amount ?? (quantity && unitPrice)].every((one) => one !== undefined);
    expect(says).toBe(preset.refusal === undefined);
  });

  it('says how to export and what is read', () => {
    expect(preset.howToExport.length).toBeGreaterThan(0);
    expect(preset.reads.length).toBeGreaterThan(0);
  });

  it('is detected by its required headers, and no other claims them', () => {
    if (preset.required.length === 0) expect(detectPreset(new Set())).toBe(preset);
    for (const required of preset.required) {
      expect(detectPreset(new Set(required))).toBe(preset);
      expect(detectPreset(new Set([...required, 'somethingelse']))).toBe(preset);
    }
  });

  it('is not detected where one of its headers is missing', () => {
    for (const required of preset.required) {
      for (const header of required) {
        expect(detectPreset(new Set(required.filter((one) => one !== header)))).not.toBe(preset);
      }
    }
  });
});

describe('exports of Shopify and Squarespace, which look alike', () => {
  const lineItems = 'Lineitem quantity,Lineitem name,Lineitem price';
  const shared = `Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Total,Created at,${lineItems},Lineitem sku,Billing Name,Billing Phone,Shipping Phone`;
  const presetOf = (headers: string): string => detectPreset(new Set(headers.split(',').map(normaliseHeader))).name;

  it.each([
    ['the first', 'Note Attributes,Cancelled at'],
    ['the second', 'Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor'],
    ['one with an id', 'Cancelled at,Payment Method,Refunded Amount,Vendor,Id,Tags,Phone'],
    ['one with notes of an app', 'Cancelled at,Refunded Amount,Private Notes,Lineitem variant'],
  ])('Shopify, %s generation', (_, more) => {
    expect(presetOf(`Name,${shared},${more}`)).toBe('shopify');
  });

  it.each([
    'Amount Refunded,Lineitem variant,Cancelled at,Private Notes,Payment Method,Payment Reference',
    'Amount Refunded,Cancelled at,Accepts Marketing,Notes',
  ])('Squarespace with %s', (more) => {
    expect(presetOf(`Order ID,${shared},${more}`)).toBe('squarespace');
  });

  it('is neither without what only one of them has', () => {
    expect(presetOf(shared)).toBe('generic');
    expect(presetOf(`Order ID,${shared}`)).toBe('generic');
  });
});

describe('PrestaShop', () => {
  it.each([
    'ID;Reference;New client;Delivery;Customer;Total;Payment;Status;Date',
    'ID;Reference;New client;Delivery;Customer;Company;Total;Payment;Status;Date',
    'ID;Riferimento;Nuovo cliente;Consegna;Cliente;Totale;Pagamento;Stato;Data',
    'ID;Référence;Nouveau client;Livraison;Client;Total;Paiement;État;Date',
    'ID;Referencia;Nuevo cliente;Entrega;Cliente;Total;Pago;Estado;Fecha',
  ])('%s', (header) => {
    const { preset, columns } = layoutOf(`${header}\n`);
    expect(preset.name).toBe('prestashop');
    const names = header.split(';');
    const at = (name: string | undefined) => names.indexOf(name!);
    const [order, , , , customer] = names;
    const [amount, , status, date] = names.slice(-4);
    expect(columns).toEqual({
      order: at(order),
      customer: at(customer),
      amount: at(amount),
      status: at(status),
      date: at(date),
    });
  });

  it('is exported better by a query, whose columns say what they are', () => {
    const query = presets
      .find(({ name }) => name === 'prestashop')!
      .howToExport.find((step) => step.startsWith('SELECT'))!;
    const selected = query.slice('SELECT '.length, query.indexOf(' FROM ')).split(', ');
    const header = selected.map((column) => /\w+$/.exec(column)![0]);
    const { preset, key, columns, warnings } = layoutOf(`${header.join(';')}\n`);
    expect([preset.name, key, warnings]).toEqual(['generic', 'customer', []]);
    const found = Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, header[column]]));
    expect(found).toEqual({
      customer: 'customer_id',
      order: 'order_id',
      email: 'email',
      first_name: 'first_name',
      last_name: 'last_name',
      date: 'order_date',
      amount: 'order_total',
      status: 'status',
    });
  });
});

function layoutOf(text: string, map: Readonly<Record<string, string>> = {}) {
  return detectLayout('a.csv', Buffer.from(text), true, {
    delimiter: undefined,
    encoding: undefined,
    preset: undefined,
    map,
    key: undefined,
    keep: [],
    money: true,
    cost: false,
  });
}

describe('an export that knows customers by name alone', () => {
  const header = 'Date,Order #,Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales';
  it('says so aloud, unless the user says who they are', () => {
    expect(layoutOf(`${header}\n`).warnings).toHaveLength(1);
    expect(layoutOf(`${header},Mail\n`, { customer: 'Mail' }).warnings).toEqual([]);
    const byEmail = layoutOf(`${header},Their e-mail\n`, { email: 'Their e-mail' });
    expect([byEmail.key, byEmail.warnings]).toEqual(['email', []]);
  });
});

describe('what was refunded', () => {
  const refundOf = (name: string, row: Readonly<Record<string, string>>): string =>
    presets
      .find((preset) => preset.name === name)!
      .computed!.refunded!.value(
        (header) => row[header] ?? '',
        undefined,
        () => '',
      );

  it.each([
    ['amount:5.00|reason:|date:2026-03-01 10:00:00', '5.0000'],
    ['amount:5|reason:the amount: 7|date:;amount:2.50|reason:x; y|date:', '7.5000'],
    ['', ''],
    ['five', 'five'],
    ['amount:five|reason:', 'amount:five|reason:'],
  ])('of WebToffee, %j: %j', (refunditems, expected) => {
    expect(refundOf('woocommerce-webtoffee', { refunditems })).toBe(expected);
  });

  it.each([
    ['60.0000', '50.0000', '10.0000', '12.0000'],
    ['60.0000', '60.0000', '10.0000', '10.0000'],
    ['60.0000', '60.00', '10.0000', '10.0000'],
    ['60.0000', '', '10.0000', '10.0000'],
    ['60.0000', '50.0000', '', ''],
    ['60.0000', '50.0000', '0.0000', '0.0000'],
    ['$1,200.00', '£1,000.00', '£10.00', '12.0000'],
    // Which is no amount, so that the row is refused.
    ['60,00 €', '50,00 £', '10,00 £', '10,00 £ of 50,00 £'],
    ['60,00 €', '60,00 €', '10,00 €', '10,00 €'],
  ])(
    'of Magento, base %j, purchased %j, refunded %j: %j',
    (grandtotalbase, grandtotalpurchased, totalrefunded, expected) => {
      expect(refundOf('magento', { grandtotalbase, grandtotalpurchased, totalrefunded })).toBe(expected);
    },
  );
});
