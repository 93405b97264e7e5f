import type { AuditReport } from '../audit/auditReport.ts';
import { periodsPhrase } from '../audit/auditStyle.ts';
import { customerBaseSections } from './audit/customerBaseSections.ts';
import { html, type Markup } from './markup.ts';
import { page, type Section } from './page.ts';
import { type PageStyle, pageStyle } from './pageStyle.ts';
import { nextSection } from './sections/files.ts';
import { listeningSection, thingsSection } from './sections/listening.ts';
import { momentSection } from './sections/moment.ts';
import { leftOutSection, noticesSection, readSection } from './sections/reading.ts';
import { auditWithoutCustomers } from './withoutCustomers.ts';

/**
 * The audit as a page with pictures, like that of a run.
 * @param namesCustomers whether the largest customers are named; else nothing in the page tells who anybody is
 */
export function renderAuditHtml(whole: AuditReport, namesCustomers: boolean): string {
  const report = namesCustomers ? whole : auditWithoutCustomers(whole);
  const style = pageStyle(report);
  const sections: readonly (Section | null)[] = [
    readSection(report, style),
    leftOutSection({ ...report, files_written: [] }, style),
    noticesSection(report, style),
    ...customerBaseSections(report.customer_base, style),
    momentSection(report.moment_of_truth, style),
    thingsSection(report.small_things, style),
    listeningSection(report.listening, style),
    nextSection(report, style),
  ];
  return page(
    style.language,
    style.say({ en: `Customer base as of ${report.as_of}`, it: `Base clienti al ${report.as_of}` }),
    leadMarkup(report, style),
    sections.filter((section) => section !== null),
    `rfm ${report.version}`,
  );
}

/** The most serious finding first, and what all of them are about. */
function leadMarkup({ as_of: asOf, customer_base: base }: AuditReport, style: PageStyle): Markup {
  const [first, ...others] = base.findings.map((finding) => style.text(finding));
  const { customers } = base.concentration.later;
  const turnover = base.turnover.later;
  const hasMoney = base.measure === 'revenue';
  return html`<header>
<p class="eyebrow">${style.say({ en: 'as of', it: 'al' })} ${asOf} · ${style.say(periodsPhrase(base.periods))}</p>
<h1>${first ?? style.say({ en: 'Customer base', it: 'Base clienti' })}</h1>
${others.map(
  (finding) => html`<p>${finding}</p>
`,
)}<dl class="key"><div><dt>${style.say({ en: 'Customers', it: 'Clienti' })}</dt><dd>${style.number(customers)}</dd></div><div><dt>${
    hasMoney ? style.say({ en: 'Turnover', it: 'Fatturato' }) : style.say({ en: 'Orders', it: 'Ordini' })
  }</dt><dd>${hasMoney ? style.money(turnover) + style.unit : style.number(turnover)}</dd></div></dl>
</header>
`;
}
