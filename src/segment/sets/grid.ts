import type { SegmentSet } from '../rules.ts';

/** The default: newcomers first, then nine regions that cover all 25 cells of recency by frequency and money. */
export const grid: SegmentSet = {
  name: 'grid',
  description: 'newcomers, then recency by frequency and money: eleven segments that cover everybody',
  rest: undefined,
  needs: undefined,
  bins: 5,
  rules: [
    {
      name: 'New',
      when: { orders: 1, r: 5 },
      why: 'placed their first order very recently',
      action: 'ask how the first order went; show how to get the most from it',
    },
    {
      name: 'Promising',
      when: { orders: 1, r: 4 },
      why: 'placed one order, not long ago',
      action: 'suggest one thing that goes with what they bought; no discount',
    },
    {
      name: 'Champions',
      when: { r: 5, fm: [4, 5] },
      why: 'among the best buyers, here very recently',
      action: 'thank them by name and show them new things first; no discount',
    },
    {
      name: 'Loyal',
      when: { r: [3, 4], fm: [4, 5] },
      why: 'among the best buyers, here not long ago',
      action: 'write when their next order is due; ask for a review',
    },
    {
      name: 'Potential Loyalist',
      when: { r: [4, 5], fm: [1, 3] },
      why: 'here recently, with few or small orders so far',
      action: 'suggest one product next to those they already buy',
    },
    {
      name: 'Need Attention',
      when: { r: 3, fm: 3 },
      why: 'middling buyers who have not been here for a while',
      action: 'show what is new in the products they bought; ask for their wishes',
    },
    {
      name: 'About to Sleep',
      when: { r: 3, fm: [1, 2] },
      why: 'few or small orders, and none for a while',
      action: 'send one reminder of what they bought last, then let it rest',
    },
    {
      name: 'At Risk',
      when: { r: [1, 2], fm: [3, 4] },
      why: 'used to buy well, silent for long',
      action: 'ask what went wrong; make one offer on what they used to buy',
    },
    {
      name: "Can't Lose Them",
      when: { r: [1, 2], fm: 5 },
      why: 'were among the very best buyers, silent for long',
      action: 'call or write in person; settle any complaint before you offer',
    },
    {
      name: 'Hibernating',
      when: { r: 2, fm: [1, 2] },
      why: 'few or small orders, silent for long',
      action: 'one cheap e-mail in the season they bought in; then stop',
    },
    {
      name: 'Lost',
      when: { r: 1, fm: [1, 2] },
      why: 'few or small orders, silent for the longest time',
      action: 'spend nothing on them; welcome them if they come back',
    },
  ],
};
