import { defineContract, defineNotification } from 'rpc-testkit';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type MethodNames, namesOf } from '../../src/contract/names.js';
import { KnownNames } from '../../src/transport/known-names.js';

const methodNames = (service: string, method: string, wireName = `${service}.${method}`): MethodNames => ({
  service,
  method,
  name: `${service}.${method}`,
  wireName,
});

/** A list that can't change, as contracts have it. */
const listOf = (...names: MethodNames[]): readonly MethodNames[] => Object.freeze(names);

const nameOf = (names: KnownNames, wireName: string): string => names.byWireName(wireName, 'request').name;

describe('forgetting', () => {
  test('a list of names twice does not forget what another has learned', () => {
    const line = { log: defineNotification({ params: z.object({}), wireName: 'log/line' }) };
    const list = namesOf(defineContract('line', line));
    const names = new KnownNames();
    const forget = names.learn(list);
    names.learn(list);

    forget();
    forget();

    expect(names.byWireName('log/line', 'notification').name).toBe('line.log');
  });

  test('gives a name back to the contract that had it before', () => {
    const names = new KnownNames();
    names.learnServed(listOf(methodNames('old', 'go', 'x')));
    const forget = names.learn(listOf(methodNames('new', 'go', 'x')));
    const during = nameOf(names, 'x');

    forget();

    expect([during, nameOf(names, 'x')]).toEqual(['new.go', 'old.go']);
  });

  test('leaves what was learned later', () => {
    const names = new KnownNames();
    const forget = names.learn(listOf(methodNames('a', 'go', 'a!')));
    names.learn(listOf(methodNames('b', 'go', 'b!')));
    names.learnServed(listOf(methodNames('c', 'go', 'c!')));

    forget();

    expect(['a!', 'b!', 'c!'].map((wireName) => nameOf(names, wireName))).toEqual(['a!', 'b.go', 'c.go']);
    expect([...names.everServed]).toEqual(['c.go']);
  });

  test('what a client knew leaves the names of a server of the same contract', () => {
    const names = new KnownNames();
    const list = listOf(methodNames('a', 'go', 'a!'));
    names.learnServed(list);
    const forget = names.learn(list);
    names.learn(listOf(methodNames('b', 'go')));

    forget();

    expect(nameOf(names, 'a!')).toBe('a.go');
    expect([...names.everServed]).toEqual(['a.go']);
  });
});

describe('a method counts as served', () => {
  test('once a server has it, not while only a client knows it', () => {
    const names = new KnownNames();
    const list = listOf(methodNames('a', 'go'));
    names.learn(list);
    const before = [...names.everServed];

    names.learnServed(list);

    expect([before, [...names.everServed]]).toEqual([[], ['a.go']]);
  });

  test('on its bus alone', () => {
    const [one, other] = [new KnownNames(), new KnownNames()];
    const list = listOf(methodNames('a', 'go'));

    one.learnServed(list);
    other.learn(list);

    expect([[...one.everServed], [...other.everServed]]).toEqual([['a.go'], []]);
  });
});

describe('a contract that is served again', () => {
  test('is the same one if its names are equal, though the list is another', () => {
    const names = new KnownNames();
    names.learnServed([methodNames('a', 'go', 'x')]);
    names.learnServed([methodNames('b', 'go', 'x')]);

    names.learnServed([methodNames('a', 'go', 'x')]);

    expect(nameOf(names, 'x')).toBe('b.go');
  });

  test('with the very same list leaves the newer one its names', () => {
    const names = new KnownNames();
    const list = listOf(methodNames('a', 'go', 'x'));
    names.learnServed(list);
    names.learnServed(listOf(methodNames('b', 'go', 'x')));

    names.learnServed(list);

    expect(nameOf(names, 'x')).toBe('b.go');
  });

  test('may have no methods', () => {
    const names = new KnownNames();
    names.learnServed([]);
    names.learnServed([methodNames('a', 'go', 'x')]);

    names.learnServed([]);

    expect(nameOf(names, 'x')).toBe('a.go');
  });

  test.each([
    ['another wire name', [methodNames('a', 'go', 'y')]],
    ['one more method', [methodNames('a', 'go', 'x'), methodNames('a', 'stop', 'y')]],
  ])('is another one with %s', (_what, list) => {
    const names = new KnownNames();
    names.learnServed([methodNames('a', 'go', 'x')]);

    names.learnServed(list);

    expect(nameOf(names, 'y')).toBe(list.at(-1)?.name);
  });
});

test('a list that has changed since another bus learned it is learned as it is now', () => {
  const list = [methodNames('a', 'go', 'x')];
  const [one, other] = [new KnownNames(), new KnownNames()];
  one.learn(list);
  nameOf(one, 'x');

  list.push(methodNames('a', 'stop', 'y'));
  other.learn(list);

  expect(nameOf(other, 'y')).toBe('a.stop');
});

test('a message that has the name of a method, not its wire name, is not taken for it', () => {
  const names = new KnownNames();
  names.learn(listOf(methodNames('a', 'go', 'x')));

  const { service, name, wireName } = names.byWireName('a.go', 'notification');

  expect({ service, name, wireName }).toEqual({ service: '', name: 'wire:a.go', wireName: 'a.go' });
});

test('an untyped call finds a method by the two parts of its wire name, and nothing by the parts of a longer one', () => {
  const names = new KnownNames();
  names.learn(
    listOf(methodNames('a', 'go', 'x.go'), methodNames('a', 'stop', 'x.stop'), methodNames('a', 'on', 'x.on.y')),
  );

  expect(names.byParts('x', 'go', 'request')?.name).toBe('a.go');
  expect(names.byParts('x', 'stop', 'notification')?.kind).toBe('notification');
  expect(names.byParts('x', 'on', 'request')).toBeUndefined();
  expect(names.byParts('a', 'go', 'request')).toBeUndefined();
});

test.each(['bare', '.go', 'x.', '$/x.go', 'x.1'])('an untyped call finds nothing by the parts of %j', (wireName) => {
  const names = new KnownNames();
  const [service = '', method = 'undefined'] = wireName.split('.');
  names.learn(listOf(methodNames('a', 'go', wireName)));

  expect(names.byParts(service, method, 'request')).toBeUndefined();
});
