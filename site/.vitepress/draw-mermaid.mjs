/** Lets Markdown draw fenced blocks of Mermaid by the theme's component; all other blocks stay code. */
export function drawMermaid(markdown) {
  const { fence } = markdown.renderer.rules;
  markdown.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index];
    if (!info.trim().startsWith('mermaid')) return fence(tokens, index, ...rest);
    return `<MermaidDiagram source="${encodeURIComponent(content)}" />`;
  };
}
