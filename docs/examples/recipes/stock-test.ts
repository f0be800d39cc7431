// #region test
import { test as base } from 'vitest';
import { withMemoryRpc } from 'rpc-testkit/vitest';
import { services } from './stock.js';

/** The `test` of every suite that needs these services. */
export const test = base.extend(withMemoryRpc({ services, clients: ['shop', 'audit'] }));
// #endregion
