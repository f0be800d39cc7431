import { expect } from 'expect';
import { defineCases } from './kit-cases.mjs';

defineCases((name, body) => Deno.test(name, body), expect);
