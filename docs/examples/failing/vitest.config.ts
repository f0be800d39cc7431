import { defineConfig } from 'vitest/config';
import project from '../../../vitest.config.ts';

export default defineConfig({
  resolve: project.resolve ?? {},
  test: { include: ['docs/examples/failing/*.fails.ts'] },
});
