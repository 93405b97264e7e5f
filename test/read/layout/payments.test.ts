import { describe, expect, it } from 'vitest';
import { bad, entries, failure, leftOut, read } from '../exports.ts';

const csv = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

describe('PayPal', () => {
  const italian = csv(
    'Data,Tipo,Stato,Valuta,Lordo,Indirizzo email mittente,Indirizzo email destinatario,Codice transazione,Codice transazione di riferimento,Impatto sul saldo',
    '02/06/2026,Pagamento Express Checkout,Completata,EUR,"1.045,00",ada@example.com,forno@example.it,A1,,Accredito',
    '14/06/2026,Rimborso di pagamento,Completata,EUR,"-45,00",forno@example.it,ada@example.com,A2,A1,Addebito',
    '15/06/2026,Conversione di valuta generica,Completata,USD,"12,00",forno@example.it,,A3,A1,Accredito',
    '16/06/2026,Pagamento generico,Completata,EUR,"-20,00",forno@example.it,mulino@example.it,A4,,Addebito',
  );

  it('is read in Italian', async () => {
    const got = await read({ 'a.csv': italian });
    expect(entries(got)).toEqual(['ada@example.com 2026-06-02 -45 refund', 'ada@example.com 2026-06-02 1045']);
    expect(leftOut(got)).toEqual([
      '1 orders of status no sale: Conversione di valuta generica',
      '1 orders of status no sale: Pagamento generico -20',
    ]);
  });

  it('is read in German and French', async () => {
    const german = csv(
      'Datum,Typ,Status,Währung,Brutto,Absender E-Mail-Adresse,Empfänger E-Mail-Adresse,Transaktionscode,Zugehöriger Transaktionscode,Auswirkung auf Guthaben',
      '02.06.2026,PayPal Express-Zahlung,Abgeschlossen,EUR,"45,00",ada@example.com,brot@example.de,A1,,Haben',
      '03.06.2026,Rückzahlung,Abgeschlossen,EUR,"-5,00",brot@example.de,ada@example.com,A2,A1,Soll',
      '03.06.2026,Einbehaltung für offene Autorisierung,Ausstehend,EUR,"9,00",ada@example.com,brot@example.de,A3,A1,Memo',
    );
    const french = csv(
      "Date,Type,État,Devise,Avant commission,De l'adresse email,À l'adresse email,Numéro de transaction,Numéro de la transaction de référence,Impact sur le solde",
      '13/06/2026,Paiement Express Checkout,Terminé,EUR,"45,00",ada@example.com,pain@example.fr,A1,,Crédit',
      '14/06/2026,Remboursement,Terminé,EUR,"-5,00",pain@example.fr,ada@example.com,A2,A1,Débit',
    );
    expect(entries(await read({ 'a.csv': german }))).toEqual([
      'ada@example.com 2026-06-02 -5 refund',
      'ada@example.com 2026-06-02 45',
    ]);
    expect(entries(await read({ 'a.csv': french }))).toEqual([
      'ada@example.com 2026-06-13 -5 refund',
      'ada@example.com 2026-06-13 45',
    ]);
  });

  it('asks for the order of day and month where no row tells', async () => {
    const open = csv(...italian.trim().split('\n').slice(0, 2));
    expect(await failure({ 'a.csv': open })).toMatch(/--date-format/);
  });

  it('goes by the sign of a payment where no column says what it did to the balance', async () => {
    const older = csv(...italian.split('\n').map((line) => line.replace(/,[^,]*$/, ''))).trim();
    expect(entries(await read({ 'a.csv': older }))).toHaveLength(2);
  });
});

describe('Square', () => {
  const header =
    'Date,Gross Sales,Net Sales,Partial Refunds,Total Collected,Transaction ID,Payment ID,Event Type,Customer ID';
  const row = (net: string, partial: string, event: string, id = 'T1') =>
    `03/04/26,,${net},${partial},,${id},p,${event},ada`;

  it('takes a refund without a sign for one', async () => {
    const got = await read({ 'a.csv': csv(header, row('$9.00', '$0.00', 'Payment'), row('$2.00', '', 'Refund')) });
    expect(entries(got)).toEqual(['ada 2026-03-04 -2 refund', 'ada 2026-03-04 9']);
  });

  it('adds up what is written with a sign, and refuses what it cannot add up', async () => {
    const got = await read({
      'a.csv': csv(
        header,
        row('"$1,009.00"', '($3.00)', 'Payment', 'T1'),
        row('$8.00', '-$3.00', 'Payment', 'T2'),
        row('"9,00 €"', '"-3,00 €"', 'Payment', 'T3'),
      ),
    });
    expect([entries(got), got.currency]).toEqual([['ada 2026-03-04 1006', 'ada 2026-03-04 5'], '$']);
    expect(bad(got)).toEqual(['a.csv:4 Net Sales and Partial Refunds "9,00 € and -3,00 €" is no amount']);
  });

  it('names an event that it does not know', async () => {
    const got = await read({ 'a.csv': csv(header, row('$9.00', '', 'Exchange')) });
    expect(got.account.notices.map(({ en }) => en).join()).toContain('Exchange');
  });
});

describe('Stripe', () => {
  it('is read with the fewest columns that tell it', async () => {
    const text = csv(
      'id,Created date (UTC),Amount,Currency,Captured,Status,Customer Email,size (metadata)',
      'ch_1,2026-06-05 23:30:00,12.00,eur,true,Paid,ada@example.com,large',
      'ch_2,2026-06-06 08:00:00,5.00,eur,true,Refunded,ada@example.com,',
    );
    expect(entries(await read({ 'a.csv': text }))).toEqual([
      'ada@example.com 2026-06-05 12',
      'ada@example.com 2026-06-06 -5 refund',
      'ada@example.com 2026-06-06 5 reversed',
    ]);
    const rome = await read({ 'a.csv': text }, { timeZone: 'Europe/Rome' });
    expect(entries(rome)[0]).toBe('ada@example.com 2026-06-06 -5 refund');
    expect(entries(rome)[1]).toBe('ada@example.com 2026-06-06 12');
  });
});
