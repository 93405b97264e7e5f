import { describe, expect, it } from 'vitest';
import { inChunks } from '../exports.ts';
import { CR, CRLF, collect, LF, readers } from './readers.ts';

/** The files of https://github.com/max-mapper/csv-spectrum (BSD-2-Clause) and what its `json` folder says of them. */
const spectrum = [
  [
    'comma_in_quotes',
    LF,
    'first,last,address,city,zip\nJohn,Doe,120 any st.,"Anytown, WW",08123',
    [
      [1, 'first', 'last', 'address', 'city', 'zip'],
      [2, 'John', 'Doe', '120 any st.', 'Anytown, WW', '08123'],
    ],
  ],
  [
    'empty',
    LF,
    'a,b,c\n1,"",""\n2,3,4',
    [
      [1, 'a', 'b', 'c'],
      [2, '1', '', ''],
      [3, '2', '3', '4'],
    ],
  ],
  [
    'empty_crlf',
    CRLF,
    'a,b,c\r\n1,"",""\r\n2,3,4',
    [
      [1, 'a', 'b', 'c'],
      [2, '1', '', ''],
      [3, '2', '3', '4'],
    ],
  ],
  [
    'escaped_quotes',
    LF,
    'a,b\n1,"ha ""ha"" ha"\n3,4\n',
    [
      [1, 'a', 'b'],
      [2, '1', 'ha "ha" ha'],
      [3, '3', '4'],
    ],
  ],
  [
    'json',
    LF,
    'key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n',
    [
      [1, 'key', 'val'],
      [2, '1', '{"type": "Point", "coordinates": [102.0, 0.5]}'],
    ],
  ],
  [
    'location_coordinates',
    LF,
    'Contact Phone Number,Location Coordinates,Cities,Counties\n2095257564,37\uFFFD36\'37.8"N 121\uFFFD2\'17.9"W,Modesto,Stanislaus',
    [
      [1, 'Contact Phone Number', 'Location Coordinates', 'Cities', 'Counties'],
      [2, '2095257564', '37\uFFFD36\'37.8"N 121\uFFFD2\'17.9"W', 'Modesto', 'Stanislaus'],
    ],
  ],
  [
    'newlines',
    LF,
    'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
    [
      [1, 'a', 'b', 'c'],
      [2, '1', '2', '3'],
      [3, 'Once upon \na time', '5', '6'],
      [5, '7', '8', '9'],
    ],
  ],
  [
    'newlines_cr',
    CR,
    'a,b,c\r1,2,3\r"Once upon \ra time",5,6\r7,8,9\r',
    [
      [1, 'a', 'b', 'c'],
      [2, '1', '2', '3'],
      [3, 'Once upon \ra time', '5', '6'],
      [5, '7', '8', '9'],
    ],
  ],
  [
    'newlines_crlf',
    CRLF,
    'a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n',
    [
      [1, 'a', 'b', 'c'],
      [2, '1', '2', '3'],
      [3, 'Once upon \r\na time', '5', '6'],
      [5, '7', '8', '9'],
    ],
  ],
  [
    'null',
    LF,
    'a,b,c\n1,,2\n3,"NULL",4\n',
    [
      [1, 'a', 'b', 'c'],
      [2, '1', '', '2'],
      [3, '3', 'NULL', '4'],
    ],
  ],
  [
    'quotes_and_newlines',
    LF,
    'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
    [
      [1, 'a', 'b'],
      [2, '1', 'ha \n"ha" \nha'],
      [5, '3', '4'],
    ],
  ],
  [
    'simple',
    LF,
    'a,b,c\n1,2,3\n',
    [
      [1, 'a', 'b', 'c'],
      [2, '1', '2', '3'],
    ],
  ],
  [
    'simple_crlf',
    CRLF,
    'a,b,c\r\n1,2,3\r\n',
    [
      [1, 'a', 'b', 'c'],
      [2, '1', '2', '3'],
    ],
  ],
  [
    'utf8',
    LF,
    'a,b,c\n1,2,3\n4,5,ʤ',
    [
      [1, 'a', 'b', 'c'],
      [2, '1', '2', '3'],
      [3, '4', '5', 'ʤ'],
    ],
  ],
] as const;

describe.each(readers)('%s', (_, reader) => {
  it.each(spectrum)('reads %s of csv-spectrum', async (_, dialect, text, expected) => {
    expect(await collect(reader, inChunks(Buffer.from(text), 1000), dialect)).toEqual(expected);
  });
});
