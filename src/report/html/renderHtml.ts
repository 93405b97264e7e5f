import type { Report } from '../report.ts';
import { customerBaseSections, findingsSection } from './audit/customerBaseSections.ts';
import { page, type Section } from './page.ts';
import { pageStyle, segmentSigns } from './pageStyle.ts';
import { contactSection } from './sections/contact.ts';
import { filesSection, nextSection } from './sections/files.ts';
import { forecastSection } from './sections/forecast.ts';
import { gridSection } from './sections/grid.ts';
import { listeningSection, thingsSection } from './sections/listening.ts';
import { momentSection } from './sections/moment.ts';
import { movementsSection } from './sections/movements.ts';
import { leadMarkup, topCustomersSection } from './sections/overview.ts';
import { leftOutSection, noticesSection, readSection } from './sections/reading.ts';
import { scoresSection } from './sections/scores.ts';
import { playbooksSection, segmentsSection } from './sections/segments.ts';
import { reportWithoutCustomers } from './withoutCustomers.ts';

/**
 * The report as a page with pictures, in one file that asks for nothing from anywhere.
 * @param namesCustomers whether the most valuable customers are named; else nothing that comes from the exports tells who
 *   anybody is (what a config says of segments stays as it is written)
 */
export function renderHtml(whole: Report, namesCustomers: boolean): string {
  const report = namesCustomers ? whole : reportWithoutCustomers(whole);
  const style = pageStyle(report);
  const signs = segmentSigns(report.segments, style);
  // As in the terminal: colours follow the rules, and the order follows the money.
  const sorted = report.segments.toSorted((a, b) => (b.revenue ?? 0) - (a.revenue ?? 0) || b.customers - a.customers);
  const sections: readonly (Section | null)[] = [
    findingsSection(report.customer_base, style),
    report.too_few_to_rank || namesCustomers ? topCustomersSection(report, style) : null,
    readSection(report, style),
    leftOutSection(report, style),
    noticesSection(report, style),
    segmentsSection(report, sorted, signs, style),
    playbooksSection(sorted, signs, style),
    ...customerBaseSections(report.customer_base, style),
    momentSection(report.moment_of_truth, style),
    thingsSection(report.small_things, style),
    listeningSection(report.listening, style),
    contactSection(report.contact, sorted, signs, style),
    movementsSection(report.movements, signs, style),
    gridSection(report, signs, style),
    forecastSection(report, signs, style),
    scoresSection(report, style),
    filesSection(report, style),
    nextSection(report, style),
  ];
  return page(
    style.language,
    style.say({ en: `Customers as of ${report.as_of}`, it: `Clienti al ${report.as_of}` }),
    leadMarkup(report, style),
    sections.filter((section) => section !== null),
    `rfm ${report.version}`,
  );
}
