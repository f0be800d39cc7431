import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { rolldown } from 'rolldown';

/**
 * The rooms and hops of one call: a room is a file that the run enters, a hop an entry from another file. Measured on a
 * build in which each function tells when it is entered and left, and each `await` when it goes and comes back.
 */
export async function roomFigures(root, walks) {
  const folder = mkdtempSync(join(tmpdir(), 'rpc-testkit-rooms-'));
  const steps = new Steps();
  globalThis.__told = steps;
  try {
    const files = await buildTold(root, folder);
    const kits = await Promise.all(['bus', 'kit'].map((name) => import(pathToFileURL(join(folder, `${name}.mjs`)))));
    const kit = Object.assign({}, ...kits);
    const figures = {};
    for (const [name, walk] of Object.entries(walks)) {
      await walk(kit, steps);
      figures[name] = { rooms: [...steps.entered].map((id) => files[id]), hops: steps.hops };
    }
    return figures;
  } finally {
    delete globalThis.__told;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Gives the paths of the files, by the numbers by which they tell of themselves. */
async function buildTold(root, folder) {
  const files = [];
  const bundle = await rolldown({
    cwd: root,
    input: { bus: join(root, 'src/index.ts'), kit: join(root, 'fixtures/index.ts') },
    external: /^[^./]/,
    platform: 'neutral',
    tsconfig: join(root, 'tsconfig.build.json'),
    plugins: [
      {
        name: 'told',
        transform: (code, path) => withTellers(path, code, files.push(relative(root, path)) - 1),
      },
    ],
    onLog() {},
  });
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' });
  await bundle.close();
  return files;
}

/** The file's text, with calls of the functions of `__told` put in. */
function withTellers(path, text, id) {
  const inserts = [];
  const put = (at, code) => inserts.push({ at, code });
  const tell = ({ body }) => {
    if (body === null) return;
    const isBlock = body.type === 'BlockStatement' || body.type === 'FunctionBody';
    put(
      isBlock ? body.start + 1 : body.start,
      isBlock ? `const __from = __told.enter(${id}); try {` : `__told.within(${id}, () => (`,
    );
    put(isBlock ? body.end - 1 : body.end, isBlock ? '} finally { __told.leave(__from); }' : '))');
  };
  new Visitor({
    FunctionDeclaration: tell,
    FunctionExpression: tell,
    ArrowFunctionExpression: (node) =>
      node.async && node.body.type !== 'FunctionBody' && node.body.type !== 'BlockStatement' ? undefined : tell(node),
    AwaitExpression: ({ start, end, argument }) => {
      put(start, `__told.back(${id}, `);
      put(argument.start, '__told.away(');
      put(argument.end, ')');
      put(end, ')');
    },
  }).visit(parseSync(path, text).program);
  return { code: insertAll(text, inserts) };
}

function insertAll(text, inserts) {
  const pieces = [];
  let last = 0;
  for (const { at, code } of inserts.toSorted((a, b) => a.at - b.at)) {
    pieces.push(text.slice(last, at), code);
    last = at;
  }
  return pieces.join('') + text.slice(last);
}

const OUTSIDE = -1;

/** What the tellers tell to: counts from `start` to `stop`. */
class Steps {
  entered = new Set();
  hops = 0;
  #counts = false;
  /** The file whose function runs. */
  #current = OUTSIDE;

  start = () => {
    this.entered = new Set();
    this.hops = 0;
    this.#counts = true;
  };

  stop = () => {
    this.#counts = false;
  };

  /** Gives the file to leave to. */
  enter(id) {
    const from = this.#current;
    this.#current = id;
    if (!this.#counts) return from;
    this.entered.add(id);
    if (from !== id) this.hops += 1;
    return from;
  }

  leave(from) {
    this.#current = from;
  }

  within(id, run) {
    const from = this.enter(id);
    try {
      return run();
    } finally {
      this.leave(from);
    }
  }

  /** What is awaited goes on in a turn in which no file has called another yet. */
  away(value) {
    this.#current = OUTSIDE;
    return value;
  }

  back(id, value) {
    this.#current = id;
    return value;
  }
}
