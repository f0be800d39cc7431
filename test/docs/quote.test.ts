import { describe, expect, test } from 'vitest';
import { misquote, regionOf } from './quote.js';

const SOURCE = ['const a = 1;', '', 'if (a) {', '  b();', '}', 'c();'];

describe('misquote', () => {
  test('takes the very lines', () => {
    expect(misquote(SOURCE, SOURCE)).toBeUndefined();
  });

  test('takes lines that are indented otherwise, as a whole', () => {
    expect(
      misquote(
        SOURCE,
        SOURCE.map((line) => `    ${line}`),
      ),
    ).toBeUndefined();
  });

  test.each([
    { name: 'in the middle', block: ['const a = 1;', '// …', 'c();'] },
    { name: 'at the start', block: ['// …', '}', 'c();'] },
    { name: 'at the end', block: ['const a = 1;', '// …'] },
    { name: 'twice', block: ['const a = 1;', '// …', '  b();', '// …', 'c();'] },
    { name: 'of nothing', block: ['const a = 1;', '// …', ...SOURCE.slice(1)] },
    { name: 'indented', block: ['const a = 1;', '', 'if (a) {', '  // …', '}', 'c();'] },
  ])('takes an elision $name', ({ block }) => {
    expect(misquote(block, SOURCE)).toBeUndefined();
  });

  test.each([
    { name: 'another line', block: ['const a = 2;', ...SOURCE.slice(1)] },
    { name: 'a line too many', block: [...SOURCE, 'd();'] },
    { name: 'a line too few at the end', block: SOURCE.slice(0, -1) },
    { name: 'a line too few at the start', block: SOURCE.slice(2) },
    { name: 'a line too few in the middle', block: [...SOURCE.slice(0, 3), ...SOURCE.slice(4)] },
    { name: 'lines in another order', block: ['c();', '// …', 'const a = 1;'] },
    { name: 'one line twice', block: ['const a = 1;', '// …', 'c();', '// …', 'c();'] },
    { name: 'other inner indentation', block: ['const a = 1;', '', 'if (a) {', 'b();', '}', 'c();'] },
    { name: 'a line after an elision that is not there', block: ['const a = 1;', '// …', 'd();', '// …', 'c();'] },
    { name: 'nothing', block: [] },
  ])('refuses $name', ({ block }) => {
    expect(misquote(block, SOURCE)).toEqual(expect.any(String));
  });
});

describe('regionOf', () => {
  const text = 'a\n// #region outer\nb\n  // #region inner\n  c\n  // #endregion\nd\n// #endregion\ne\n';

  test.each([
    { region: undefined, lines: ['a', 'b', '  c', 'd', 'e'] },
    { region: 'outer', lines: ['b', '  c', 'd'] },
    { region: 'inner', lines: ['  c'] },
  ])('gives the lines of $region without markers', ({ region, lines }) => {
    expect(regionOf(text, region)).toEqual(lines);
  });

  test('throws where there is no such region', () => {
    expect(() => regionOf(text, 'other')).toThrow('no region "other"');
  });

  test('throws where a region is never closed', () => {
    expect(() => regionOf('// #region open\na\n', 'open')).toThrow('never closed');
  });

  test('throws where a name is given twice', () => {
    expect(() => regionOf(`${text}${text}`, 'inner')).toThrow('two regions');
  });
});
