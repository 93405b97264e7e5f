/** Something the synthetic shop sells; the price is in cents. */
export interface Product {
  readonly name: string;
  readonly category: string;
  readonly price: number;
}

/** What the synthetic shop sells, cheapest first. */
export const products: readonly Product[] = [
  { name: 'Brioche', category: 'pastry', price: 140 },
  { name: 'Croissant', category: 'pastry', price: 160 },
  { name: 'Cinnamon roll', category: 'pastry', price: 240 },
  { name: 'Cannolo', category: 'pastry', price: 280 },
  { name: 'Baguette', category: 'bread', price: 290 },
  { name: 'Focaccia', category: 'bread', price: 360 },
  { name: 'Grissini', category: 'savoury', price: 420 },
  { name: 'Rye loaf', category: 'bread', price: 480 },
  { name: 'Sourdough loaf', category: 'bread', price: 520 },
  { name: 'Walnut bread', category: 'bread', price: 590 },
  { name: 'Taralli', category: 'savoury', price: 640 },
  { name: 'Amaretti', category: 'biscuits', price: 720 },
  { name: 'Stone-ground flour', category: 'pantry', price: 780 },
  { name: 'Cantucci', category: 'biscuits', price: 850 },
  { name: 'Apricot jam', category: 'pantry', price: 890 },
  { name: 'Spelt loaf', category: 'bread', price: 940 },
  { name: 'Baci di dama', category: 'biscuits', price: 980 },
  { name: 'Olive bread', category: 'bread', price: 1080 },
  { name: 'Honey, acacia', category: 'pantry', price: 1150 },
  { name: 'Savoury tart', category: 'savoury', price: 1290 },
  { name: 'Almond cake', category: 'cake', price: 1480 },
  { name: 'Lemon tart', category: 'cake', price: 1650 },
  { name: 'Apple pie', category: 'cake', price: 1790 },
  { name: 'Cake "Nonna", small', category: 'cake', price: 1950 },
  { name: 'Hazelnut cake', category: 'cake', price: 2200 },
  { name: 'Colomba', category: 'seasonal', price: 2450 },
  { name: 'Panettone', category: 'seasonal', price: 2690 },
  { name: 'Pandoro', category: 'seasonal', price: 2850 },
  { name: 'Chocolate cake', category: 'cake', price: 3200 },
  { name: 'Gift box', category: 'gift', price: 3900 },
  { name: 'Bread course', category: 'course', price: 5500 },
  { name: 'Birthday cake', category: 'cake', price: 6400 },
  { name: 'Hamper', category: 'gift', price: 8900 },
  { name: 'Baking weekend', category: 'course', price: 14500 },
];

/** First names of synthetic customers, in the lower case of an e-mail address. */
export const firstNames =
  'giulia marco anna luca sofia paolo elena andrea chiara davide marta claire hugo pietro sara matteo lena jonas'.split(
    ' ',
  );

/** Countries of synthetic customers, as often as they occur. */
export const countries = 'IT IT IT IT IT IT DE DE FR FR AT CH ES GB'.split(' ');
