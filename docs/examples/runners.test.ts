import { test } from 'vitest';
// @ts-expect-error it is plain JavaScript, as Node, Bun and Deno run it
import { adds } from './runners/adds.mjs';

test('a test for any runner', adds as () => Promise<void>);
