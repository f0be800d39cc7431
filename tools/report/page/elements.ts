import type { Ui } from './ui.js';

declare const ui: Ui;

/* Functions of the page. They run in the browser, in one script, as members of `ui`: see ../to-page.ts. */

type Child = Node | string | false | undefined;

/** What makes elements. All text is text: nothing of a report is ever read as markup. */
export const elements = {
  /** An element with a class, attributes and children. */
  h(tag: string, attributes: Readonly<Record<string, string>>, ...children: readonly Child[]): HTMLElement {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    for (const child of children) if (child !== false && child !== undefined) element.append(child);
    return element;
  },

  /** A text on one line, without what would colour it, control it or turn its direction. */
  plain(text: string, longest = 400): string {
    const colours = new RegExp(String.raw`\u001B\[[\d;]*[A-Za-z]`, 'g');
    const clean = text
      .replaceAll(colours, '')
      .replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ');
    return clean.length > longest ? `${clean.slice(0, longest - 1)}…` : clean;
  },

  /** The same for a text of several lines. */
  lines(text: string): string {
    return text
      .split('\n')
      .map((line) => ui.plain(line, 2_000))
      .join('\n');
  },

  time(us: number): string {
    if (us < 1_000) return `${us} µs`;
    return us < 1_000_000 ? `${(us / 1_000).toFixed(us < 10_000 ? 2 : 1)} ms` : `${(us / 1_000_000).toFixed(2)} s`;
  },

  /** A link to a line in the editor; a text where there is none to lead to. */
  place(callSite: string, editor: string, root: string): HTMLElement {
    const found = /^(?:(.*) \()?([^()]+):(\d+):(\d+)\)?$/.exec(callSite);
    if (found === null) return ui.h('span', {}, ui.plain(callSite));
    const [, , path = '', line = '', column = ''] = found;
    const isWhole = path.startsWith('/') || /^[A-Za-z]:/.test(path);
    const file = isWhole ? path : `${root}/${path}`;
    const address = editor
      .replaceAll('{file}', encodeURI(file))
      .replaceAll('{line}', line)
      .replaceAll('{column}', column);
    const isSafe = /^(?!javascript:|data:|vbscript:)[a-z][\w+.-]*:/i.test(address);
    return ui.h('a', isSafe ? { href: address } : {}, ui.plain(callSite));
  },
};
