// #region set-up
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { setupFiles: ['rpc-testkit/vitest'] },
});
// #endregion
