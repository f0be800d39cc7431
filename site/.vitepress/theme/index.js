import theme from 'vitepress/theme';
import MermaidDiagram from './MermaidDiagram.vue';
import './site.css';

export default {
  extends: theme,
  enhanceApp({ app }) {
    app.component('MermaidDiagram', MermaidDiagram);
  },
};
