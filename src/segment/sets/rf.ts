import type { SegmentSet } from '../rules.ts';

/** The ten-segment map of recency by frequency that most RFM notebooks use. */
export const rf: SegmentSet = {
  name: 'rf',
  description: 'recency by frequency, whatever the money: ten segments that cover everybody',
  rest: undefined,
  needs: undefined,
  bins: 5,
  rules: [
    {
      name: 'Champions',
      when: { r: 5, f: [4, 5] },
      why: 'buy often and were here very recently',
      action: 'thank them by name and show them new things first; no discount',
    },
    {
      name: 'Loyal',
      when: { r: [3, 4], f: [4, 5] },
      why: 'buy often and were here not long ago',
      action: 'write when their next order is due; ask for a review',
    },
    {
      name: 'Potential Loyalist',
      when: { r: [4, 5], f: [2, 3] },
      why: 'here recently, with a few orders so far',
      action: 'suggest one product next to those they already buy',
    },
    {
      name: 'New',
      when: { r: 5, f: 1 },
      why: 'here very recently, with the fewest orders',
      action: 'ask how the last order went; show how to get the most from it',
    },
    {
      name: 'Promising',
      when: { r: 4, f: 1 },
      why: 'here not long ago, with the fewest orders',
      action: 'suggest one thing that goes with what they bought; no discount',
    },
    {
      name: 'Need Attention',
      when: { r: 3, f: 3 },
      why: 'middling buyers who have not been here for a while',
      action: 'show what is new in the products they bought; ask for their wishes',
    },
    {
      name: 'About to Sleep',
      when: { r: 3, f: [1, 2] },
      why: 'few orders, and none for a while',
      action: 'send one reminder of what they bought last, then let it rest',
    },
    {
      name: "Can't Lose Them",
      when: { r: [1, 2], f: 5 },
      why: 'bought more often than nearly all, silent for long',
      action: 'call or write in person; settle any complaint before you offer',
    },
    {
      name: 'At Risk',
      when: { r: [1, 2], f: [3, 4] },
      why: 'used to buy often, silent for long',
      action: 'ask what went wrong; make one offer on what they used to buy',
    },
    {
      name: 'Hibernating',
      when: { r: [1, 2], f: [1, 2] },
      why: 'few orders, silent for long',
      action: 'one cheap e-mail in the season they bought in; then stop',
    },
  ],
};
