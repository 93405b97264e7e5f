import { OTHERS, type SegmentSet } from '../rules.ts';

/** The rules of the R package rfm. Regions overlap, and ten of the 125 cells are covered by none. */
export const rRfm: SegmentSet = {
  name: 'r-rfm',
  description: 'the rules of the R package rfm: recency, frequency and money apart; who fits none is in Others',
  rest: OTHERS,
  needs: 'money',
  bins: 5,
  rules: [
    {
      name: 'Champions',
      when: { r: 5, f: 5, m: 5 },
      why: 'buy most often, spend most, here very recently',
      action: 'thank them by name and show them new things first; no discount',
    },
    {
      name: 'Potential Loyalist',
      when: { r: [3, 5], f: [3, 5], m: [2, 5] },
      why: 'here fairly recently, with a good number of orders',
      action: 'suggest one product next to those they already buy',
    },
    {
      name: 'Loyal Customers',
      when: { r: [2, 4], f: [2, 4], m: [2, 4] },
      why: 'steady buyers, neither the newest nor the largest',
      action: 'write when their next order is due; ask for a review',
    },
    {
      name: 'Promising',
      when: { r: [3, 4], f: [1, 3], m: [3, 5] },
      why: 'few orders, but large ones, not long ago',
      action: 'suggest one thing that goes with what they bought; no discount',
    },
    {
      name: 'New Customers',
      when: { r: [4, 5], f: [1, 3], m: [1, 5] },
      why: 'here recently, with few orders so far',
      action: 'ask how the last order went; show how to get the most from it',
    },
    {
      name: "Can't Lose Them",
      when: { r: [1, 2], f: [3, 4], m: [4, 5] },
      why: 'bought often and for much, silent for long',
      action: 'call or write in person; settle any complaint before you offer',
    },
    {
      name: 'At Risk',
      when: { r: [1, 2], f: [2, 5], m: [4, 5] },
      why: 'spent much, silent for long',
      action: 'ask what went wrong; make one offer on what they used to buy',
    },
    {
      name: 'Need Attention',
      when: { r: [1, 3], f: [3, 5], m: [3, 5] },
      why: 'bought often, but have not been here for a while',
      action: 'show what is new in the products they bought; ask for their wishes',
    },
    {
      name: 'About To Sleep',
      when: { r: [2, 3], f: [1, 3], m: [1, 4] },
      why: 'few orders, and none for a while',
      action: 'send one reminder of what they bought last, then let it rest',
    },
    {
      name: 'Lost',
      when: { r: 1, f: [1, 5], m: [1, 5] },
      why: 'silent for the longest time',
      action: 'spend nothing on them; welcome them if they come back',
    },
  ],
};
