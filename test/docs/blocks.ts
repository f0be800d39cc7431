/** A fenced code block of a Markdown page. */
export interface Block {
  readonly language: string;
  /** What stands behind `file=` in the info string. */
  readonly source: string | undefined;
  /** The line of the opening fence, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

const FENCE = /^(\s*)(`{3,})\s*(.*)$/;

/** The fenced blocks of a page, in order, each without the indentation of its fence; throws on one that isn't closed. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { info: string; ticks: string; indent: number; line: number; lines: string[] } | undefined;
  for (const [index, text] of markdown.split('\n').entries()) {
    const [, indent = '', ticks = '', info = ''] = FENCE.exec(text) ?? [];
    if (open === undefined) {
      if (ticks !== '') open = { info, ticks, indent: indent.length, line: index + 1, lines: [] };
    } else if (ticks.length >= open.ticks.length && info === '') {
      blocks.push({ ...sourceOf(open.info), line: open.line, lines: open.lines });
      open = undefined;
    } else {
      open.lines.push(text.slice(Math.min(open.indent, text.search(/\S|$/))));
    }
  }
  if (open !== undefined) throw new Error(`line ${open.line}: this block is never closed`);
  return blocks;
}

function sourceOf(info: string): Pick<Block, 'language' | 'source'> {
  const [language = '', ...rest] = info.trim().split(/\s+/);
  return { language, source: rest.find((word) => word.startsWith('file='))?.slice('file='.length) };
}
