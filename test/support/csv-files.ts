import type { CsvError, CsvNote, Point } from '../../shared/datasets/csv.ts';

export const twoPoints: Point[] = [
  [0.5, -1.25, 0],
  [2, 3, 1],
];
export const header = (...names: string[]): CsvNote => ({ code: 'header', line: 1, names });

export const goodFiles: [string, string, Point[], CsvNote[]][] = [
  ['plain rows', '0.5,-1.25,0\n2,3,1\n', twoPoints, []],
  ['no line end at the end', '0.5,-1.25,0\n2,3,1', twoPoints, []],
  ['a header', 'x1,x2,label\n0.5,-1.25,0\n2,3,1\n', twoPoints, [header('x1', 'x2', 'label')]],
  ['a header in quotes', '"a","b;c","y"\n0.5,-1.25,0\n2,3,1', twoPoints, [header('a', 'b;c', 'y')]],
  [
    'a header after blank lines',
    '\n \nx,y,z\n2,3,1',
    [[2, 3, 1]],
    [{ ...header('x', 'y', 'z'), line: 3 } as CsvNote],
  ],
  ['CRLF and a BOM', '\uFEFF0.5,-1.25,0\r\n2,3,1\r\n', twoPoints, []],
  ['lone CRs', '0.5,-1.25,0\r2,3,1\r', twoPoints, []],
  ['blank lines and spaces', '\n 0.5 , -1.25 ,\t0 \n\n   \n2,3,1\n\n', twoPoints, []],
  ['semicolons', '0.5;-1.25;0\n2;3;1', twoPoints, []],
  ['semicolons and decimal commas', '0,5;-1,25;0\n2;3,0;1', twoPoints, []],
  ['tabs', '0.5\t-1.25\t0\n2\t3\t1', twoPoints, []],
  [
    'tabs and decimal commas',
    'x1\tx2\tlabel\n0,5\t-1,25\t0\n2\t3\t1',
    twoPoints,
    [header('x1', 'x2', 'label')],
  ],
  ['quotes', '"0.5","-1.25","0"\n"2", 3 ,"1"', twoPoints, []],
  ['quoted decimal commas', '"0,5","-1,25",0\n2,3,1', twoPoints, []],
  ['exponents, signs, bare points', '+5e-1,-.125E+1,0\n2.,3,1', twoPoints, []],
  ['a typographic minus', '0.5,−1.25,0\n2,3,1', twoPoints, []],
  ['labels as decimals', '0.5,-1.25,0.0\n2,3,1.0', twoPoints, []],
  [
    'labels -1 and 1',
    '2,3,1\n0.5,-1.25,-1',
    twoPoints.toReversed(),
    [{ code: 'labels', zero: '-1', one: '1' }],
  ],
  [
    'labels +1 and -1',
    '2,3,+1\n0.5,-1.25,-1.0',
    twoPoints.toReversed(),
    [{ code: 'labels', zero: '-1', one: '1' }],
  ],
  ['labels 1 alone', '2,3,1', [[2, 3, 1]], []],
  [
    'two words',
    '2,3,dog\n0.5,-1.25,Cat\n0,0,cat',
    [
      [2, 3, 1],
      [0.5, -1.25, 0],
      [0, 0, 0],
    ],
    [{ code: 'labels', zero: 'Cat', one: 'dog' }],
  ],
  [
    'two words, the lesser one first',
    '0.5,-1.25,cat\n2,3,dog',
    twoPoints,
    [{ code: 'labels', zero: 'cat', one: 'dog' }],
  ],
  [
    'words with separators in quotes',
    '2,3,"b, or ""c"""\n0.5,-1.25,a',
    twoPoints.toReversed(),
    [{ code: 'labels', zero: 'a', one: 'b, or "c"' }],
  ],
  ['one word', '2,3,dog', [[2, 3, 0]], [{ code: 'labels', zero: 'dog', one: null }]],
  ['coordinates at the edge', '6,-6,0', [[6, -6, 0]], []],
  [
    'a column beyond the view',
    '150,1,0\n200,-2,1\n175,3,1',
    [
      [-5, 1, 0],
      [5, -2, 1],
      [0, 3, 1],
    ],
    [{ code: 'scaled', column: 'x1', from: [150, 200], to: [-5, 5] }],
  ],
  [
    'both columns beyond it',
    '0,-20,0\n10,20,1',
    [
      [-5, -5, 0],
      [5, 5, 1],
    ],
    [
      { code: 'scaled', column: 'x1', from: [0, 10], to: [-5, 5] },
      { code: 'scaled', column: 'x2', from: [-20, 20], to: [-5, 5] },
    ],
  ],
  [
    'one place beyond it',
    '7,1,0\n7,2,1',
    [
      [0, 1, 0],
      [0, 2, 1],
    ],
    [{ code: 'scaled', column: 'x1', from: [7, 7], to: [0, 0] }],
  ],
  [
    'the largest numbers',
    '1.7e308,0,0\n-1.7e308,0,1',
    [
      [5, 0, 0],
      [-5, 0, 1],
    ],
    [{ code: 'scaled', column: 'x1', from: [-1.7e308, 1.7e308], to: [-5, 5] }],
  ],
];

export const badFiles: [string, string, CsvError[]][] = [
  ['nothing', '', [{ line: 1, code: 'empty' }]],
  ['blank lines alone', '\uFEFF\r\n \n', [{ line: 1, code: 'empty' }]],
  ['a header alone', 'x1,x2,label\n', [{ line: 1, code: 'empty' }]],
  ['a missing column', '1,2,0\n1,2\n', [{ line: 2, code: 'columns', count: 2 }]],
  ['a column too many', '1,2,0,\n', [{ line: 1, code: 'columns', count: 4 }]],
  ['decimal commas between commas', '0,5,1,5,0', [{ line: 1, code: 'columns', count: 5 }]],
  ['separated by spaces', '1 2 0', [{ line: 1, code: 'columns', count: 1 }]],
  ['another separator later', '1;2;0\n1,2,1', [{ line: 2, code: 'columns', count: 1 }]],
  [
    'a word for a number',
    '1,2,0\n\nabc,2,0',
    [{ line: 3, code: 'number', column: 'x1', value: 'abc' }],
  ],
  [
    'words in a first row with a label',
    'a,b,1',
    [
      { line: 1, code: 'number', column: 'x1', value: 'a' },
      { line: 1, code: 'number', column: 'x2', value: 'b' },
    ],
  ],
  [
    'a second header',
    'x,y,z\nx1,x2,1',
    [
      { line: 2, code: 'number', column: 'x1', value: 'x1' },
      { line: 2, code: 'number', column: 'x2', value: 'x2' },
    ],
  ],
  ['an empty number', '1,,0', [{ line: 1, code: 'number', column: 'x2', value: '' }]],
  ['NaN', '1,NaN,0', [{ line: 1, code: 'number', column: 'x2', value: 'NaN' }]],
  ['Infinity', '-Infinity,1,0', [{ line: 1, code: 'number', column: 'x1', value: '-Infinity' }]],
  ['beyond a double', '1e999,1,0', [{ line: 1, code: 'number', column: 'x1', value: '1e999' }]],
  ['a hexadecimal number', '0x10,1,0', [{ line: 1, code: 'number', column: 'x1', value: '0x10' }]],
  [
    'thousands separators',
    '"1,234.5";1;0',
    [{ line: 1, code: 'number', column: 'x1', value: '1,234.5' }],
  ],
  [
    'a long field, cut',
    `${'9'.repeat(400)},1,0`,
    [{ line: 1, code: 'number', column: 'x1', value: `${'9'.repeat(39)}…` }],
  ],
  ['an open quote', '1,2,0\n"1,2,0', [{ line: 2, code: 'quote' }]],
  ['text after a quote', '"1"2,3,0', [{ line: 1, code: 'quote' }]],
  ['an empty label', '1,2,', [{ line: 1, code: 'label', value: '', expected: ['0', '1'] }]],
  ['label 2', '1,2,0\n1,2,2', [{ line: 2, code: 'label', value: '2', expected: ['0', '1'] }]],
  ['label 0.5', '1,2,0.5', [{ line: 1, code: 'label', value: '0.5', expected: ['0', '1'] }]],
  [
    'label 0 after -1',
    '1,2,1\n1,2,-1\n1,2,0',
    [{ line: 3, code: 'label', value: '0', expected: ['-1', '1'] }],
  ],
  [
    'label -1 after 0',
    '1,2,0\n1,2,-1',
    [{ line: 2, code: 'label', value: '-1', expected: ['0', '1'] }],
  ],
  [
    'a third word',
    '1,2,a\n1,2,b\n1,2,A\n1,2,c',
    [{ line: 4, code: 'label', value: 'c', expected: ['a', 'b'] }],
  ],
  [
    'a word after a number',
    '1,2,1\n1,2,yes',
    [{ line: 2, code: 'label', value: 'yes', expected: ['0', '1'] }],
  ],
  [
    'a number after a word',
    '1,2,yes\n1,2,1',
    [{ line: 2, code: 'label', value: '1', expected: ['yes'] }],
  ],
  [
    'all of it',
    'x,y,z\r\n1,2\r\n\r\n1,b,3\r\n1,2,1',
    [
      { line: 2, code: 'columns', count: 2 },
      { line: 4, code: 'number', column: 'x2', value: 'b' },
      { line: 4, code: 'label', value: '3', expected: ['0', '1'] },
    ],
  ],
];
