import { test } from 'node:test';
import { expect } from 'expect';
import { defineCases } from './kit-cases.mjs';

defineCases(test, expect);
