import { defineContract, defineMethod } from 'rpc-testkit';
import type { ReportOptions } from 'rpc-testkit/report';
import { z } from 'zod';

const shop = defineContract('shop', { buy: defineMethod({ params: z.object({}), result: z.object({}) }) });
const payments = defineContract('payments', { charge: defineMethod({ params: z.object({}), result: z.object({}) }) });

interface Config {
  readonly reporters: readonly (string | readonly [name: 'rpc-testkit/report', options: ReportOptions])[];
}

export const config: Config = {
  // #region reporters
  // vitest.config.ts: test.reporters; jest.config.js: reporters
  reporters: ['default', ['rpc-testkit/report', { file: 'rpc.html' }]],
  // #endregion
};

export const withCoverage: Config['reporters'] = [
  // #region coverage
  ['rpc-testkit/report', { coverage: { contracts: [shop, payments], thresholds: { methods: 100, points: 80 } } }],
  // #endregion
];
