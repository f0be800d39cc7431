import { expect, test } from 'bun:test';
import { defineCases } from './kit-cases.mjs';

defineCases(test, expect, { native: true });
