import { fc } from '../../chance.js';

/** A schema of zod as code, and values that are likely to fit. */
export interface Form {
  readonly code: string;
  readonly fitting: fc.Arbitrary<unknown>;
}

const texts = fc.string({ unit: 'binary', maxLength: 7 });
const CURIOUS = fc.constantFrom<unknown>(
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  2,
  2 ** 53,
  1e21,
  '',
  '1',
  'true',
  'a',
  [],
  {},
  [1],
  { a: 1 },
);

/** Values that fit little. */
export const JUNK = fc.oneof(CURIOUS, fc.jsonValue({ maxDepth: 1 }));

const strings = fc
  .tuple(fc.option(fc.nat(3)), fc.option(fc.integer({ min: 2, max: 5 })))
  .map(([min, max]) =>
    form(`z.string()${min === null ? '' : `.min(${min})`}${max === null ? '' : `.max(${max})`}`, texts),
  );

const CURIOUS_TEXTS = [
  'a\n',
  '\na',
  'a\u2028',
  '\u{1F600}',
  '\u{1F600}a',
  'é',
  '€',
  '١',
  '٢٣',
  '\u200B',
  '\uFEFFa',
  '\u00A0',
  'K',
  'ſ',
  '\u0085',
  'A',
  '_',
  '\v',
  '12',
  '2024-1',
  '-',
  ']',
  '\\',
];

const patterns = fc
  .constantFrom(
    /^[a-z]+(?:-[a-z]+)*$/,
    /\d{2,}/,
    /^.$/,
    /^..$/,
    /^\s*\S$/,
    /^\S+$/,
    /^[^\w]+$/,
    /^\W$/,
    /\bé|€$/,
    /a$/,
    /^[^a]$/,
    /^(?<year>\d{4})-\d/,
    /^[\s\d]*$/,
    /^[\]\\^-]$/,
    /^[a-z.]+$/u,
    /^[a-z&&b]$/,
    /^x*?y{0,2}$/,
    /^$/,
  )
  .map(({ source, flags }) =>
    form(
      `z.string().regex(/${source}/${flags})`,
      fc.oneof(
        fc.constantFrom(...CURIOUS_TEXTS),
        texts,
        /\\b|\?</.test(source) ? texts : fc.stringMatching(new RegExp(source)),
      ),
    ),
  );

const formats = fc.constantFrom(
  form('z.email()', fc.oneof(fc.emailAddress(), fc.constantFrom('a@b.cd', 'a@b', 'ä@b.cd', 'a@b.cd\n'))),
  form('z.uuid()', fc.oneof(fc.uuid(), fc.constantFrom('00000000-0000-0000-0000-000000000000', 'x'))),
  form(
    'z.iso.date()',
    fc.oneof(fc.constantFrom('2024-02-29', '2023-02-29', '2024-13-01', '2024-01-01\n', '٢٠٢٤-01-01')),
  ),
  form(
    'z.iso.datetime()',
    fc.oneof(
      fc.date({ noInvalidDate: true }).map(String),
      fc.constantFrom(
        '2024-02-29T10:00:00Z',
        '2024-02-29T10:00Z',
        '2024-02-29T25:00:00Z',
        '2024-02-29T10:00:00.123Z',
        '2024-02-29T10:00:00+01:00',
      ),
    ),
  ),
  form('z.iso.time()', fc.constantFrom('10:00', '10:00:00', '24:00:00', '10:00:00.5')),
  form('z.iso.duration()', fc.constantFrom('P1D', 'PT1H', 'P', 'P1W', 'PT1.5S')),
  form('z.ipv4()', fc.oneof(fc.ipV4(), fc.constantFrom('256.1.1.1', '1.1.1'))),
  form('z.base64()', fc.oneof(fc.base64String(), fc.constantFrom('a', 'ab', 'ab==', 'a===', 'ab=='))),
  form('z.base64url()', fc.oneof(fc.base64String(), fc.constantFrom('a', 'ab', '-_', 'ab=='))),
  form('z.e164()', fc.constantFrom('+491701234567', '+0', '491701234567')),
  form('z.hex()', fc.constantFrom('', 'ff', 'FG', '0x1')),
  form("z.string().startsWith('a.')", fc.constantFrom('a.', 'ab', 'a.b', 'xa.')),
  form("z.string().includes('a+')", fc.constantFrom('a+', 'aa', 'xa+x')),
  form("z.string().endsWith('$')", fc.constantFrom('$', 'a$', '$a', '$\n')),
);

const numbers = fc.oneof(
  fc.constantFrom(
    form('z.number()', fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer())),
    form('z.number().gt(0).lte(1)', fc.constantFrom(0, 1, 0.5, 1.0000001, -0)),
    form('z.number().min(-1.5)', fc.constantFrom(-1.5, -1.6, -1, 1e300)),
    form('z.number().multipleOf(0.1)', fc.constantFrom(0, 0.1, 0.3, 0.7, 0.25, -1.1, 1e17, 0.30000000000000004)),
    form('z.int()', fc.oneof(fc.maxSafeInteger(), fc.constantFrom(2 ** 53, -(2 ** 53), 1.5, 1e21))),
    form('z.int32()', fc.oneof(fc.integer(), fc.constantFrom(2 ** 31, -(2 ** 31)))),
    form('z.uint32()', fc.oneof(fc.nat(), fc.constantFrom(2 ** 32, -1))),
    form('z.float32()', fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(1e39))),
    form('z.int().min(1).max(3)', fc.integer({ min: 0, max: 4 })),
    form('z.int().multipleOf(3)', fc.integer({ min: -10, max: 10 })),
  ),
);

const literals = fc.constantFrom(
  form("z.literal('on')", fc.constantFrom('on', 'off')),
  form('z.literal(1)', fc.constantFrom<unknown>(1, true, '1', 1.5)),
  form('z.literal([0, true])', fc.constantFrom<unknown>(1, 0, false, true)),
  form("z.literal(['a', 1, true, null, 1.5])", fc.constantFrom<unknown>('a', 1, true, null, 1.5, false, 2)),
  form("z.enum(['small', 'large'])", fc.constantFrom('small', 'large', 'Large')),
  form('z.literal(["\\u2028", "\\"", "\\\\"])', fc.constantFrom('\u2028', '"', '\\', '')),
);

const others = fc.constantFrom(
  form('z.boolean()', fc.boolean()),
  form('z.null()', fc.constant(null)),
  // Not z.unknown(): as an item or a value of a record it takes what is missing, which JSON has no word for.
  form('z.json()', JUNK),
);

/** Schemas that hold no other. */
export const LEAVES: fc.Arbitrary<Form> = fc.oneof(strings, patterns, formats, numbers, literals, others);

function form(code: string, fitting: fc.Arbitrary<unknown>): Form {
  return { code, fitting };
}
