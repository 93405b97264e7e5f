import { periodsPhrase } from '../../audit/auditStyle.ts';
import { baseWords } from '../../audit/baseWords.ts';
import type { CustomerBaseReport } from '../../audit/customerBaseReport.ts';
import { html } from '../markup.ts';
import type { Section } from '../page.ts';
import type { PageStyle } from '../pageStyle.ts';
import { isolated } from '../table.ts';
import { acquisitionSection } from './acquisition.ts';
import { baseStyle } from './baseStyle.ts';
import { cohortsSection } from './cohorts.ts';
import { concentrationSection } from './concentration.ts';
import { decilesSection } from './deciles.ts';
import { leversSection } from './levers.ts';

/** What should be known of the customer base. */
export function findingsSection({ findings, periods }: CustomerBaseReport, style: PageStyle): Section {
  return {
    id: 'customer-base',
    title: style.say(baseWords.base),
    note: style.say(periodsPhrase(periods)),
    content: [
      html`<ul class="notices">
${findings.map(
  (finding) => html`<li>${isolated(style.text(finding))}</li>
`,
)}</ul>
`,
    ],
  };
}

/** Each side of the customer base. */
export function customerBaseSections(base: CustomerBaseReport, page: PageStyle): readonly Section[] {
  const style = baseStyle(page, base);
  return [
    concentrationSection(base, style),
    acquisitionSection(base, style),
    leversSection(base, style),
    cohortsSection(base, style),
    decilesSection(base, style),
  ];
}

/** The same without ids: the largest customers are called by their rank. */
export function baseWithoutCustomers(base: CustomerBaseReport): CustomerBaseReport {
  const ranked = <T extends { readonly rank: number }>(list: readonly T[]) =>
    list.map((one) => ({ ...one, customer_id: `#${one.rank}` }));
  const { later, earlier } = base.concentration;
  return {
    ...base,
    concentration: {
      later: { ...later, without: ranked(later.without) },
      earlier: earlier && { ...earlier, without: ranked(earlier.without) },
    },
  };
}
