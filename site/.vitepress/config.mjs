import { defineConfig } from 'vitepress';
import packageJson from '../../package.json' with { type: 'json' };
import { contents } from '../contents.mjs';
import { drawMermaid } from './draw-mermaid.mjs';

const sidebar = contents.map(({ text, pages }) => ({
  text,
  items: Object.entries(pages).map(([page, title]) => ({ text: title, link: `/${page}` })),
}));

/** As GitHub makes anchors of headings, so that the pages' links hold in both places. */
function slugify(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

export default defineConfig({
  title: 'rpc-testkit',
  description: 'Test typed JSON-RPC services in one process',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  srcDir: 'pages',
  outDir: 'dist',
  cacheDir: '.cache',
  cleanUrls: true,
  // Every link between pages has to lead somewhere.
  ignoreDeadLinks: [/^\/examples\//],
  markdown: { anchor: { slugify }, config: drawMermaid },
  themeConfig: {
    sidebar,
    nav: [
      { text: 'Guide', link: '/guide' },
      { text: 'API', link: '/api/rpc-testkit' },
      { text: `v${packageJson.version}`, link: '/changelog' },
    ],
    outline: [2, 3],
    search: { provider: 'local' },
  },
});
